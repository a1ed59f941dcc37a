import { costMove } from './cost-move.ts'
import { dateMove, isPlausible } from './date-move.ts'
import { weighCost, weighDays, weighSteps } from './exchange.ts'
import type { StatusFact } from './facts.ts'
import { absenceOf, rangeOf, valueOf } from './known.ts'
import type { LeadRating } from './lead-rating.ts'
import type { OverviewRow } from './overview.ts'
import { bestMove, leadMove } from './rating-move.ts'
import type { Subject, View } from './view.ts'

/** One row an initiative, what changed most first. */
export function overviewRows(view: View): OverviewRow[] {
  return view.subjects
    .map((subject) => rowOf(view, subject))
    .sort((a, b) => b.changeWeight - a.changeWeight || (a.title < b.title ? -1 : 1))
}

function rowOf(view: View, subject: Subject): OverviewRow {
  const { initiative, now, before, leadNow, leadBefore, series } = subject
  const cost = valueOf(now?.money.wholeLifeCost)
  const change = costMove(before, now, 'wholeLifeCost')
  const move = dateMove(subject, 'endDate', view.before)
  const days = move !== undefined && !move.lastKnown && isPlausible(move) ? move.days : undefined
  const endDate = valueOf(now?.days.endDate)
  const endAbsent = absenceOf(now?.days.endDate)
  const slots = seriesPositions(view).map((position) => series[position])
  const money = slots.map((status) => valueOf(status?.money.wholeLifeCost))
  const currency = money.findLast((one) => one !== undefined)?.currency
  const range = costRange(subject)
  return {
    initiative: initiative.id,
    ref: initiative.ref,
    title: now?.title ?? initiative.title,
    type: initiative.type,
    ...(subject.unit === undefined
      ? {}
      : { unit: subject.unit, unitTitle: view.index.units.get(subject.unit)?.title ?? subject.unit }),
    ...(subject.category === undefined ? {} : { category: subject.category }),
    ...(leadNow === undefined ? {} : { lead: leadOf(leadNow) }),
    ...(leadBefore === undefined
      ? {}
      : {
          leadBefore: {
            value: leadBefore.value,
            assessor: leadBefore.assessor,
            comparable: typeof leadMove(subject) !== 'string',
          },
        }),
    ...(endDate === undefined ? {} : { endDate }),
    ...(endAbsent === undefined ? {} : { endDateAbsent: endAbsent }),
    ...(days === undefined ? {} : { endDateMoveDays: days }),
    ...(cost === undefined ? range : { wholeLifeCost: cost }),
    ...(now === undefined || absenceOf(now.money.wholeLifeCost) === undefined
      ? {}
      : { wholeLifeCostAbsent: absenceOf(now.money.wholeLifeCost) }),
    ...(change === undefined ? {} : { wholeLifeCostChange: change.change }),
    status: subject.standing,
    ...(subject.mayBe.length === 0
      ? {}
      : { mayBe: subject.mayBe.flatMap((id) => view.index.initiatives.get(id)?.ref ?? []) }),
    changeWeight: Math.round(changeWeight(view, subject, change?.change, days) * 1000) / 1000,
    ratingSeries: slots.map((status) =>
      status === undefined ? null : (view.index.lead.get(status.id)?.value ?? null),
    ),
    ratingBreaks: ratingBreaks(view, slots),
    endSeries: slots.map((status) => valueOf(status?.days.endDate) ?? null),
    costSeries: money.map((one) => (one?.currency === currency ? (one?.minor ?? null) : null)),
  }
}

/** Periods a series runs over: up to the one looked at, without those whose reports are still coming in. */
function seriesPositions({ index, now }: View): number[] {
  return index.periods.flatMap(({ state }, position) =>
    position <= now && (state !== 'open' || position === now) ? [position] : [],
  )
}

/** Places of a series at which a rating is given on another scale, or by another assessor, than the one before. */
function ratingBreaks({ index }: View, slots: readonly (StatusFact | undefined)[]): number[] {
  let last: LeadRating | undefined
  return slots.flatMap((status, at) => {
    const lead = status === undefined ? undefined : index.lead.get(status.id)
    if (lead?.value === undefined) return []
    const breaks = last !== undefined && (last.scale !== lead.scale || last.assessor !== lead.assessor)
    last = lead
    return breaks ? [at] : []
  })
}

function leadOf({ value, assessor, absent }: NonNullable<Subject['leadNow']>): NonNullable<OverviewRow['lead']> {
  return value === undefined ? { absent } : { value, assessor }
}

/** A band has no figure of its own: the lower end stands for it, with both ends beside. */
function costRange({ now }: Subject): Pick<OverviewRow, 'wholeLifeCost'> {
  const range = rangeOf(now?.money.wholeLifeCost)
  const anchor = range?.low ?? range?.high
  if (range === undefined || anchor === undefined) return {}
  return {
    wholeLifeCost: {
      minor: anchor.minor,
      currency: anchor.currency,
      ...(range.low === undefined ? {} : { low: range.low.minor }),
      ...(range.high === undefined ? {} : { high: range.high.minor }),
    },
  }
}

/** Rating steps, cost and date moves by the exchange rule, and values withdrawn, added up. */
export function changeWeight(view: View, subject: Subject, cost: number | undefined, days: number | undefined): number {
  const { exchange } = view.index.facts.organisation
  const steps = bestMove(subject)?.steps ?? 0
  const withdrawn = withdrawnFields(subject).length > 0 ? exchange.withheldStep / 2 : 0
  return weighSteps(steps) + weighCost(cost ?? 0, exchange) + weighDays(days ?? 0, exchange) + withdrawn
}

/** Fields given in the compared period and withheld in this one. */
export function withdrawnFields({ now, before }: Subject): ('endDate' | 'wholeLifeCost')[] {
  if (now === undefined || before === undefined) return []
  const fields: ('endDate' | 'wholeLifeCost')[] = []
  if (valueOf(before.money.wholeLifeCost) !== undefined && absenceOf(now.money.wholeLifeCost) === 'withheld')
    fields.push('wholeLifeCost')
  if (valueOf(before.days.endDate) !== undefined && absenceOf(now.days.endDate) === 'withheld') fields.push('endDate')
  return fields
}
