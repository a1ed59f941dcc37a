import { expect, it } from 'vitest'
import { drawPortfolio } from '../testing/draw-portfolio.ts'
import { buildOverview } from './build-overview.ts'

const today = '2024-06-30'
const drawn = drawPortfolio(`
  initiative  | 2021-03-31             | 2022-03-31            | 2023-03-31           | 2024-03-31
  Alpha (MOD) | I5:AR end=2026-06-30 cost=10$ | I:R end=2026-06-30 cost=20 | O:R end=withheld cost=30 | O:G end=2027-06-30 cost=40`)
const facts = {
  ...drawn,
  periods: drawn.periods.map((one) => (one.id === '2024-03-31' ? { ...one, state: 'open' as const } : one)),
}

it('runs its series to the period looked at, broken where scale or assessor changes, in one currency', () => {
  const [row] = buildOverview(facts, { today }).rows
  expect(row).toMatchObject({
    ratingSeries: ['amberRed', 'red', 'red'],
    ratingBreaks: [1, 2],
    endSeries: ['2026-06-30', '2026-06-30', null],
    costSeries: [null, 2_000_000_000, 3_000_000_000],
  })
  expect(buildOverview(facts, { today, period: '2022-03' }).rows[0]?.ratingSeries).toEqual(['amberRed', 'red'])
})

it('shows an open period only where that is the one looked at', () => {
  expect(buildOverview(facts, { today, period: '2024-03' }).rows[0]?.ratingSeries).toEqual([
    'amberRed',
    'red',
    'red',
    'green',
  ])
  const later = {
    ...facts,
    periods: [...facts.periods, { id: 'p', label: 'p', asOf: '2025-03-31', state: 'imported' as const }],
  }
  const statuses = [...facts.statuses, ...facts.statuses.slice(-1).map((one) => ({ ...one, id: 's', period: 'p' }))]
  expect(buildOverview({ ...later, statuses }, { today }).rows[0]?.ratingSeries).toEqual([
    'amberRed',
    'red',
    'red',
    'green',
  ])
})

it('says why there is no end date', () => {
  const [row] = buildOverview(facts, { today }).rows
  expect([row?.endDate, row?.endDateAbsent]).toEqual([undefined, 'withheld'])
})
