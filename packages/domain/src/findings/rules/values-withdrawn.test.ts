import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

const drawn = `
  initiative    | 2022-03-31                  | 2023-03-31
  Alpha (MOD)   | I:A end=2030-06-30 cost=900 | I:R end=2030-06-30 cost=withheld
  Beta (MOD)    | I:A end=2030-06-30 cost=100 | I:A end=withheld cost=100
  Gamma (MOD)   | I:A end=2030-06-30 cost=100 | O:R end=withheld cost=100
  Delta (MOD)   | I:A end=withheld            | I:R end=withheld
  Epsilon (MOD) | I:A end=2030-06-30          | I:R end=notSupplied`

it('puts a value withdrawn as the rating got worse on top', () => {
  const { findings, said, asked } = tell('value.withdrawnAsRatingFell', drawn)
  expect(said).toEqual([
    'Alpha withholds its whole-life cost, given as £900m for March 2022, while its lead rating worsened from Amber to Red.',
  ])
  expect(findings[0]?.severity).toBe('high')
  expect(asked).toEqual([
    'MOD: Why is the whole-life cost of Alpha, £900m for March 2022, withheld just as its rating went from Amber to Red?',
  ])
})

it('tells a withdrawn value without a word on the rating where that did not get worse or cannot be compared', () => {
  expect(tell('value.withdrawn', drawn).said).toEqual([
    'Beta withholds its end date, given as 30 June 2030 for March 2022.',
    'Gamma withholds its end date, given as 30 June 2030 for March 2022.',
  ])
})

it('asks once where a date and a cost were withdrawn together', () => {
  const { said, asked, findings } = tell(
    'value.withdrawnAsRatingFell',
    `
    initiative    | 2022-03-31                  | 2023-03-31
    Alpha (MOD)   | I:A end=2030-06-30 cost=900 | I:R end=withheld cost=withheld
    Beta (MOD)    | I:A end=2030-06-30 cost=100 | I:A end=2030-06-30 cost=100`,
  )
  expect(said).toEqual([
    'Alpha withholds its whole-life cost and its end date, given as £900m and 30 June 2030 for March 2022, while its lead rating worsened from Amber to Red.',
  ])
  expect(asked).toEqual([
    'MOD: Why are the whole-life cost and the end date of Alpha, £900m and 30 June 2030 for March 2022, withheld just as its rating went from Amber to Red?',
  ])
  expect(findings[0]?.evidence.field).toBe('wholeLifeCost+endDate')
})
