import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

it('tells where the reviewer and the owner rate one report differently, and since when', () => {
  const { said, questions } = tell(
    'rating.assessorsDisagree',
    `
    initiative    | 2021-03-31 | 2022-03-31 | 2023-03-31
    Alpha (MOD)   | I:A O:A    | I:R O:A    | I:R O:G
    Beta (MOD)    | I:A O:A    | I:A O:A    | I:A O:A
    Gamma (MOD)   | O:A        | I:A O:A    | I5:AR O:G`,
  )
  expect(said).toEqual(['The independent reviewer rates Alpha Red, its owner Green.'])
  expect(questions[0]).toMatchObject({ askedSince: '2022-03-31', ageDays: 365 })
})
