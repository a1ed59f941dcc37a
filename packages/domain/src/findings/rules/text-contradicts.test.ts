import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

it('sets the words of a commentary beside the field they contradict', () => {
  const { said, asked } = tell(
    'text.contradictsField',
    `
    initiative    | 2022-03-31              | 2023-03-31
    Alpha (MOD)   | end=2026-06-30          | end=2028-06-30 schedule="The project end-date is 31 December 2026."
    Beta (MOD)    | end=2026-06-30          | end=2026-06-30 schedule="The project end-date is 30 June 2026."
    Gamma (MOD)   | cost=178                | cost=278 money="The Whole Life Cost at 22/23-Q4 is 1158m."
    Delta (MOD)   | cost=1000               | cost=1400 money="The Whole Life Cost remained at £1.4bn."
    Epsilon (MOD) | I:A                     | I:R rating="The rating at 22/23-Q4 remained at Amber."
    Zeta (MOD)    | I:A                     | I:G rating="The rating decreased from Amber to Green."
    Eta (MOD)     | cost=1040               | cost=4700 money="The Whole Life Cost increased from £1bn to £4.7bn."`,
  )
  expect(said).toEqual([
    'The commentary on Alpha says “end-date is 31 December 2026”, while the end date given beside it is 30 June 2028.',
    'The commentary on Gamma says “Whole Life Cost at 22/23-Q4 is 1158m”, while the whole-life cost given beside it is £278m.',
    'The commentary on Epsilon says “rating at 22/23-Q4 remained at Amber”, while the rating given beside it is Red.',
    'The commentary on Delta says “Whole Life Cost remained at £1.4bn”, while the report for March 2022 gave £1bn.',
    'The commentary on Zeta says “rating decreased from Amber to Green”, but on the scale Amber to Green goes the other way.',
  ])
  expect(asked).toEqual([
    'MOD: Which is right for Alpha: “end-date is 31 December 2026” in the commentary, or 30 June 2028 in the field beside it?',
  ])
})
