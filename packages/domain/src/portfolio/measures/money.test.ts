import { describe, expect, it } from 'vitest'
import { drawPortfolio } from '../../testing/draw-portfolio.ts'
import { readBack } from '../../testing/read-back.ts'
import { buildOverview } from '../build-overview.ts'
import type { PortfolioFacts } from '../facts.ts'

const measuresOf = (facts: PortfolioFacts) =>
  new Map(buildOverview(facts, { today: '2023-06-30' }).measures.map((one) => [one.id, one]))
const mixed = drawPortfolio(`
  initiative  | 2023-03-31
  Alpha (MOD) | cost=100
  Beta (MOD)  | cost=50$
  Gamma (MOD) | cost=withheld
  Delta (MOD) | cost=10..20
  Eta (MOD)   | cost=5..`)

describe('money', () => {
  it('of two currencies is never added', () => {
    const measures = measuresOf(mixed)
    expect(measures.get('wholeLifeCost')).toMatchObject({
      value: 10_000_000_000,
      currency: 'GBP',
      population: { n: 1, of: 5 },
      absent: { withheld: 1 },
    })
    expect(measures.get('wholeLifeCost.USD')).toMatchObject({ value: 5_000_000_000, currency: 'USD' })
    expect(measures.has('wholeLifeCost.converted')).toBe(false)
  })

  it('is added by a dated rate, which the formula shows', () => {
    const rates = [
      { from: 'USD', to: 'GBP', day: '2023-03-01', rate: 0.8, source: 'Bank' },
      { from: 'USD', to: 'GBP', day: '2023-04-01', rate: 0.5, source: 'Bank' },
    ]
    const converted = measuresOf({ ...mixed, organisation: { ...mixed.organisation, rates } }).get(
      'wholeLifeCost.converted',
    )
    expect(converted?.value).toBe(14_000_000_000)
    expect(converted?.formula).toContain('1 USD = 0.8 GBP on 2023-03-01 (Bank)')
    expect(converted?.rates).toEqual([rates[0]])
  })

  it('is added by a rate entered the other way round, and says so', () => {
    const rates = [
      { from: 'GBP', to: 'USD', day: '2023-03-02', rate: 1.25, source: 'Bank' },
      { from: 'USD', to: 'GBP', day: '2023-03-01', rate: 0.5, source: 'Bank' },
    ]
    const of = (used: typeof rates) =>
      measuresOf({ ...mixed, organisation: { ...mixed.organisation, rates: used } }).get('wholeLifeCost.converted')
    expect(of(rates)?.value).toBe(14_000_000_000)
    expect(of(rates)?.rates).toEqual([{ ...rates[0], inverse: true }])
    expect(of(rates)?.formula).toContain('1 GBP = 1.25 USD on 2023-03-02 (Bank, used the other way round)')
    const sameDay = [rates[0], { ...rates[1], day: '2023-03-02' }] as typeof rates
    expect(of(sameDay)?.rates).toEqual([sameDay[1]])
  })

  it('is told as converted, with each rate and its day', () => {
    const rates = [{ from: 'GBP', to: 'USD', day: '2023-03-02', rate: 1.25, source: 'Bank of 2 rivers' }]
    const facts = { ...mixed, organisation: { ...mixed.organisation, rates } }
    const overview = buildOverview(facts, { today: '2023-06-30' })
    expect(readBack(overview, facts)).toEqual([])
    expect(overview.narrative.sentences.map(({ text }) => text)).toContain(
      'The whole-life cost of the 2 initiatives that give a figure comes to £140m, converted into GBP: 1.25 USD to the GBP on 2 March 2023 (Bank of 2 rivers), used the other way round.',
    )
  })

  it('in bands is added by its ends and never made one figure', () => {
    const measures = measuresOf(mixed)
    expect(measures.get('wholeLifeCost.low')).toMatchObject({ value: 1_500_000_000, population: { n: 2, of: 2 } })
    expect(measures.get('wholeLifeCost.high')).toMatchObject({ value: 2_000_000_000, population: { n: 1, of: 2 } })
  })

  it('of two price bases is kept apart', () => {
    const facts = drawPortfolio(`
      initiative  | 2023-03-31
      Alpha (MOD) | cost=100
      Beta (MOD)  | cost=50`)
    const statuses = facts.statuses.map((status, at) => ({
      ...status,
      definitions: { wholeLifeCost: { key: '', words: 'Cost', priceBase: at === 0 ? '2019/20' : '2022/23' } },
    }))
    const measures = measuresOf({ ...facts, statuses })
    expect(measures.get('wholeLifeCost')?.value).toBe(10_000_000_000)
    expect(measures.get('wholeLifeCost.GBP.2022/23')?.value).toBe(5_000_000_000)
  })
})
