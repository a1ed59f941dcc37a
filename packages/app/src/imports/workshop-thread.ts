import { parentPort, workerData } from 'node:worker_threads'
import type { ImportProblem } from '@gantry/domain/import/types'
import { newId } from '../new-id.ts'
import type { FilePreview } from './file-preview.ts'
import type { DroppedFile, ParseOptions } from './parsed-file.ts'
import { type PlanInput, type PlannedImport, readFiles } from './read-and-plan.ts'

export type ToWorkshop = { readonly type: 'plan'; readonly input: PlanInput }

export type FromWorkshop =
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'read'; readonly previews: readonly FilePreview[]; readonly refused: readonly ImportProblem[] }
  | { readonly type: 'planned'; readonly planned: PlannedImport }

const { files, options } = workerData as { files: DroppedFile[]; options: ParseOptions }
let told = 0
const watch = {
  stopped: () => false,
  progress(fraction: number) {
    if (fraction < told + 0.02) return
    told = fraction
    tell({ type: 'progress', fraction })
  },
}
const read = readFiles(files, options, watch, newId)
tell({ type: 'read', previews: read.previews, refused: read.refused })
parentPort?.on('message', ({ input }: ToWorkshop) => tell({ type: 'planned', planned: read.plan(input) }))

function tell(message: FromWorkshop): void {
  parentPort?.postMessage(message)
}
