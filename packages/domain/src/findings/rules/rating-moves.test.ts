import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

const drawn = `
  initiative    | 2022-03-31 | 2023-03-31
  Alpha (MOD)   | I:A        | I:R          fell on one scale by one assessor
  Beta (MOD)    | I:A        | O:R          another assessor
  Gamma (MOD)   | I5:AR      | I:R          another scale
  Delta (MOD)   | O:R        | O:G          better
  Epsilon (MOD) | -          | O:R          not reported then
  Zeta (MOD)    | O:G        | O:G          stayed`

it('tells a lead rating that worsened on one scale by one assessor, and no other', () => {
  expect(tell('rating.worsened', drawn).said).toEqual([
    'Alpha worsened from Amber for March 2022 to Red for March 2023, each time rated by the independent reviewer.',
  ])
})

it('asks the unit what it will take to put it right', () => {
  expect(tell('rating.worsened', drawn).asked).toEqual([
    'MOD: What will it take to put Alpha right? The independent reviewer rated it Amber for March 2022 and rates it Red for March 2023.',
  ])
})

it('tells a lead rating that improved, and asks nothing', () => {
  const { said, asked } = tell('rating.improved', drawn)
  expect(said).toEqual([
    'Delta improved from Red for March 2022 to Green for March 2023, each time rated by its owner.',
  ])
  expect(asked).toEqual([])
})

it('quotes of the commentary only what says why the rating is what it is', () => {
  const quoted = (rating: string) =>
    tell(
      'rating.worsened',
      `
      initiative    | 2022-03-31 | 2023-03-31
      Alpha (MOD)   | I:A        | I:R rating="${rating}"`,
    ).findings.map(({ reason, quotes }) => [reason, quotes.map(({ text }) => text)])
  expect(quoted('The programme has closed most recommendations. The impact of noise has been significant.')).toEqual([
    ['unexplained', []],
  ])
  expect(
    quoted('Compared to 2022 the rating decreased from Amber to Red. Delivery confidence is red due to the strikes.'),
  ).toEqual([['stated', ['Delivery confidence is red due to the strikes.']]])
})
