import { expect, it } from 'vitest'
import { drawPortfolio } from '../../testing/draw-portfolio.ts'
import { buildOverview } from '../build-overview.ts'

it('counts from the as-of date of the view, whatever day it is today', () => {
  const facts = drawPortfolio(`
    initiative  | 2022-03-31     | 2023-03-31
    Alpha (MOD) | end=2022-04-30 | end=2023-04-30
    Beta (MOD)  | end=2022-06-29 | end=2026-12-31`)
  const days = (period: string) =>
    buildOverview(facts, { period, today: '2026-11-22' }).charts.next90.map(({ day }) => day)
  expect(days('2023-03')).toEqual(['2023-04-30'])
  expect(days('2022-03')).toEqual(['2022-04-30', '2022-06-29'])
})
