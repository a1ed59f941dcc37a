import type { OverviewRequest } from '@gantry/domain/portfolio/overview'
import { overviewDocument } from '@gantry/reports/board-pack'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { overview } from '../portfolio/overview.ts'
import { organisationName } from './organisation-name.ts'
import { printed, type Sheets } from './printed.ts'
import { takingAway } from './taking-away.ts'

/** The overview as one typeset page: the very figures of the screen, of what the caller may see and take away. */
export async function printOverview(context: Context, asked: OverviewRequest): Promise<Outcome<Sheets>> {
  const allowed = takingAway(context)
  if (!allowed.ok) return allowed
  const made = await overview(allowed.value, asked)
  if (!made.ok) return made
  const paper = overviewDocument(made.value.overview, await organisationName(context), asked.today)
  return await printed(paper, `overview-${made.value.overview.scope.period.asOf}`)
}
