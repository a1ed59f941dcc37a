import { Worker } from 'node:worker_threads'
import { type FileOutcome, type PlanFile, readPlanFile, type ReadFileOptions } from './read-plan-file.ts'

/** A smaller file is read here: a thread would take longer to start. */
const smallBytes = 64 * 1024

/** Reads a plan's file in a thread of its own, so that nobody waits for it but who sent it. */
export async function readApart(file: PlanFile, options: ReadFileOptions): Promise<FileOutcome> {
  if (file.bytes.length < smallBytes) return readPlanFile(file, options)
  const worker = new Worker(new URL('./plan-file-thread.ts', import.meta.url), {
    workerData: { file, options },
    resourceLimits: { maxOldGenerationSizeMb: 1536 },
  })
  try {
    return await new Promise<FileOutcome>((resolve, reject) => {
      worker.once('message', (outcome: FileOutcome) => resolve(outcome))
      worker.once('error', (error) => (ranOut(error) ? resolve(tooLarge) : reject(error)))
      worker.once('exit', () => reject(new Error('The thread that read the plan ended without an answer')))
    })
  } finally {
    await worker.terminate()
  }
}

const ranOut = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const tooLarge: FileOutcome = {
  refusal: {
    id: 'plan.tooLarge',
    message: 'The plan is too large to be read.',
    mend: 'Maybe make a project of each of its parts, and link them.',
  },
}
