import { expect, it } from 'vitest'
import { drawPortfolio } from '../testing/draw-portfolio.ts'
import { buildOverview } from './build-overview.ts'
import { definitionText } from './definition.ts'

it('tells a definition by what it means, and never by the name of a column', () => {
  const told = (key: string, words: string, priceBase?: string) =>
    definitionText({ key, words, ...(priceBase === undefined ? {} : { priceBase }) })
  expect(told('basis=baseline;nonGovernment=included', 'wlc_baseline_incl_NCG')).toBe(
    'baseline, including non-government costs',
  )
  expect(told('', 'wlc_total')).toBe('no definition given')
  expect(told('', 'Cost of the works\nwithout land')).toBe('Cost of the works without land')
  expect(told('basis=budget', 'Budget', '2019/20')).toBe('budget, prices of 2019/20')
})

it('names the two definitions that keep figures from being compared', () => {
  const facts = drawPortfolio(`
    initiative  | 2022-03-31                                              | 2023-03-31
    Alpha (MOD) | cost=500 def~cost="basis=budget;nonGovernment=included" | cost=900 def~cost="basis=baseline;nonGovernment=included"`)
  const { scope } = buildOverview(facts, { today: '2023-06-30' })
  expect(scope.warnings.map(({ text }) => text)).toContain(
    'Whole-life cost cannot be compared: the definition changed in 1 of 1: “budget, including non-government costs” became “baseline, including non-government costs”.',
  )
})
