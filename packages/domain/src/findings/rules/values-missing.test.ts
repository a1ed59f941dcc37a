import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

const drawn = `
  initiative | 2023-03-31
  A1 (MOD)   | cost=withheld end=2030-01-01
  A2 (MOD)   | cost=withheld end=2030-01-01
  A3 (MOD)   | cost=withheld end=2030-01-01
  A4 (MOD)   | cost=100      end=2030-01-01
  B1 (DfT)   | cost=100 end=notSupplied
  B2 (DfT)   | cost=100 end=notSupplied
  B3 (DfT)   | cost=100 end=notSupplied
  C1 (HMT)   | cost=100
  C2 (HMT)   | cost=100
  C3 (HMT)   | cost=100`

it('tells a unit that withholds, and asks to see it in confidence', () => {
  const { said, asked } = tell('value.withheld', drawn)
  expect(said).toEqual(['MOD withholds the whole-life cost of 3 of the 4 initiatives it reports for March 2023.'])
  expect(asked).toEqual([
    'MOD: Can MOD show the board in confidence the whole-life costs it withholds for 3 of its 4 initiatives?',
  ])
})

it('tells a unit that leaves a field empty, but not of a field nobody spoke of', () => {
  expect(tell('value.notSupplied', drawn).said).toEqual([
    'DfT leaves the end date empty for 3 of the 3 initiatives it reports for March 2023.',
  ])
})
