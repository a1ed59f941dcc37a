import { describe, expect, it } from 'vitest'
import { readAbsence } from './read-absence.ts'
import { readRating, scaleOf } from './rating-scales.ts'
import { headerWords } from './header-words.ts'
import { columnDefinition, sameDefinition } from './definition.ts'
import { headerMoney } from './money-unit.ts'

describe('absence', () => {
  const cases: [string, string][] = [
    ['Exempt under Section 43 of the Freedom of Information Act 2000 (Commercial Interests)', 'withheld'],
    ['Data exempt under section 43 of the FoI Act (2000)', 'withheld'],
    ['Not Disclosed', 'withheld'],
    ['Commercial in confidence', 'withheld'],
    [
      'Early planning GMPP project \r\n\r\n(The project has not yet passed SOC, or its programme equivalent)',
      'tooEarly',
    ],
    ['not yet passed SOC', 'tooEarly'],
    ['No DCA', 'notYetAssessed'],
    ['TBC', 'notYetAssessed'],
    ['To be determined', 'notYetAssessed'],
    ['Reset', 'reset'],
    ['No end date', 'none'],
    ['None', 'none'],
    ['NA', 'notApplicable'],
    ['N/A', 'notApplicable'],
    ['n/a ', 'notApplicable'],
    ['Inf', 'notApplicable'],
    ['#DIV/0!', 'notApplicable'],
    ['', 'notSupplied'],
    ['-', 'notSupplied'],
    ['Data not provided by department', 'notSupplied'],
    ['The project is not in a position to provide this information.', 'notSupplied'],
  ]
  it.each(cases)('%s', (text, type) => {
    expect(readAbsence(text)?.type).toBe(type)
  })

  it('keeps the reason in the file’s own words', () => {
    expect(readAbsence(' Exempt under\n Section 43 ')).toEqual({ type: 'withheld', reason: 'Exempt under Section 43' })
    expect(readAbsence('-')).toEqual({ type: 'notSupplied' })
  })

  it('never takes a value for an absence', () => {
    for (const text of [
      '0',
      '£0.00m',
      '0%',
      'Amber',
      'No',
      'Nairobi bridge',
      'Resettlement',
      'Nonesuch House',
      'Reset of the signalling contract was agreed in May, and the board will look at it again after the summer recess',
      'Exempla Programme',
    ]) {
      expect([text, readAbsence(text)]).toEqual([text, null])
    }
  })
})

describe('rating', () => {
  it('reads colours in every spelling, letters, whole phrases, status words and digits of a score', () => {
    const cases: [string, string][] = [
      ['Amber/Red', 'amberRed'],
      ['Amber/ Red', 'amberRed'],
      ['amber-red', 'amberRed'],
      ['AMBER GREEN ', 'amberGreen'],
      ['A/G', 'amberGreen'],
      ['Yellow', 'amber'],
      ['R', 'red'],
      ['Green (improving)', 'green'],
      ['Successful delivery of the project appears feasible but significant issues already exist', 'amber'],
      ['Successful delivery of the project appears to be unachievable', 'red'],
      ['Successful delivery appears highly likely', 'green'],
      ['On track', 'green'],
      ['Off track', 'red'],
    ]
    for (const [text, value] of cases) expect([text, readRating(text)]).toEqual([text, value])
    expect(readRating('4', 'fivePoint')).toBe('amberGreen')
    expect(readRating('1 - very low', 'fivePoint')).toBe('red')
    expect(readRating('4')).toBeNull()
    for (const text of ['Redcar', 'Greenwich', 'Amber Valley', 'constructor', ''])
      expect([text, readRating(text)]).toEqual([text, null])
  })

  it('knows the scale by its points or its header', () => {
    expect(scaleOf(['red', 'amber'], 'RAG')).toBe('rag3')
    expect(scaleOf(['red', 'amberGreen'], 'RAG')).toBe('rag5')
    expect(scaleOf(['red'], 'RAG (using a five-point scale)')).toBe('rag5')
  })
})

describe('headers', () => {
  it('are taken apart into words, unit and definition', () => {
    const header = 'Total budgeted whole life costs (£million)\n(including non-government costs)'
    expect(headerWords(header)).toMatchObject({
      words: 'total budgeted whole life cost',
      definition: 'including non-government costs',
    })
    expect(headerMoney(header)).toMatchObject({ currency: 'GBP', multiplier: 1e6 })
    expect(headerWords('EstimatedQuarterProjectRangeStart').words).toBe('estimated quarter project range start')
    expect(headerWords('wlc_baseline_incl_NCG').words).toBe('whole life cost baseline including non government cost')
  })

  it('give currency and unit, and no unit where there is none', () => {
    expect(headerMoney('2016/17 TOTAL Baseline £m')).toMatchObject({ currency: 'GBP', multiplier: 1e6 })
    expect(headerMoney("Budget ($'000)")).toMatchObject({ currency: '$', multiplier: 1e3 })
    expect(headerMoney('Value (EUR)')).toMatchObject({ currency: 'EUR', multiplier: null })
    expect(headerMoney('Total cost in million EUR').multiplier).toBe(1e6)
    expect(headerMoney('Milestone M2 and plan B')).toMatchObject({ currency: null, multiplier: null })
    expect(headerMoney('THE END DATE')).toMatchObject({ currency: null, multiplier: null })
  })

  it.each([
    ['Whole life cost (GBPm)', 'GBP', 1e6, 'whole life cost'],
    ['Total cost (k€)', 'EUR', 1e3, 'total cost'],
    ['Cost £k', 'GBP', 1e3, 'cost'],
    ['Cost in EUR million', 'EUR', 1e6, 'cost'],
    ['Value USD (thousands)', 'USD', 1e3, 'value'],
    ['Cost (USD mn)', 'USD', 1e6, 'cost'],
    ['Budget £bn*', 'GBP', 1e9, 'budget'],
    ['Cost in thousands of USD', 'USD', 1e3, 'cost'],
    ['Costs (£, millions)', 'GBP', 1e6, 'cost'],
    ['Kosten Tsd. €', 'EUR', 1e3, 'kosten'],
    ['Kosten (Mio. EUR)', 'EUR', 1e6, 'kosten'],
    ['Budget TEUR', 'EUR', 1e3, 'budget'],
    ['Kosten in Mio.', null, 1e6, 'kosten'],
    ['Spend INR crore', 'INR', 1e7, 'spend'],
    ['cost_gbp_m', 'GBP', 1e6, 'cost'],
    ['total_cost_usd', 'USD', null, 'total cost'],
    ['CostGBPm', 'GBP', 1e6, 'cost'],
    ['ALL COSTS', null, null, 'all cost'],
    ['Cost (b)', null, null, 'cost'],
    ['Top Tier budget', null, null, 'top tier budget'],
  ] as const)('of money: %s', (header, currency, multiplier, words) => {
    expect(headerMoney(header)).toMatchObject({ currency, multiplier })
    expect(headerWords(header).words).toBe(words)
  })

  it('say whether two columns mean the same', () => {
    const of = (header: string) => columnDefinition('status.wholeLifeCost', header, headerWords(header))
    const [budget, baseline, short, bare] = [
      'Total budgeted whole life costs (£million) (including non-government costs)',
      'Whole Life Cost TOTAL Baseline £m (including Non-Government costs)',
      'wlc_baseline_incl_NCG',
      'Cost',
    ].map(of)
    expect(budget?.key).toBe('basis=budget;nonGovernment=included')
    expect(baseline && short && sameDefinition(baseline, short)).toBe('same')
    expect(budget && baseline && sameDefinition(budget, baseline)).toBe('different')
    expect(budget && bare && sameDefinition(budget, bare)).toBe('unknown')
  })
})
