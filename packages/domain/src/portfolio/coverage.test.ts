import { expect, it } from 'vitest'
import { drawPortfolio } from '../testing/draw-portfolio.ts'
import { tell } from '../testing/tell.ts'
import { buildOverview } from './build-overview.ts'

const today = '2023-06-30'
const drawn = `
  initiative    | 2022-03-31         | 2023-03-31
  Alpha (MOD)   | end=2026-06-30     | end=2026-06-30
  Beta (MOD)    | end=2026-06-30     | -
  Gamma (MOD)   | end=2022-12-31     | -
  Delta (DfT)   | end=2027-06-30     | -
  Eta (DfT)     | -                  | end=2027-06-30`
const facts = drawPortfolio(drawn)
const coverage = (of: typeof facts, compare?: string) => {
  const { scope } = buildOverview(of, { today, ...(compare === undefined ? {} : { compare }) })
  return {
    reported: [scope.reported.n, scope.reported.of, scope.reported.basis, scope.reported.before?.id],
    warnings: scope.warnings.flatMap(({ code, text }) => (code.startsWith('coverage.') ? text : [])),
  }
}

it('measures an imported period against the one before: who had not ended, whatever it is compared with', () => {
  const expected = {
    reported: [2, 4, 'periodBefore', '2022-03-31'],
    warnings: [
      '2 initiatives reported for March 2022 that had not ended are not reported for March 2023; nobody has said who was to report.',
    ],
  }
  expect(coverage(facts)).toEqual(expected)
  expect(coverage(facts, 'none')).toEqual(expected)
})

it('expects nobody of a period that has none before it', () => {
  const first = drawPortfolio('initiative | 2023-03-31\nAlpha | I:R')
  expect(coverage(first)).toEqual({ reported: [1, 1, 'none', undefined], warnings: [] })
})

it('leaves out who may be reported under a different name, and whom a record accounts for', () => {
  const open = { ...facts, undecidedMatches: [['Delta', 'Eta']] as const }
  expect(coverage(open).reported).toEqual([2, 3, 'periodBefore', '2022-03-31'])
  const closed = {
    ...facts,
    initiatives: facts.initiatives.map((one) => (one.id === 'Beta' ? { ...one, condition: 'closed' } : one)),
  }
  expect(coverage(closed).reported).toEqual([2, 3, 'periodBefore', '2022-03-31'])
})

it('goes by the reporting cycle where there is one', () => {
  const expectations = ['Alpha', 'Beta'].map((initiative) => ({
    period: '2023-03-31',
    initiative,
    state: 'due' as const,
  }))
  const locked = facts.periods.map((one) => (one.id === '2023-03-31' ? { ...one, state: 'locked' as const } : one))
  expect(coverage({ ...facts, expectations, periods: locked }).reported).toEqual([2, 3, 'declared', undefined])
})

const stray = `
  initiative    | 2022-03-31 | 2026-03-31
  Alpha (MOD)   | I:R        | -
  Beta (DfT)    | I:R        | -
  Gamma (HO)    | I:A        | -
  Odd (Lab)     | -          | I:G`
const strayFacts = (more: object) => {
  const all = drawPortfolio(stray)
  return { ...all, periods: all.periods.map((one) => (one.id === '2026-03-31' ? { ...one, ...more } : one)) }
}

it('says of a stray file what is not in it, and asks whether that was meant', () => {
  const scoped = strayFacts({ scopeUnits: ['Lab'], scopeProposed: true })
  expect(coverage(scoped)).toEqual({
    reported: [1, 1, 'periodBefore', '2022-03-31'],
    warnings: [
      '3 units with 3 initiatives reported for March 2022 are not in the scope of March 2026 and taken as not expected: nothing is said of them.',
    ],
  })
  const { narrative, questions, scope } = buildOverview(scoped, { today })
  expect(scope.notExpectedUnits).toBe(3)
  expect(narrative.sentences[0]?.text).toBe(
    '3 units that reported for March 2022 were not expected to report for March 2026, so nothing is said of their 3 initiatives.',
  )
  expect(questions[0]?.sentence.text).toBe(
    'Was March 2026 to cover a lone unit? 3 units that reported for March 2022, with 3 initiatives, are not in it.',
  )
  const whole = strayFacts({ scopeProposed: true })
  expect(coverage(whole).reported).toEqual([1, 4, 'periodBefore', '2022-03-31'])
  expect(tell('coverage.partial', whole).asked).toEqual([
    'Office: Are the reports for March 2026 complete? Of the 3 initiatives reported for March 2022 that had not ended, 3 are not among them.',
  ])
})

it('asks nothing of a scope that a person set, nor where few are missing', () => {
  expect(tell('coverage.partial', strayFacts({ scopeUnits: ['Lab'] })).asked).toEqual([])
  const few = drawPortfolio(`
    initiative    | 2022-03-31 | 2023-03-31
    Alpha (MOD)   | I:R        | I:R
    Gamma (MOD)   | I:R        | I:R
    Beta (DfT)    | I:R        | -`)
  expect(tell('coverage.partial', few)).toMatchObject({ asked: [], said: [] })
})

it('says nothing of units where the reports name none', () => {
  const facts = strayFacts({ scopeUnits: [], scopeProposed: true })
  const statuses = facts.statuses.map((one) => (one.initiative === 'Odd' ? { ...one, unit: undefined } : one))
  const initiatives = facts.initiatives.map((one) => (one.id === 'Odd' ? { ...one, unit: undefined } : one))
  const { narrative, questions } = buildOverview({ ...facts, statuses, initiatives }, { today })
  expect(narrative.sentences[1]?.text).toBe('1 initiative reported for March 2026.')
  expect(questions[0]?.sentence.text).toBe(
    'Is March 2026 complete? 3 units that reported for March 2022, with 3 initiatives, are not in it.',
  )
})
