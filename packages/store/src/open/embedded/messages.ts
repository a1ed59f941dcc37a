/** What passes between the engine and its worker. Bytes are PostgreSQL's own wire protocol. */
export interface WorkerStart {
  /** The cluster's folder; null keeps everything in memory (tests). */
  readonly folder: string | null
  /** A tar of a cluster to start from, for a store in memory. */
  readonly snapshot?: string
  readonly sharedBuffersMb: number
  /** A module with `install(nodefs, FS, options)` that stands between the database and the disk (durability tests). */
  readonly fileLayer?: { readonly module: string; readonly options: unknown }
}

export type ToWorker =
  | { readonly kind: 'run'; readonly bytes: Uint8Array }
  | { readonly kind: 'dump'; readonly file: string }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'ready'; readonly fsyncs: number; readonly heapBytes: number }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'answer'; readonly bytes: Uint8Array; readonly fsyncs: number; readonly heapBytes: number }
  | { readonly kind: 'dumped' }
  | { readonly kind: 'closed' }
