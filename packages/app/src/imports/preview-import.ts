import { knownPortfolio } from '@gantry/store/imports/known'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { keepDrop } from './drops.ts'
import type { FilePreview } from './file-preview.ts'
import { type ImportRequest, planWith } from './import-files.ts'
import { mayImport, refuseRequest } from './import-limits.ts'
import { parseOptions } from './parse-options.ts'
import type { ImportReport } from './report.ts'
import { openWorkshop } from './workshop.ts'

/** What files would say and do, before anything is written. */
export interface ImportPreview {
  /** With it the same files are imported without sending them again. */
  readonly token: string
  readonly files: readonly FilePreview[]
  /** What importing would do now; null when it would be refused, and then `refusal` says why. */
  readonly report: ImportReport | null
  readonly refusal: { readonly id: string; readonly message: string; readonly mend?: string } | null
}

export type PreviewRequest = Omit<ImportRequest, 'dryRun'> & {
  /** Of an earlier preview of the same files: they are not kept again. */
  readonly token?: string
}

/** Reads, maps and matches files without writing anything. What cannot be taken is told among the problems. */
export async function previewImport(context: Context, request: PreviewRequest): Promise<Outcome<ImportPreview>> {
  const refused = mayImport(context) ?? refuseRequest(request)
  if (refused) return refused
  const known = await knownPortfolio(context.store, context.org)
  const workshop = await openWorkshop(request.files, parseOptions(known, request), context.newId, request.watch)
  try {
    const planned = await planWith(context, known, workshop, { ...request, dryRun: true })
    return done({
      token: request.token ?? (await keepDrop(context, request.files)),
      files: workshop.previews,
      report: planned.ok ? planned.value.report : null,
      refusal: planned.ok ? null : refusalWords(planned.refusal),
    })
  } finally {
    await workshop.close()
  }
}

function refusalWords({ id, message, mend }: { id: string; message: string; mend?: string }) {
  return { id, message, ...(mend === undefined ? {} : { mend }) }
}
