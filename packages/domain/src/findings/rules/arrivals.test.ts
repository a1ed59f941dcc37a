import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

it('counts who was not reported then and claims no growth', () => {
  const { said } = tell(
    'initiative.arrived',
    `
    initiative    | 2022-03-31 | 2023-03-31
    Alpha (MOD)   | I:R        | I:R
    Beta (MOD)    | -          | I:R
    Gamma (MOD)   | -          | I:A`,
  )
  expect(said).toEqual(['2 of the 3 initiatives reported for March 2023 were not reported for March 2022.'])
})
