import { Worker } from 'node:worker_threads'
import type { ImportProblem } from '@gantry/domain/import/types'
import type { FilePreview } from './file-preview.ts'
import type { DroppedFile, ParseOptions } from './parsed-file.ts'
import { type PlanInput, type PlannedImport, readFiles } from './read-and-plan.ts'
import type { FromWorkshop, ToWorkshop } from './workshop-thread.ts'

export interface ImportWatch {
  /** 0 to 1. */
  readonly progress?: (fraction: number) => void
  readonly signal?: AbortSignal
}

/** Files in work: read once, planned with as often as needed, then put away with `close`. */
export interface Workshop {
  readonly previews: readonly FilePreview[]
  readonly refused: readonly ImportProblem[]
  plan(input: PlanInput): Promise<PlannedImport>
  close(): Promise<void>
}

/** Files smaller than this together are worked on here: a thread would take longer to start. */
const smallBytes = 16 * 1024

/**
 * Reads files and plans their import in a thread of its own, so that the event loop never waits for it.
 * @throws the signal's reason when cancelled
 */
export async function openWorkshop(
  files: readonly DroppedFile[],
  options: ParseOptions,
  newId: () => string,
  watch: ImportWatch = {},
): Promise<Workshop> {
  watch.signal?.throwIfAborted()
  if (files.reduce((sum, file) => sum + file.bytes.length, 0) < smallBytes) return here(files, options, newId, watch)
  return await apart(files, options, watch)
}

function here(
  files: readonly DroppedFile[],
  options: ParseOptions,
  newId: () => string,
  { progress, signal }: ImportWatch,
): Workshop {
  const watch = { progress: (fraction: number) => progress?.(fraction), stopped: () => signal?.aborted ?? false }
  const read = readFiles(files, options, watch, newId)
  return {
    previews: read.previews,
    refused: read.refused,
    plan: async (input) => read.plan(input),
    close: async () => undefined,
  }
}

async function apart(files: readonly DroppedFile[], options: ParseOptions, watch: ImportWatch): Promise<Workshop> {
  const worker = new Worker(new URL('./workshop-thread.ts', import.meta.url), {
    workerData: { files, options },
    resourceLimits: { maxOldGenerationSizeMb: 1536 },
  })
  const cancel = () => void worker.terminate()
  watch.signal?.addEventListener('abort', cancel)
  async function close(): Promise<void> {
    watch.signal?.removeEventListener('abort', cancel)
    await worker.terminate()
  }
  try {
    const read = await answer(worker, 'read', watch)
    return {
      previews: read.previews,
      refused: read.refused,
      close,
      async plan(input) {
        const planned = answer(worker, 'planned', watch)
        worker.postMessage({ type: 'plan', input } satisfies ToWorkshop)
        return (await planned).planned
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

type Answer<T extends FromWorkshop['type']> = Extract<FromWorkshop, { type: T }>

/** The thread's next answer of one sort; what it throws, and its end, are errors here. */
function answer<T extends 'read' | 'planned'>(
  worker: Worker,
  type: T,
  { progress, signal }: ImportWatch,
): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', take).off('error', fail).off('exit', end)
      act()
    }
    const take = (message: FromWorkshop) => {
      if (message.type === 'progress') progress?.(message.fraction)
      else if (message.type === type) settle(() => resolve(message as Answer<T>))
    }
    const fail = (error: Error) => settle(() => reject(error))
    const end = () => settle(() => reject(signal?.aborted ? signal.reason : new Error('Reading the files ended early')))
    worker.on('message', take).on('error', fail).on('exit', end)
  })
}
