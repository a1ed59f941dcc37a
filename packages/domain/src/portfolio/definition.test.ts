import { describe, expect, it } from 'vitest'
import { drawPortfolio } from '../testing/draw-portfolio.ts'
import { readBack } from '../testing/read-back.ts'
import { buildOverview } from './build-overview.ts'
import { declareDefinitions } from './declared-definitions.ts'
import { definitionText, matchDefinitions } from './definition.ts'
import type { DeclarationFact, PortfolioFacts } from './facts.ts'

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

describe('what a person declares of two definitions', () => {
  const drawn = (declarations: PortfolioFacts['declarations']) =>
    drawPortfolio(
      `
      initiative  | 2021-03-31                     | 2022-03-31                      | 2023-03-31
      Alpha (MOD) | cost=400 def~cost="basis=plan" | cost=500 def~cost="basis=budget" | cost=900 def~cost="basis=baseline"`,
      { declarations },
    )
  const definition = (key: string) => ({ key: `basis=${key}`, words: key })
  const declare = (one: string, other: string, more: Partial<DeclarationFact> = {}): DeclarationFact => ({
    id: `${one} ${other}`,
    field: 'wholeLifeCost',
    one: definition(one),
    other: definition(other),
    verdict: 'same',
    reason: 'The 2023 form only renamed it.',
    byName: 'Ann Smith',
    on: '2026-05-14',
    ...more,
  })
  const said = (declarations: PortfolioFacts['declarations'], compare = '2022-03-31') => {
    const facts = drawn(declarations)
    const overview = buildOverview(facts, { today: '2026-06-30', period: '2023-03-31', compare })
    expect(readBack(overview, facts)).toEqual([])
    const change = overview.comparisons.find(({ id }) => id === 'change.wholeLifeCost')
    const text = overview.narrative.sentences.map((sentence) => sentence.text).join(' ')
    return { overview, change, text }
  }

  it('makes them comparable, and the statement names who said so, when and why', () => {
    expect(said([]).change?.valid).toBe(false)
    const { overview, change, text } = said([declare('budget', 'baseline')])
    expect(change).toMatchObject({ valid: true, change: 40_000_000_000, declared: [{ byName: 'Ann Smith' }] })
    expect(text).toContain(
      'Whole-life cost rose by £400m (80 %) for Alpha, which gives a figure for March 2022 and for March 2023; each figure is an approved baseline or budget; that the definitions agree is declared by Ann Smith on 14 May 2026: “The 2023 form only renamed it”.',
    )
    expect(overview.scope.warnings).toContainEqual({
      code: 'change.wholeLifeCost.definitionDeclared',
      text: 'Whole-life cost: declared the same by Ann Smith on 14 May 2026 (“The 2023 form only renamed it.”).',
    })
    expect(overview.scope.definitions).toMatchObject([
      {
        field: 'wholeLifeCost',
        n: 1,
        match: 'equal',
        declared: [{ verdict: 'same', reason: 'The 2023 form only renamed it.' }],
      },
    ])
  })

  it('holds over several declarations', () => {
    const chain = [declare('plan', 'budget'), declare('baseline', 'budget')]
    expect(said(chain, '2021-03-31').change?.valid).toBe(true)
    expect(said([declare('baseline', 'budget')], '2021-03-31').change?.valid).toBe(false)
  })

  it('keeps what was taken as equal apart, also from a date on', () => {
    const facts = (declarations: PortfolioFacts['declarations']) =>
      drawPortfolio(
        `
        initiative  | 2021-03-31                       | 2022-03-31                       | 2023-03-31
        Alpha (MOD) | cost=400 def~cost="basis=budget" | cost=500 def~cost="basis=budget" | cost=900 def~cost="basis=budget"`,
        { declarations },
      )
    const parted = declare('budget', 'budget', { verdict: 'different', from: '2023-01-01' })
    const valid = (period: string, compare: string) =>
      buildOverview(facts([parted]), { today: '2026-06-30', period, compare }).comparisons.find(
        ({ id }) => id === 'change.wholeLifeCost',
      )
    expect(valid('2022-03-31', '2021-03-31')?.valid).toBe(true)
    const broken = valid('2023-03-31', '2022-03-31')
    expect(broken?.valid).toBe(false)
    expect(broken?.conditions.find(({ id }) => id === 'definition')?.text).toBe(
      'the definition changed in 1 of 1: “budget” became “budget”; declared different by Ann Smith on 14 May 2026 (“The 2023 form only renamed it.”)',
    )
  })

  it('never outweighs prices of different years', () => {
    const [one, other] = [
      { key: 'basis=budget', words: '', priceBase: '2019/20' },
      { key: 'basis=budget', words: '', priceBase: '2022/23' },
    ]
    const facts = declareDefinitions(drawn([declare('budget', 'budget', { one, other })]))
    expect(facts.statuses).toHaveLength(3)
    const declared = { meaning: 'm', era: 0, apart: [], by: [] }
    expect(matchDefinitions({ ...one, declared }, { ...other, declared })).toBe('differs')
  })
})
