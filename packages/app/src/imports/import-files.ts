import type { ImportProblem } from '@gantry/domain/import/types'
import { DatabaseError } from '@gantry/store/errors'
import { indexStatuses } from '@gantry/store/imports/index-search'
import { lockPlaces } from '@gantry/store/initiatives/places'
import { knownPortfolio, type KnownPortfolio } from '@gantry/store/imports/known'
import { dataVersion } from '@gantry/store/portfolio/data-version'
import type { Context } from '../context.ts'
import { done, type Outcome, type Refused, refuse } from '../outcome.ts'
import { choosePortfolio } from './choose-portfolio.ts'
import { mayImport, refuseRequest } from './import-limits.ts'
import type { LinkChoices } from './link-choices.ts'
import { parseOptions } from './parse-options.ts'
import type { DroppedFile, MappingChoice, PeriodOfTable } from './parsed-file.ts'
import type { PlannedImport } from './read-and-plan.ts'
import type { ImportReport } from './report.ts'
import type { ParentsToMake } from './tree-book.ts'
import { type ImportWatch, openWorkshop, type Workshop } from './workshop.ts'

export interface ImportRequest {
  readonly files: readonly DroppedFile[]
  /** For all files; wins over everything in them. */
  readonly period?: string
  /** For single files and sheets: wins over `period`. */
  readonly periods?: readonly PeriodOfTable[]
  /** Id, reference or title of the portfolio that new initiatives go to. */
  readonly portfolio?: string
  readonly mapping?: MappingChoice
  /** ISO 4217: of amounts beside which the files name none. */
  readonly currency?: string
  readonly dryRun?: boolean
  /** What was decided about matches that a preview proposed, by their keys. */
  readonly links?: LinkChoices
  /** Parents that the files name and nobody knows: all of them are made along, those named, or none. */
  readonly createParents?: ParentsToMake
  readonly watch?: ImportWatch
}

const tries = 5

/**
 * Files → the portfolio, in one transaction, or not at all. Reading, mapping and matching happen before it; when someone
 * else changes the portfolio meanwhile, matching is done again.
 */
export async function importFiles(context: Context, request: ImportRequest): Promise<Outcome<ImportReport>> {
  const refused = mayImport(context) ?? refuseRequest(request)
  if (refused) return refused
  const known = await knownPortfolio(context.store, context.org)
  const workshop = await openWorkshop(request.files, parseOptions(known, request), context.newId, request.watch)
  try {
    return (
      refusedFiles(workshop.refused, 'import.file-refused') ?? (await planAndApply(context, known, workshop, request))
    )
  } finally {
    await workshop.close()
  }
}

async function planAndApply(
  context: Context,
  known: KnownPortfolio,
  workshop: Workshop,
  request: ImportRequest,
): Promise<Outcome<ImportReport>> {
  let current = known
  for (let attempt = 1; attempt <= tries; attempt++) {
    const planned = await planWith(context, current, workshop, request)
    if (!planned.ok) return planned
    const { report, statements } = planned.value
    if (!statements) return done(report)
    if (await applied(context, planned.value)) {
      await indexStatuses(context.store, context.org)
      return done(report)
    }
    current = await knownPortfolio(context.store, context.org)
  }
  return refuse({
    id: 'import.busy',
    status: 409,
    message: 'Others kept changing the portfolio while this import was being matched; nothing was imported.',
    mend: 'Maybe try again in a moment.',
  })
}

/** What the files would do now. */
export async function planWith(
  context: Context,
  known: KnownPortfolio,
  workshop: Workshop,
  request: Pick<ImportRequest, 'portfolio' | 'dryRun' | 'links' | 'createParents'>,
): Promise<Outcome<PlannedImport>> {
  const { dryRun = false, links = {}, createParents = false } = request
  const portfolio = choosePortfolio(context, known, request.portfolio)
  if (!portfolio.ok) return portfolio
  const importId = context.newId()
  const { kind, person, access } = context.actor
  const planned = await workshop.plan({
    importId,
    portfolio: portfolio.value,
    known,
    reach: access.reach('import'),
    stamp: { org: context.org, importId, at: context.now(), by: person ?? null },
    dryRun,
    links,
    createParents,
    actor: { kind, ...(person === undefined ? {} : { person }) },
    request: context.request,
  })
  const undated = planned.report.files.flatMap(({ file, problems }) =>
    problems.filter((problem) => problem.code === 'period.unknown').map((problem) => ({ file, ...problem })),
  )
  return refusedFiles(undated, 'import.period-unknown') ?? noLonger(planned.unmet) ?? done(planned)
}

/** A match that was accepted is made as it was seen, or nothing is imported. */
function noLonger(unmet: readonly string[]): Refused | undefined {
  if (unmet.length === 0) return undefined
  const named = unmet.filter((title) => title !== '').map((title) => `“${title.slice(0, 100)}”`)
  return refuse({
    id: 'import.link-gone',
    status: 409,
    message: `What you said ${named.length > 0 ? `of ${named.slice(0, 5).join(', ')}` : 'of a match'} cannot be done: another row is that initiative in the same period, or it is no longer proposed. Nothing was imported.`,
    mend: 'Maybe read the files again and decide on their matches anew.',
    values: { titles: unmet },
  })
}

/** False when the data is no longer what the plan was made from. */
async function applied(context: Context, { basedOn, statements }: PlannedImport): Promise<boolean> {
  try {
    return await context.store.transaction({ org: context.org }, async (tx) => {
      const [, version] = await tx.batch([lockPlaces(context.org), dataVersion(context.org)])
      if (Number(version?.rows[0]?.version) !== basedOn) return false
      // One after the other: the store bounds how long a message may take, and all of them together may take longer.
      for (const statement of statements ?? []) await tx.query(statement)
      return true
    })
  } catch (error) {
    // Another writer took a place or a label between the check and the commit.
    if (error instanceof DatabaseError && error.code === '23505') return false
    throw error
  }
}

/** A file that cannot be taken refuses the whole import: the first problem in words, all of them as values. */
export function refusedFiles(problems: readonly ImportProblem[], id: string): Refused | undefined {
  const first = problems[0]
  if (!first) return undefined
  return refuse({
    id,
    status: 422,
    message: `${first.file}: ${first.message} ${otherFiles(problems)}Nothing was imported.`,
    mend: first.mend,
    values: { problems },
  })
}

function otherFiles(problems: readonly ImportProblem[]): string {
  const [first, ...others] = [...new Set(problems.map(({ file }) => file))]
  if (first === undefined || others.length === 0) return ''
  const named = others.length > 5 ? [...others.slice(0, 4), `${others.length - 4} more`] : others
  return `So it is with ${named.join(', ')}, each for its own reason. `
}
