import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { NodeFileSystem, NodeStream } from '../open/embedded/flushed-nodefs.ts'

/**
 * Stands between the embedded database and the disk and remembers every write that was not flushed. After so many writes
 * the power fails: of each unflushed write some 512-byte sectors reach the disk and the others do not, and the process is
 * killed. Creating, renaming and removing files is taken as done at once.
 */
export interface PowerCut {
  readonly folder: string
  readonly seed: number
  readonly afterWrites: number
  /** A disk that only pretends to flush: shows that the test would notice. */
  readonly ignoreFlush?: boolean
}

interface Unflushed {
  readonly position: number
  readonly old: Buffer
  readonly oldSize: number
  /** Empty where the file was cut shorter. */
  readonly written: Buffer
}

const sector = 512

export function install(nodefs: NodeFileSystem, { folder, seed, afterWrites, ignoreFlush = false }: PowerCut): void {
  const pending = new Map<number, Unflushed[]>()
  const random = randomOf(seed)
  let writes = 0

  function remember(inode: number, entry: Unflushed): void {
    const entries = pending.get(inode)
    if (entries) entries.push(entry)
    else pending.set(inode, [entry])
  }

  const { write, fsync } = nodefs.stream_ops
  nodefs.stream_ops.write = (stream, buffer, offset, length, position) => {
    const { ino, size } = fstatSync(stream.nfd)
    const written = Buffer.from(buffer.subarray(offset, offset + length))
    remember(ino, { position, old: readAt(realPath(nodefs, stream), position, length), oldSize: size, written })
    writes += 1
    if (writes === afterWrites) cutPower()
    return write(stream, buffer, offset, length, position)
  }
  nodefs.stream_ops.fsync = (stream) => {
    if (!ignoreFlush) pending.delete(fstatSync(stream.nfd).ino)
    return fsync?.(stream) ?? 0
  }

  const setattr = nodefs.node_ops.setattr as (node: unknown, attributes: { size?: number }) => unknown
  nodefs.node_ops.setattr = (node: unknown, attributes: { size?: number }) => {
    const path = nodefs.realPath(node)
    if (attributes.size !== undefined) rememberCut(path, attributes.size)
    return setattr(node, attributes)
  }

  function rememberCut(path: string, newSize: number): void {
    const { ino, size } = lstatSync(path)
    if (newSize >= size) return
    remember(ino, {
      position: newSize,
      old: readAt(path, newSize, size - newSize),
      oldSize: size,
      written: Buffer.alloc(0),
    })
  }

  function cutPower(): never {
    const paths = inodesUnder(folder)
    for (const [inode, entries] of pending) {
      const path = paths.get(inode)
      if (path !== undefined) lose(path, entries, random)
    }
    process.kill(process.pid, 'SIGKILL')
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
}

function realPath(nodefs: NodeFileSystem, stream: NodeStream): string {
  return nodefs.realPath(stream.node)
}

/** Back to what was flushed, then those sectors of later writes that happened to reach the disk. */
function lose(path: string, entries: readonly Unflushed[], random: () => number): void {
  const fd = openSync(path, 'r+')
  for (const { position, old, oldSize } of entries.toReversed()) {
    if (old.length > 0) writeSync(fd, old, 0, old.length, position)
    ftruncateSync(fd, oldSize)
  }
  const share = random()
  for (const { position, written } of entries) {
    for (let at = 0; at < written.length; at += sector) {
      if (random() < share) writeSync(fd, written, at, Math.min(sector, written.length - at), position + at)
    }
  }
  fsyncSync(fd)
  closeSync(fd)
}

function readAt(path: string, position: number, length: number): Buffer {
  const fd = openSync(path, 'r')
  const bytes = Buffer.alloc(length)
  const read = readSync(fd, bytes, 0, length, position)
  closeSync(fd)
  return bytes.subarray(0, read)
}

function inodesUnder(folder: string, found = new Map<number, string>()): Map<number, string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) inodesUnder(path, found)
    else found.set(lstatSync(path).ino, path)
  }
  return found
}

/** mulberry32 */
function randomOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
