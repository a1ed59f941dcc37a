import { describe, expect, it } from 'vitest'
import { drawPortfolio } from '../../testing/draw-portfolio.ts'
import { buildOverview } from '../build-overview.ts'
import type { PortfolioFacts } from '../facts.ts'

const today = '2023-06-30'
const drawn = `
  initiative  | 2022-03-31     | 2023-03-31
  Same (MOD)  | cost=100       | cost=130
  Fell (MOD)  | cost=100       | cost=90
  Hid (MOD)   | cost=50        | cost=withheld
  Shown (MOD) | cost=tooEarly  | cost=70
  Left (DfT)  | cost=400       | -
  New (DfT)   | -              | cost=20
  None (DfT)  | -              | cost=notSupplied`

const bridgeOf = (facts: PortfolioFacts) =>
  buildOverview(facts, { today }).comparisons.find(({ id }) => id === 'bridge.wholeLifeCost')
const millions = (amount = Number.NaN) => amount / 1e8

describe('the bridge of a total', () => {
  it('splits its change exactly, each part with its initiatives', () => {
    const bridge = bridgeOf(drawPortfolio(drawn))?.bridge
    const { total, same, withheld, published, left, joined, reshaped, fromTotal, toTotal } = bridge ?? {}
    expect([fromTotal, toTotal, total].map(millions)).toEqual([650, 310, -340])
    expect([same, withheld, published, left, joined, reshaped].map(millions)).toEqual([20, -50, 70, -400, 20, 0])
    expect(bridge?.parts.map(({ id, initiatives }) => [id, initiatives.map((one) => one.id)])).toEqual([
      ['same', ['Same', 'Fell']],
      ['withheld', ['Hid']],
      ['unreported', []],
      ['published', ['Shown']],
      ['left', ['Left']],
      ['joined', ['New']],
      ['reshaped', []],
    ])
  })

  it('puts a declared merger into its own part', () => {
    const facts = {
      ...drawPortfolio(drawn),
      lineage: [{ from: 'Left', to: 'New', how: 'mergedInto' as const, onDay: '2022-10-01' }],
    }
    const bridge = bridgeOf(facts)?.bridge
    expect([bridge?.left, bridge?.joined, bridge?.reshaped, bridge?.total].map(millions)).toEqual([0, 0, -380, -340])
  })

  it('says of the same initiatives how much may be in another unit or of another scope', () => {
    const { parts = [] } = bridgeOf(drawPortfolio(`${drawn}\n  Unit (DfT) | cost=2 | cost=2000`))?.bridge ?? {}
    const same = parts.find(({ id }) => id === 'same')
    expect([same?.amount, same?.doubtful?.amount].map(millions)).toEqual([2018, 1998])
    expect(same?.doubtful?.initiatives).toBe(1)
  })

  it('keeps a report that is not in apart from a figure that is withheld', () => {
    const expectations = [{ period: '2023-03-31', initiative: 'Left', dueOn: '2023-07-10', state: 'due' as const }]
    const overview = buildOverview({ ...drawPortfolio(drawn), expectations }, { today })
    const { withheld, unreported, left } = overview.charts.bridge ?? {}
    expect([withheld, unreported, left].map(millions)).toEqual([-50, -400, 0])
    expect(overview.narrative.sentences.map(({ text }) => text)).toContain(
      'The totals as published, £650m for March 2022 and £310m for March 2023, hold different initiatives and figures: £450m went with what is not given now and £90m came with what was not given then.',
    )
  })

  it('leaves a lineage of another time alone', () => {
    const facts = {
      ...drawPortfolio(drawn),
      lineage: [{ from: 'Left', to: 'New', how: 'mergedInto' as const, onDay: '2020-10-01' }],
    }
    expect(millions(bridgeOf(facts)?.bridge?.reshaped)).toBe(0)
  })

  it('compares only units expected both times', () => {
    const facts = drawPortfolio(drawn)
    const periods = facts.periods.map((period) =>
      period.id === '2023-03-31' ? { ...period, scopeUnits: ['MOD'] } : period,
    )
    const comparison = bridgeOf({ ...facts, periods })
    expect([comparison?.bridge?.left, comparison?.bridge?.fromTotal].map(millions)).toEqual([0, 250])
    expect(comparison?.conditions.find(({ id }) => id === 'coverage')?.text).toContain('expected both times')
  })

  it('is not made, and not spoken of, where the definition changed', () => {
    const facts = drawPortfolio(`
      initiative  | 2022-03-31                        | 2023-03-31
      Alpha (MOD) | cost=100 def~cost="basis=budget"  | cost=900 def~cost="basis=baseline"`)
    expect(bridgeOf(facts)).toMatchObject({ valid: false })
    expect(bridgeOf(facts)?.bridge).toBeUndefined()
    const { narrative, scope } = buildOverview(facts, { today })
    expect(narrative.sentences.map(({ text }) => text)).toContain(
      'Whole-life cost cannot be compared with March 2022: the reports define it differently.',
    )
    expect(scope.warnings.map(({ code }) => code)).toContain('change.wholeLifeCost.definition')
  })

  it('is in one currency; a figure that changed its currency is reshaped, never subtracted', () => {
    const bridge = bridgeOf(
      drawPortfolio(`
      initiative  | 2022-03-31 | 2023-03-31
      Alpha (MOD) | cost=100   | cost=120
      Beta (MOD)  | cost=50    | cost=60$
      Gamma (MOD) | cost=70$   | cost=80$`),
    )?.bridge
    expect([bridge?.same, bridge?.reshaped, bridge?.total].map(millions)).toEqual([20, -50, -30])
  })
})
