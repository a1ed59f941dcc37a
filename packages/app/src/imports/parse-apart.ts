import { Worker } from 'node:worker_threads'
import { parseFiles } from './parse-files.ts'
import type { DroppedFile, ParsedFile, ParsedTable, ParseOptions } from './parsed-file.ts'
import type { FromWorker } from './parse-worker.ts'

export interface ParseWatch {
  /** 0 to 1. */
  readonly progress?: (fraction: number) => void
  readonly signal?: AbortSignal
}

/** Files smaller than this together are read at once: a thread would take longer to start. */
const smallBytes = 24 * 1024

/**
 * Reads and interprets files in a thread of its own, so that nothing here waits for it. Rows come back in portions, so
 * that taking them never holds the event loop for long.
 * @throws the signal's reason when cancelled
 */
export async function parseApart(files: readonly DroppedFile[], options: ParseOptions, watch: ParseWatch = {}): Promise<ParsedFile[]> {
  watch.signal?.throwIfAborted()
  if (files.reduce((sum, file) => sum + file.bytes.length, 0) < smallBytes) {
    return parseFiles(files, options, { progress: (fraction) => watch.progress?.(fraction), stopped: () => false })
  }
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: { files, options },
    resourceLimits: { maxOldGenerationSizeMb: 1536 },
  })
  const cancel = () => void worker.terminate()
  watch.signal?.addEventListener('abort', cancel)
  try {
    return await answerOf(worker, watch)
  } finally {
    watch.signal?.removeEventListener('abort', cancel)
    await worker.terminate()
  }
}

async function answerOf(worker: Worker, watch: ParseWatch): Promise<ParsedFile[]> {
  const files: ParsedFile[] = []
  return await new Promise((resolve, reject) => {
    worker.on('error', reject)
    worker.on('exit', () => reject(watch.signal?.aborted ? watch.signal.reason : new Error('Reading the files ended early')))
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'progress') watch.progress?.(message.fraction)
      if (message.type === 'file') files.push({ ...message.file, tables: [], problems: [] })
      if (message.type === 'table') tablesOf(files).push(message.table)
      if (message.type === 'rows') lastTable(files).interpreted.rows.push(...message.rows)
      if (message.type === 'problems') (files.at(-1)!.problems as unknown[]).push(...message.problems)
      if (message.type === 'done') resolve(files)
    })
  })
}

function tablesOf(files: ParsedFile[]): ParsedTable[] {
  return files.at(-1)!.tables as ParsedTable[]
}

function lastTable(files: ParsedFile[]): ParsedTable {
  return tablesOf(files).at(-1)!
}
