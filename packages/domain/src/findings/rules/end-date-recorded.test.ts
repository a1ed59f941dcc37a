import { expect, it } from 'vitest'
import { drawPortfolio } from '../../testing/draw-portfolio.ts'
import { tell } from '../../testing/tell.ts'
import { buildOverview } from '../../portfolio/build-overview.ts'

const drawn = `
  initiative  | 2022-03-31     | 2023-03-31
  Alpha (MOD) | end=2021-09-01 | end=2026-11-30 schedule="The baseline end date remains at 30 November 2026. The yard was late because of strikes."
  Beta (MOD)  | end=2028-12-15 | end=2027-10-31 schedule="The previously reported end-date was for completion of the assessment phase."
  Gamma (MOD) | end=2024-12-15 | end=2027-10-31 schedule="The end date remains within tolerable limits."`

it('asks what the earlier date stood for where the report denies that the date moved', () => {
  const { said, asked } = tell('endDate.recorded', drawn)
  expect(said).toEqual([
    'Alpha gives 30 November 2026 as its end date for March 2023, where it gave 1 September 2021 for March 2022. MOD writes: “The baseline end date remains at 30 November 2026.”',
    'Beta gives 31 October 2027 as its end date for March 2023, where it gave 15 December 2028 for March 2022. MOD writes: “The previously reported end-date was for completion of the assessment phase.”',
  ])
  expect(asked[0]).toBe(
    'MOD: What did 1 September 2021 stand for, which Alpha gave as its end date for March 2022? It gives 30 November 2026 for March 2023, and MOD writes: “The baseline end date remains at 30 November 2026.”',
  )
  expect(tell('endDate.moved', drawn).findings.map(({ initiatives }) => initiatives)).toEqual([['Gamma']])
  const { charts } = buildOverview(drawPortfolio(drawn), { today: '2023-06-30' })
  expect(charts.dateMoves.map(({ initiative, reason }) => [initiative, reason])).toEqual([
    ['Alpha', 'definition'],
    ['Gamma', 'unexplained'],
    ['Beta', 'definition'],
  ])
})

it('takes such words for the report right before alone', () => {
  const skipped = `
    initiative  | 2021-03-31     | 2022-03-31     | 2023-03-31
    Alpha (MOD) | end=2021-09-01 | end=2026-11-30 | end=2026-11-30 schedule="The baseline end date remains at 30 November 2026."`
  const { findings } = buildOverview(drawPortfolio(skipped), { today: '2023-06-30', compare: '2021-03' })
  expect(findings.map(({ rule }) => rule)).toContain('endDate.moved')
})
