import type { ImportProblem } from '@gantry/domain/import/types'
import { knownPortfolio } from '@gantry/store/imports/known'
import type { Context } from '../context.ts'
import { done, type Outcome, type Refusal } from '../outcome.ts'
import { keepDrop } from './drops.ts'
import type { FilePreview } from './file-preview.ts'
import { type ImportRequest, planWith, refusedFiles } from './import-files.ts'
import { mayImport, refuseRequest } from './import-limits.ts'
import { parseOptions } from './parse-options.ts'
import type { ImportReport } from './report.ts'
import { openWorkshop } from './workshop.ts'

/** What files would say and do, before anything is written. */
export interface ImportPreview {
  /** With it the same files are imported without sending them again. */
  readonly token: string
  readonly files: readonly FilePreview[]
  /** What importing would do now; null when that cannot be worked out. */
  readonly report: ImportReport | null
  /** Why importing would be refused. What refuses single files stands among their problems. */
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
    const undated = planned.ok ? [] : problemsIn(planned.refusal)
    const refusing = refusedFiles([...workshop.refused, ...undated], 'import.file-refused')
    const refusal = planned.ok || undated.length > 0 ? refusing?.refusal : planned.refusal
    return done({
      token: request.token ?? (await keepDrop(context, request.files)),
      files: workshop.previews.map((file) => withProblems(file, undated)),
      report: planned.ok ? planned.value.report : null,
      refusal: refusal ? refusalWords(refusal) : null,
    })
  } finally {
    await workshop.close()
  }
}

/** Problems of single files, where those are why a plan was refused. */
function problemsIn({ id, values }: Refusal): ImportProblem[] {
  return id === 'import.period-unknown' ? ((values?.problems ?? []) as ImportProblem[]) : []
}

/** Every file with what refuses it, also where that shows only once all files are taken together. */
function withProblems(preview: FilePreview, problems: readonly ImportProblem[]): FilePreview {
  const own = problems.filter(({ file }) => file === preview.file)
  return own.length === 0 ? preview : { ...preview, problems: [...own, ...preview.problems] }
}

function refusalWords({ id, message, mend }: { id: string; message: string; mend?: string }) {
  return { id, message, ...(mend === undefined ? {} : { mend }) }
}
