import { reportingPeriod, statusReport } from '@gantry/domain/kinds/index'
import type { RatingValue } from '@gantry/domain/portfolio/facts'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { Context } from '../context.ts'
import { board, type BoardRow } from '../cycle/board.ts'
import { fillReport } from '../cycle/filling.ts'
import { openPeriod } from '../cycle/open-period.ts'
import { stepReport } from '../cycle/step-report.ts'
import { createPeriod } from '../periods/scope.ts'
import type { Initiatives } from './arrange-tree.ts'
import { valueOf } from './value-of.ts'

/** The quarter that is being reported now: opened for everyone, some reports in, one of them challenged. */
export async function openCycle(context: Context, initiatives: Initiatives): Promise<void> {
  const { id, version } = valueOf(await createPeriod(context, reportingPeriod, { fields: quarter }))
  valueOf(await openPeriod(context, id, { version }))
  const { rows } = valueOf(await board(context, id))
  const byInitiative = new Map(rows.map((row) => [row.initiative?.id, row]))
  for (const said of reports) {
    const row = byInitiative.get(initiatives.get(said.on))
    if (!row) throw new Error(`Nobody owes a report on ${said.on} in the open quarter of the sample`)
    await handIn(context, row, said)
  }
}

const quarter = {
  label: '2026-12',
  startsOn: '2026-10-01',
  endsOn: '2026-12-31',
  asOf: '2026-12-31',
  dueOn: '2027-01-15',
  locksOn: '2027-01-22',
  cadence: 'quarterly',
}

async function handIn(context: Context, { id, version, owner }: BoardRow, said: Said): Promise<void> {
  const reporter =
    owner.id === null ? context : { ...context, actor: { ...context.actor, person: owner.id, name: owner.name } }
  const filled = valueOf(
    await fillReport(reporter, id, {
      version,
      fields: { summary: said.summary, next: said.next },
      confirm: ['startDate', 'endDate', 'wholeLifeCost', 'benefits', 'inYearBaseline', 'inYearForecast'],
      ratings: [{ assessor: 'owner', value: said.rating }],
    }),
  )
  const step = async (by: Context, name: string, report: RecordJson, reason?: string) =>
    valueOf(await stepReport(by, statusReport, id, name, { version: report.version, reason }))
  const submitted = await step(reporter, 'submit', filled.report)
  if (said.question) await step(context, 'challenge', submitted, said.question)
  else if (said.accepted) await step(context, 'accept', submitted)
}

interface Said {
  readonly on: string
  readonly rating: RatingValue
  readonly summary: string
  readonly next: string
  readonly accepted?: true
  readonly question?: string
}

const reports: readonly Said[] = [
  {
    on: 'ECA-008',
    rating: 'green',
    summary: 'The wall is finished along its whole length and the promenade opened on 12 December.',
    next: 'Hand over the maintenance manual and release the site compound.',
    accepted: true,
  },
  {
    on: 'ECA-012',
    rating: 'green',
    summary: 'Round two went live on 1 November with all nine franchises. Tenders for round three are in.',
    next: 'Evaluate the round three tenders and bring the award to Cabinet in March.',
    accepted: true,
  },
  {
    on: 'ECA-007',
    rating: 'amber',
    summary: 'The piers stand and the deck is being made. The joint purchase of steel is agreed and not yet priced.',
    next: 'Price the joint order and report what it does to the cost.',
  },
  {
    on: 'ECA-013',
    rating: 'amber',
    summary: 'The capped fare works on bus and ferry. The tram readers wait for the stops they are to stand at.',
    next: 'Agree with Track and Stops which stops come first.',
  },
  {
    on: 'ECA-005',
    rating: 'green',
    summary: 'The steel supplier has confirmed its dates and two packages have started.',
    next: 'Let the third package.',
    question:
      'You were amber in September and assurance was red. Which of its actions are closed, and what does the steel cost now?',
  },
]
