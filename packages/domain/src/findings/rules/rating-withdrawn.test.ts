import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

it('tells a rating that was given and is withheld now', () => {
  const { said } = tell(
    'rating.withdrawn',
    `
    initiative    | 2022-03-31 | 2023-03-31
    Alpha (MOD)   | I:R        | I:withheld
    Beta (MOD)    | I:R        | I:withheld O:A   the owner still rates it
    Gamma (MOD)   | I:R        | I:tooEarly       not withheld`,
  )
  expect(said).toEqual(['Alpha, rated Red for March 2022, withholds its rating for March 2023.'])
})
