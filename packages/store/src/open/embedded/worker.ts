import { readFile, writeFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { MemoryFS, PGlite } from '@electric-sql/pglite'
import { FlushedNodeFs, type NodeFileSystem } from './flushed-nodefs.ts'
import type { FromWorker, ToWorker, WorkerStart } from './messages.ts'

/** The embedded database itself: bytes of the wire protocol in, bytes out, one message at a time. */
const port = parentPort!
const start = workerData as WorkerStart
const disk = start.folder === null ? null : new FlushedNodeFs(start.folder, await fileLayer(start))
const startParameters = [
  '--single',
  '-j',
  ...Object.entries({
    search_path: 'public',
    exit_on_error: 'false',
    log_checkpoints: 'false',
    max_worker_processes: '0',
    max_parallel_workers: '0',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    io_method: 'sync',
    jit: 'off',
    shared_buffers: `${start.sharedBuffersMb}MB`,
    // fdatasync and open_datasync reach nothing in this build; fsync reaches FlushedNodeFs.
    fsync: disk ? 'on' : 'off',
    wal_sync_method: 'fsync',
    full_page_writes: disk ? 'on' : 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '256MB',
    timezone: 'UTC',
    datestyle: 'ISO, YMD',
    bytea_output: 'hex',
    intervalstyle: 'postgres',
    client_min_messages: 'warning',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
]

/** POSTGRES_MAIN_LONGJMP of PGlite: an ERROR on its way back to the main loop. */
const errorExit = 100

let database: PGlite
try {
  database = await open()
  tell({ kind: 'ready', fsyncs: disk?.fsyncs ?? 0, heapBytes: heapBytes() })
  port.on('message', (message: ToWorker) => void handle(message))
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
}

async function open(): Promise<PGlite> {
  const snapshot = start.snapshot ? { loadDataDir: new Blob([await readFile(start.snapshot)]) } : {}
  const opened = await PGlite.create({ fs: disk ?? new MemoryFS(), startParams: startParameters, ...snapshot })
  stopAtPanic(opened.Module)
  return opened
}

/**
 * PGlite goes on calling the engine whatever it throws, for ever after a PANIC (a full disk, for one). An ordinary error
 * leaves by one known exit status; with anything else this thread ends, and the next one recovers from the log.
 */
function stopAtPanic(engine: { _PostgresMainLoopOnce: () => void }): void {
  const step = engine._PostgresMainLoopOnce
  engine._PostgresMainLoopOnce = () => {
    try {
      step()
    } catch (error) {
      if ((error as { status?: number }).status !== errorExit) process.exit(1)
      throw error
    }
  }
}

async function handle(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'run': {
      const bytes = await run(message.bytes)
      return tell({ kind: 'answer', bytes, fsyncs: disk?.fsyncs ?? 0, heapBytes: heapBytes() }, [bytes.buffer])
    }
    case 'dump': {
      const tar = await database.dumpDataDir('none')
      await writeFile(message.file, new Uint8Array(await tar.arrayBuffer()))
      return tell({ kind: 'dumped' })
    }
    case 'close':
      await database.close()
      tell({ kind: 'closed' })
      return port.close()
  }
}

/** Streaming, because the plain call also parses the answer here and keeps it for ever. */
async function run(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  await database.execProtocolRawStream(bytes, {
    syncToFs: false,
    onRawData(chunk) {
      chunks.push(chunk.slice())
      length += chunk.length
    },
  })
  const answer = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    answer.set(chunk, at)
    at += chunk.length
  }
  return answer
}

async function fileLayer({ fileLayer: layer }: WorkerStart): Promise<((nodefs: NodeFileSystem) => void) | undefined> {
  if (!layer) return undefined
  const { install } = (await import(layer.module)) as { install: (nodefs: NodeFileSystem, options: unknown) => void }
  return (nodefs) => install(nodefs, layer.options)
}

function heapBytes(): number {
  return database.Module.HEAPU8.length
}

function tell(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer)
}
