import { expect, it } from 'vitest'
import { buildOverview } from '../../portfolio/build-overview.ts'
import { drawPortfolio } from '../../testing/draw-portfolio.ts'
import { tell } from '../../testing/tell.ts'

const drawn = `
  initiative    | 2022-03-31 | 2023-03-31
  Alpha (DfT)   | cost=9200  | cost=11500 money="There has been no cost increase in the programme: the variance relates to the way it has been recorded."
  Beta (DfT)    | cost=500   | cost=900   money="The reason is that the costs were not included in the Q4 report."
  Gamma (DfT)   | cost=500   | cost=900   money="Implementation costs have not increased, but the tunnel did."
  Delta (DfT)   | cost=500   | cost=500   money="The whole life cost has not changed."`

it('says of a cost that only the record changed what its report says, and never that it rose', () => {
  const { said, asked, findings } = tell('cost.recorded', drawn)
  expect(said).toEqual([
    'Alpha gives a whole-life cost of £11.5bn for March 2023, where it gave £9.2bn for March 2022, and explains that by how it is recorded. DfT writes: “There has been no cost increase in the programme: the variance relates to the way it has been recorded.”',
    'Beta gives a whole-life cost of £900m for March 2023, where it gave £500m for March 2022, and explains that by how it is recorded. DfT writes: “The reason is that the costs were not included in the Q4 report.”',
  ])
  expect(asked[0]).toMatch(
    /^DfT: What was the whole-life cost of Alpha for March 2022, recorded as it is now\? It gave/,
  )
  expect(findings[0]).toMatchObject({ severity: 'data', rule: 'cost.recorded' })
  expect(tell('cost.moved', drawn).said).toHaveLength(1)
})

it('names such costs apart in the like for like, and tells no direction that rests on them', () => {
  const told = (table: string) => buildOverview(drawPortfolio(table), { today: '2023-06-30' }).narrative.sentences
  const texts = told(`${drawn}\n  Epsilon (DfT) | cost=900 | cost=9000`).map(({ text }) => text)
  expect(texts).toContain(
    'Whole-life cost rose by £11.2bn (97 %) over the 5 initiatives that give a figure for March 2022 and for March 2023; for 2 of them the reports explain the difference, £2.7bn in all, by how cost is recorded or what it covers.',
  )
  expect(told(`${drawn}\n  Epsilon (DfT) | cost=2900 | cost=900`).map(({ text }) => text)).toContain(
    'Which way whole-life cost went since March 2022 cannot be told: over the 5 initiatives that give comparable figures it is £1.1bn higher, but for 2 initiatives, £2.7bn in all, the reports explain the difference by how cost is recorded or what it covers.',
  )
})

const covers = `
  initiative    | 2021-03-31 | 2022-03-31 | 2023-03-31
  Alpha (MOD)   | cost=9600 money="The figures above are for the first ten years only." | cost=9600 money="The figures above are for the first ten years only." | cost=17300
  Beta (MOD)    | cost=900  | cost=900  | cost=2900 money="The funding profiles were amended to include all costs to the end of manufacture."
  Gamma (DfT)   | cost=1300 | cost=1300 money="A £5.7 billion combined programme that brings new trains from 2017." | cost=6200
  Delta (DfT)   | cost=500  | cost=900 money="The figure now includes operation." | cost=900 money="The figure now includes operation."
  Eta (DfT)     | cost=500  | cost=500  | cost=900 money="The increase in scope which now includes full electrification."
  Theta (DfT)   | cost=590  | cost=590 money="The approved range is £574m to £1,050m." | cost=960`

it('says of figures that may cover other years or parts what the reports say of that', () => {
  const { said, asked } = tell('cost.recorded', covers)
  expect(said).toEqual([
    'Alpha gives a whole-life cost of £17.3bn for March 2023, where it gave £9.6bn for March 2022: the figures may differ in what they cover. MOD wrote for March 2022: “The figures above are for the first ten years only.”',
    'Gamma gives a whole-life cost of £6.2bn for March 2023, where it gave £1.3bn for March 2022: the figures may differ in what they cover. DfT wrote for March 2022: “A £5.7 billion combined programme that brings new trains from 2017.”',
    'Beta gives a whole-life cost of £2.9bn for March 2023, where it gave £900m for March 2022: the figures may differ in what they cover. MOD writes: “The funding profiles were amended to include all costs to the end of manufacture.”',
  ])
  expect(asked[0]).toBe(
    'MOD: What was the whole-life cost of Alpha for March 2022, of all that it covers now? It gave £9.6bn and gives £17.3bn; MOD wrote for March 2022: “The figures above are for the first ten years only.”',
  )
  expect(tell('cost.moved', covers).findings.map(({ initiatives }) => initiatives)).toEqual([['Eta'], ['Theta']])
})

it('finds such words in the reports between, and takes none that only repeat the report before', () => {
  const { findings } = buildOverview(drawPortfolio(covers), { today: '2023-06-30', compare: '2021-03' })
  expect(
    findings.find(({ rule, initiatives }) => rule === 'cost.recorded' && initiatives[0] === 'Delta'),
  ).toMatchObject({ quotes: [{ text: 'The figure now includes operation.', status: 'Delta@2022-03-31' }] })
})
