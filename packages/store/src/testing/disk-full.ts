import { existsSync } from 'node:fs'
import type { NodeFileSystem } from '../open/embedded/flushed-nodefs.ts'

/** A disk on which nothing more can be written, and nothing be flushed, while a certain file exists. */
export interface DiskFull {
  readonly whileExists: string
}

/** @public loaded by the worker, by its address */
export function install(nodefs: NodeFileSystem, { whileExists }: DiskFull): void {
  const { write, fsync } = nodefs.stream_ops
  nodefs.stream_ops.write = (stream, buffer, offset, length, position) => {
    if (existsSync(whileExists)) throw errno
    return write(stream, buffer, offset, length, position)
  }
  nodefs.stream_ops.fsync = (stream) => {
    if (existsSync(whileExists)) throw errno
    return fsync?.(stream) ?? 0
  }
}

/** ENOSPC as the engine's file system throws it. */
const errno = { name: 'ErrnoError', errno: 51 }
