import type { ImportProblem } from '@gantry/domain/import/types'
import type { Reach } from '@gantry/domain/reach'
import type { Query } from '@gantry/store/database'
import type { KnownPortfolio } from '@gantry/store/imports/known'
import { type FilePreview, filePreview } from './file-preview.ts'
import type { PortfolioChoice } from './fill-books.ts'
import type { LinkChoices } from './link-choices.ts'
import { makePlan } from './make-plan.ts'
import { parseFiles, type Watch } from './parse-files.ts'
import type { DroppedFile, ParsedFile, ParseOptions } from './parsed-file.ts'
import type { Stamp } from './plan-rows.ts'
import { type ImportActor, planStatements } from './plan-statements.ts'
import type { ImportReport } from './report.ts'
import type { ParentsToMake } from './tree-book.ts'

/** What a plan is made from, beside the files: plain data, so that it travels to a thread. */
export interface PlanInput extends ImportActor {
  readonly importId: string
  readonly portfolio: PortfolioChoice
  readonly known: KnownPortfolio
  readonly reach: Reach
  readonly stamp: Stamp
  readonly dryRun: boolean
  readonly links: LinkChoices
  readonly createParents: ParentsToMake
}

/** The plan as far as the caller needs it. No statements for a dry run, or when nothing changes. */
export interface PlannedImport {
  readonly report: ImportReport
  readonly changes: boolean
  /** Titles of rows of which something was said that is no longer possible. */
  readonly unmet: readonly string[]
  readonly basedOn: number
  readonly statements: readonly Query[] | null
}

/** Files that were read and can be planned with, once or again. */
export interface ReadFiles {
  readonly previews: readonly FilePreview[]
  /** Of files that cannot be taken at all. */
  readonly refused: readonly ImportProblem[]
  plan(input: PlanInput): PlannedImport
}

/** Bytes → everything an import needs. Pure but for the ids it asks for: this is the part that may take long. */
export function readFiles(
  files: readonly DroppedFile[],
  options: ParseOptions,
  watch: Watch,
  newId: () => string,
): ReadFiles {
  const parsed = parseFiles(files, options, watch)
  return {
    previews: parsed.map(filePreview),
    refused: refusedFiles(parsed),
    plan(input) {
      const plan = makePlan({ ...input, files: parsed, newId })
      return {
        report: plan.report,
        changes: plan.changes,
        unmet: plan.unmet,
        basedOn: plan.basedOn,
        statements: input.dryRun || !plan.changes ? null : planStatements(plan, input.stamp, { ...input, newId }),
      }
    },
  }
}

/** A workbook of which one sheet can be taken is not refused for its other sheets. */
function refusedFiles(files: readonly ParsedFile[]): ImportProblem[] {
  return files.flatMap((file) => {
    const refused = file.problems.filter((problem) => problem.effect === 'fileRefused')
    return file.tables.length === 0 || refused.some((problem) => problem.sheet === undefined) ? refused : []
  })
}
