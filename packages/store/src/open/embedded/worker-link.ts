import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker, WorkerStart } from './messages.ts'

/** The worker ended although nobody asked it to. */
export class WorkerDied extends Error {
  override readonly name = 'WorkerDied'
}

/** One running worker: one request at a time, each with its answer. */
export interface WorkerLink {
  readonly heapBytes: number
  readonly fsyncs: number
  readonly isDead: boolean
  /** Wire bytes in, wire bytes out. @throws WorkerDied */
  run(bytes: Uint8Array): Promise<Uint8Array>
  /** Writes the whole cluster as a tar. */
  dump(file: string): Promise<void>
  /** Lets the database shut down, and the thread end. */
  close(): Promise<void>
  /** Stops the thread in the middle of whatever it does, as a kill would. */
  kill(): Promise<void>
}

interface Pending {
  resolve(message: FromWorker): void
  reject(error: Error): void
}

/** Starts a worker and waits until its database is open. @throws Error with the database's reason when it does not open */
export async function startWorker(start: WorkerStart): Promise<WorkerLink> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: start, execArgv: [], stdout: false })
  let pending: Pending | undefined
  let dead: Error | undefined
  let heapBytes = 0
  let fsyncs = 0

  worker.on('message', (message: FromWorker) => {
    if ('heapBytes' in message) ({ heapBytes, fsyncs } = message)
    const asked = pending
    pending = undefined
    if (message.kind === 'failed') asked?.reject(new Error(message.message))
    else asked?.resolve(message)
  })
  worker.on('error', (error) => end(new WorkerDied(error instanceof Error ? error.message : String(error))))
  worker.on('exit', (code) => end(new WorkerDied(`The database thread ended (${code})`)))

  function end(error: Error): void {
    dead ??= error
    pending?.reject(dead)
    pending = undefined
  }

  function answer(): Promise<FromWorker> {
    return new Promise((resolve, reject) => {
      if (dead) reject(dead)
      else if (pending) reject(new Error('The database thread was asked twice at once'))
      else pending = { resolve, reject }
    })
  }

  async function ask(message: ToWorker, transfer: ArrayBuffer[] = []): Promise<FromWorker> {
    const answered = answer()
    worker.postMessage(message, transfer)
    return await answered
  }

  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  try {
    await answer()
  } catch (error) {
    await worker.terminate()
    throw error
  }

  return {
    get heapBytes() {
      return heapBytes
    },
    get fsyncs() {
      return fsyncs
    },
    get isDead() {
      return dead !== undefined
    },
    async run(bytes) {
      const message = await ask({ kind: 'run', bytes })
      if (message.kind !== 'answer') throw new Error(`Asked for an answer, got ${message.kind}`)
      return message.bytes
    },
    async dump(file) {
      await ask({ kind: 'dump', file })
    },
    async close() {
      await ask({ kind: 'close' })
      await exited
    },
    async kill() {
      await worker.terminate()
    },
  }
}
