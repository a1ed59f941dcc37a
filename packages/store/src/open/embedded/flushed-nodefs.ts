import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** The stream operations of Emscripten's NODEFS, as far as we touch them. */
export interface NodeStream {
  readonly nfd: number
  readonly node: { readonly mode: number }
}
export interface NodeStreamOps {
  fsync?: (stream: NodeStream) => number
  write(stream: NodeStream, buffer: Uint8Array, offset: number, length: number, position: number): number
}
export interface NodeFileSystem {
  readonly stream_ops: NodeStreamOps
  readonly node_ops: Record<string, (...given: never[]) => unknown>
  realPath(node: unknown): string
}

type EmscriptenOptions = Parameters<NodeFS['init']>[1]

const directory = 0o040000
const typeMask = 0o170000

/**
 * PGlite's Node file system drops fsync: the engine's `fd_sync` calls `stream_ops.fsync`, which NODEFS does not have.
 * This one has it, so that a commit is on the disk when it is acknowledged, and counts the calls.
 */
export class FlushedNodeFs extends NodeFS {
  fsyncs = 0
  readonly #layer: ((nodefs: NodeFileSystem) => void) | undefined

  constructor(folder: string, layer?: (nodefs: NodeFileSystem) => void) {
    super(folder)
    this.#layer = layer
  }

  override async init(pg: PGlite, options: EmscriptenOptions): ReturnType<NodeFS['init']> {
    const install = (module: { NODEFS: unknown }): void => {
      const nodefs = module.NODEFS as NodeFileSystem
      nodefs.stream_ops.fsync = (stream) => {
        this.fsyncs += 1
        flush(stream)
        return 0
      }
      this.#layer?.(nodefs)
    }
    return await super.init(pg, { ...options, preRun: [...(options.preRun ?? []), install] })
  }
}

function flush(stream: NodeStream): void {
  if ((stream.node.mode & typeMask) === directory) fsyncSync(stream.nfd)
  else fdatasyncSync(stream.nfd)
}

/** Flushes one file or folder by name. */
export function flushPath(path: string): void {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
