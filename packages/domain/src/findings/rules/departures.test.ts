import { expect, it } from 'vitest'
import { drawPortfolio } from '../../testing/draw-portfolio.ts'
import { tell } from '../../testing/tell.ts'

const drawn = `
  initiative    | 2022-03-31 | 2023-03-31
  Alpha (MOD)   | I:R        | -
  Beta (DfT)    | end=2030-01-01 | -
  Gamma (MOD)   | I:A        | I:A`

it('asks what became of an initiative that is not reported now', () => {
  const { said, asked } = tell('initiative.departed', drawn)
  expect(said).toEqual([
    'Alpha, rated Red for March 2022, is not reported for March 2023 under that name or id.',
    'Beta, reported for March 2022, is not reported for March 2023 under that name or id.',
  ])
  expect(asked[1]).toBe(
    'DfT: What became of Beta? It was reported for March 2022 and is not reported for March 2023 under that name or id.',
  )
})

it('says nothing of one that was not expected, is closed, or whose lineage is declared', () => {
  const facts = drawPortfolio(drawn)
  const outOfScope = {
    ...facts,
    periods: facts.periods.map((period) => ({
      ...period,
      ...(period.id === '2023-03-31' ? { scopeUnits: ['MOD'] } : {}),
    })),
  }
  expect(tell('initiative.departed', outOfScope).said).toEqual([
    'Alpha, rated Red for March 2022, is not reported for March 2023 under that name or id.',
  ])
  const merged = {
    ...facts,
    lineage: [{ from: 'Alpha', to: 'Gamma', how: 'mergedInto' as const, onDay: '2022-10-01' }],
  }
  expect(tell('initiative.departed', merged).said).toEqual([
    'Beta, reported for March 2022, is not reported for March 2023 under that name or id.',
  ])
  const closed = { ...facts, initiatives: facts.initiatives.map((one) => ({ ...one, condition: 'closed' })) }
  expect(tell('initiative.departed', closed).said).toEqual([])
})

const renamed = `
  initiative       | 2022-03-31 | 2023-03-31
  Alpha (MOD)      | I:R        | -
  New Alpha (MOD)  | -          | I:R
  Beta (DfT)       | I:A        | -
  Gamma (MOD)      | -          | I:A
  Delta (MOD)      | I:G        | I:G`

it('says nothing of one that may be reported under a different name, until the match is declined', () => {
  const open = drawPortfolio(renamed, { undecidedMatches: [['New Alpha', 'Alpha']] })
  expect(tell('initiative.departed', open)).toMatchObject({
    said: ['Beta, rated Amber for March 2022, is not reported for March 2023 under that name or id.'],
    asked: [
      'DfT: What became of Beta? It was rated Amber for March 2022 and is not reported for March 2023 under that name or id.',
    ],
  })
  expect(tell('initiative.arrived', open).said).toEqual([
    '1 of the 3 initiatives reported for March 2023 was not reported for March 2022, nor under a name like its own.',
  ])
  expect(tell('initiative.departed', drawPortfolio(renamed)).said).toHaveLength(2)
})
