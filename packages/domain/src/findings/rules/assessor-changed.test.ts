import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

it('says that a better rating by another assessor is no improvement', () => {
  const { said, asked } = tell(
    'rating.assessorChanged',
    `
    initiative    | 2022-03-31 | 2023-03-31
    Alpha (MOD)   | I:R        | O:A          the owner took over
    Beta (MOD)    | I:A        | O:R          looks worse: no temptation
    Gamma (MOD)   | I:R O:A    | O:G          the owner rated both times: comparable
    Delta (MOD)   | I5:AR      | O:G          another scale as well`,
  )
  expect(said).toEqual([
    'Alpha shows Amber from its owner, where the independent reviewer gave Red for March 2022: ratings by different assessors cannot be compared.',
  ])
  expect(asked).toEqual([
    'MOD: How would the independent reviewer rate Alpha today? The reviewer gave Red for March 2022; Amber for March 2023 is the owner’s own rating.',
  ])
})
