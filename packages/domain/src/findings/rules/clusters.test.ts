import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

const drawn = `
  initiative        | 2022-03-31 | 2023-03-31
  A1 (MOD, Ships)   | I:A        | I:R
  A2 (MOD, Ships)   | I:A        | I:R
  A3 (MOD, Ships)   | I:G        | I:R
  A4 (MOD, Ships)   | I:A        | I:A
  B1 (DfT, Rail)    | I:A        | I:A
  B2 (DfT, Rail)    | I:A        | I:G
  B3 (DfT, Rail)    | I:A        | I:R
  B4 (DfT, Rail)    | I:A        | I:A`

it('finds the unit in which worse ratings gather, with n of N', () => {
  const { said, findings, asked } = tell('cluster.unit', drawn)
  expect(said).toEqual(['In MOD, 3 of 4 comparable lead ratings worsened since March 2022.'])
  expect(findings[0]?.population).toEqual({ n: 3, of: 4 })
  expect(asked).toEqual([
    'MOD: What do the 3 initiatives of MOD have in common whose lead rating worsened since March 2022?',
  ])
})

it('finds the category', () => {
  expect(tell('cluster.category', drawn).said).toEqual([
    'In the category Ships, 3 of 4 comparable lead ratings worsened since March 2022.',
  ])
})
