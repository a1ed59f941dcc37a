import type { Readable } from 'node:stream'

/** Where attached files are kept, by the hash of their content: the same bytes are kept once. */
export interface BlobStore {
  /**
   * Keeps what the stream gives; resolves once it is safe on disk.
   * @throws whatever the stream throws, and then keeps nothing
   */
  put(content: AsyncIterable<Uint8Array>): Promise<Blob>
  /** Undefined when there is none of that hash. */
  get(sha256: string): Promise<Readable | undefined>
}

export interface Blob {
  /** Hexadecimal. */
  readonly sha256: string
  readonly bytes: number
}
