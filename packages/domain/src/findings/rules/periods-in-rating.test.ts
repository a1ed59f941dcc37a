import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

it('counts reports at Red or Amber/Red, broken by a gap, another scale or another assessor', () => {
  const { said } = tell(
    'rating.longRun',
    `
    initiative    | 2019-03-31 | 2020-03-31 | 2021-03-31 | 2022-03-31 | 2023-03-31
    Alpha (MOD)   | I:R        | I:R        | I:R        | I:R        | I:R
    Beta (MOD)    | I:R        | I:R        | -          | I:R        | I:R
    Gamma (MOD)   | I5:R       | I5:R       | I5:R       | I:R        | I:R
    Delta (MOD)   | I:R        | I:R        | O:R        | O:R        | I:R
    Epsilon (MOD) | I:A        | I:A        | I:A        | I:A        | I:A`,
  )
  expect(said).toEqual(['Alpha has been rated Red in 5 consecutive reports, by the independent reviewer.'])
})
