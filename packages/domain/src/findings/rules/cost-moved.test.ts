import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

it('tells cost that rose like for like, and never says of one that it fell', () => {
  const { said, asked } = tell(
    'cost.moved',
    `
    initiative    | 2022-03-31                           | 2023-03-31
    Alpha (MOD)   | cost=634                             | cost=4100 money="This is largely due to the new cladding fund."
    Beta (MOD)    | cost=500                             | cost=400
    Gamma (MOD)   | cost=500                             | cost=900$
    Delta (MOD)   | cost=500 def~cost="basis=budget"     | cost=900 def~cost="basis=baseline"
    Epsilon (MOD) | cost=500                             | cost=501`,
  )
  expect(said).toEqual([
    'The whole-life cost of Alpha rose by £3.5bn, from £634m for March 2022 to £4.1bn for March 2023. MOD writes: “This is largely due to the new cladding fund.”',
    'Beta gives a whole-life cost of £400m for March 2023, where it gave £500m for March 2022. No cause is given.',
  ])
  expect(asked).toEqual(['MOD: What does Alpha deliver for the £3.5bn by which its whole-life cost rose, to £4.1bn?'])
})

it('calls a new baseline one that was approved anew', () => {
  const { said } = tell(
    'cost.moved',
    `
    initiative    | 2022-03-31                         | 2023-03-31
    Alpha (MOD)   | cost=500 def~cost="Total baseline" | cost=900 def~cost="Total baseline"`,
  )
  expect(said[0]).toBe(
    'The whole-life cost of Alpha rose by £400m, from £500m for March 2022 to £900m for March 2023: a baseline or budget approved anew. No cause is given.',
  )
})

it('tells many together by how much they rose, and what the others give', () => {
  const many = (from: number, to: number, n: number, name: string) =>
    Array.from({ length: n }, (_, at) => `  ${name}${at} (MOD) | cost=${from} | cost=${to}`).join('\n')
  const { said } = tell(
    'cost.moved',
    `  initiative | 2022-03-31 | 2023-03-31\n${many(100, 900, 7, 'Up')}\n${many(500, 400, 3, 'Down')}`,
  )
  expect(said.find((text) => text.startsWith('Whole-life cost'))).toBe(
    'Whole-life cost rose by £800m over 1 other initiative; 3 others give £1.2bn in all for March 2023, where they gave £1.5bn for March 2022.',
  )
})
