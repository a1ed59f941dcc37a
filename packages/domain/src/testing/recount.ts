import type { Known, PortfolioFacts, StatusFact } from '../portfolio/facts.ts'
import type { Overview } from '../portfolio/overview.ts'

/** Counts the main measures of an unfiltered overview again, by the shortest road from the facts. Gives what differs. */
export function recount(overview: Overview, facts: PortfolioFacts): string[] {
  const measures = new Map(overview.measures.map((measure) => [measure.id, measure]))
  const reportsIn = (period: string | undefined) =>
    facts.statuses.filter((status) => status.period === period && status.state !== 'due')
  const now = reportsIn(overview.scope.period.id)
  const before = new Map(reportsIn(overview.scope.compare?.id).map((status) => [status.initiative, status]))
  const pairs = now.flatMap((status) => {
    const then = before.get(status.initiative)
    return then === undefined ? [] : [[then, status] as const]
  })
  const expected: Record<string, number> = { initiatives: now.length }
  for (const value of ['red', 'amberRed', 'amber', 'amberGreen', 'green']) {
    expected[`rating.lead.${value}`] = now.filter((status) => lead(status)?.value === value).length
    expected[`rating.independent.${value}`] = now.filter(
      (status) => rated(status, 'independent')?.value === value,
    ).length
    expected[`rating.owner.${value}`] = now.filter((status) => rated(status, 'owner')?.value === value).length
  }
  if (pairs.length > 0 && measures.has('rating.lead.worsened')) {
    const order = ['red', 'amberRed', 'amber', 'amberGreen', 'green']
    const steps = pairs.flatMap(([then, status]) => {
      const [a, b] = [lead(then), lead(status)]
      return a !== undefined && b !== undefined && a.scale === b.scale && a.assessor === b.assessor
        ? [order.indexOf(b.value) - order.indexOf(a.value)]
        : []
    })
    expected['rating.lead.comparable'] = steps.length
    expected['rating.lead.worsened'] = steps.filter((one) => one < 0).length
    expected['rating.lead.improved'] = steps.filter((one) => one > 0).length
  }
  const wentAndCame = (gone: string, come: string) =>
    before.has(gone) && !isIn(now, gone) && !before.has(come) && isIn(now, come)
  const oneSided = facts.undecidedMatches
    .filter(([one, other]) => wentAndCame(one, other) || wentAndCame(other, one))
    .flat()
  const claimed = overview.findings.filter(({ rule }) => /^initiative\.(departed|arrived)$/.test(rule))
  const complaints = Object.entries(expected).flatMap(([id, value]) => {
    const found = measures.get(id)?.value
    return found === value ? [] : [`${id} is ${found}, counted ${value}`]
  })
  return [
    ...complaints,
    ...claimed.flatMap(({ rule, initiatives }) =>
      initiatives
        .filter((id) => oneSided.includes(id))
        .map((id) => `${rule} of ${id}, which may only be called otherwise`),
    ),
    ...overview.comparisons.flatMap(({ id, bridge }) => (bridge === undefined ? [] : bridgeAdds(id, bridge))),
  ]
}

function isIn(reports: readonly StatusFact[], initiative: string): boolean {
  return reports.some((status) => status.initiative === initiative)
}

/** The parts make the total, and the initiatives of a part make the part. */
function bridgeAdds(id: string, bridge: NonNullable<Overview['charts']['bridge']>): string[] {
  const { same, withheld, unreported, published, left, joined, reshaped, total, fromTotal, toTotal, parts } = bridge
  const complaints: string[] = []
  if (same + withheld + unreported + published + left + joined + reshaped !== total)
    complaints.push(`${id}: the parts do not make the total`)
  if (toTotal - fromTotal !== total) complaints.push(`${id}: the total is not the difference of the totals`)
  for (const part of parts) {
    if (part.initiatives.reduce((sum, { amount }) => sum + amount, 0) !== part.amount)
      complaints.push(`${id}: ${part.id} is not its initiatives`)
  }
  return complaints
}

function lead(status: StatusFact) {
  return rated(status, 'independent') ?? rated(status, 'owner')
}

function rated(status: StatusFact, assessor: string) {
  const fact = status.ratings.find((rating) => rating.assessor === assessor && hasValue(rating.value))
  return fact === undefined || !hasValue(fact.value)
    ? undefined
    : { value: fact.value.value, scale: fact.scale, assessor }
}

function hasValue<T>(known: Known<T>): known is { value: T } {
  return 'value' in known
}
