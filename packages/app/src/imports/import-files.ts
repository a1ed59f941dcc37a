import { DatabaseError } from '@gantry/store/errors'
import { indexStatuses } from '@gantry/store/imports/index-search'
import { knownPortfolio, type KnownPortfolio } from '@gantry/store/imports/known'
import { dataVersion } from '@gantry/store/portfolio/data-version'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { choosePortfolio } from './choose-portfolio.ts'
import type { ImportPlan } from './import-plan.ts'
import { makePlan } from './make-plan.ts'
import { parseApart, type ParseWatch } from './parse-apart.ts'
import { parseOptions } from './parse-options.ts'
import type { DroppedFile, MappingChoice, ParsedFile } from './parsed-file.ts'
import type { ImportReport } from './report.ts'
import { writePlan } from './write-plan.ts'

export interface ImportRequest {
  readonly files: readonly DroppedFile[]
  /** For all files; wins over everything in them. */
  readonly period?: string
  /** Id, reference or title of the portfolio that new initiatives go to. */
  readonly portfolio?: string
  readonly mapping?: MappingChoice
  readonly dryRun?: boolean
  readonly watch?: ParseWatch
}

const tries = 5

/**
 * Files → the portfolio, in one transaction, or not at all. Reading, mapping and matching happen before it; when someone
 * else changes the portfolio meanwhile, matching is done again.
 */
export async function importFiles(context: Context, request: ImportRequest): Promise<Outcome<ImportReport>> {
  const may = context.actor.access.mayAnywhere('import')
  if (!may.ok) return refuse({ id: may.id, status: 403, message: may.reason, ...(may.who ? { mend: may.who } : {}) })
  let known = await knownPortfolio(context.store, context.org)
  const files = await parseApart(request.files, parseOptions(known, request), request.watch)
  const unreadable = refusedFiles(files)
  if (unreadable) return unreadable
  for (let attempt = 1; attempt <= tries; attempt++) {
    const planned = planFor(context, known, files, request)
    if (!planned.ok) return planned
    const undated = undatedFiles(planned.value.report)
    if (undated) return undated
    if (request.dryRun || !planned.value.changes) return done(planned.value.report)
    if (await applied(context, planned.value)) {
      await indexStatuses(context.store, context.org)
      return done(planned.value.report)
    }
    known = await knownPortfolio(context.store, context.org)
  }
  return refuse({
    id: 'import.busy',
    status: 409,
    message: 'Others kept changing the portfolio while this import was being matched; nothing was imported.',
    mend: 'Maybe try again in a moment.',
  })
}

function planFor(context: Context, known: KnownPortfolio, files: readonly ParsedFile[], request: ImportRequest): Outcome<ImportPlan> {
  const portfolio = choosePortfolio(context, known, request.portfolio)
  if (!portfolio.ok) return portfolio
  const importId = context.newId()
  const plan = makePlan({
    importId,
    portfolio: portfolio.value,
    known,
    files,
    newId: context.newId,
    reach: context.actor.access.reach('import'),
    stamp: { org: context.org, importId, at: context.now(), by: context.actor.person ?? null },
    dryRun: request.dryRun ?? false,
  })
  return done(plan)
}

/** False when the data is no longer what the plan was made from. */
async function applied(context: Context, plan: ImportPlan): Promise<boolean> {
  try {
    return await context.store.transaction({ org: context.org }, async (tx) => {
      const [, version] = await tx.batch([
        { text: "select pg_advisory_xact_lock(hashtextextended('gantry import ' || $1, 0))", values: [context.org] },
        dataVersion(context.org),
      ])
      if (Number(version?.rows[0]?.version) !== plan.basedOn) return false
      await writePlan(tx, context, plan)
      return true
    })
  } catch (error) {
    // Another writer took a place or a label between the check and the commit.
    if (error instanceof DatabaseError && error.code === '23505') return false
    throw error
  }
}

function refusedFiles(files: readonly ParsedFile[]): Outcome<never> | undefined {
  const problems = files.flatMap((file) => {
    const refused = file.problems.filter((problem) => problem.effect === 'fileRefused')
    return file.tables.length === 0 || refused.some((problem) => problem.sheet === undefined) ? refused : []
  })
  const first = problems[0]
  if (!first) return undefined
  return refuse({
    id: 'import.file-refused',
    status: 422,
    message: `${first.file}: ${first.message} Nothing was imported.`,
    mend: first.mend,
    values: { problems },
  })
}

function undatedFiles({ files }: ImportReport): Outcome<never> | undefined {
  const problems = files.flatMap(({ file, problems }) =>
    problems.filter((problem) => problem.code === 'period.unknown').map((problem) => ({ file, ...problem })),
  )
  const first = problems[0]
  if (!first) return undefined
  return refuse({
    id: 'import.period-unknown',
    status: 422,
    message: `${first.file}: ${first.message} Nothing was imported.`,
    mend: first.mend,
    values: { problems },
  })
}
