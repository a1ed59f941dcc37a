import { expect, it } from 'vitest'
import { drawPortfolio } from '../../testing/draw-portfolio.ts'
import { tell } from '../../testing/tell.ts'

it('tells a move with its cause in the words of the report', () => {
  const { said } = tell(
    'endDate.moved',
    `
    initiative    | 2022-03-31     | 2023-03-31
    Alpha (MOD)   | end=2026-06-30 | end=2028-06-30 schedule="All went well. The steel came late because the works at Motherwell burnt down."
    Beta (MOD)    | end=2026-06-30 | end=2026-07-10   ten days: not worth telling`,
  )
  expect(said).toEqual([
    'The end date of Alpha moved from 30 June 2026 to 30 June 2028, 2 years later. MOD writes: “The steel came late because the works at Motherwell burnt down.”',
  ])
})

it('calls the move of an approved date a re-approval and never slippage', () => {
  const { said, findings } = tell(
    'endDate.moved',
    `
    initiative    | 2022-03-31                                   | 2023-03-31
    Alpha (MOD)   | end=2026-06-30 def~end="Latest approved end" | end=2028-06-30 def~end="Latest approved end"`,
  )
  expect(said).toEqual([
    'The approved end date of Alpha moved from 30 June 2026 to 30 June 2028, 2 years later: a re-approval. No cause is given.',
  ])
  expect(findings[0]?.reason).toBe('reapproval')
})

it('counts from the last known date where the report between withholds it, and says so', () => {
  const { said, findings } = tell(
    'endDate.moved',
    `
    initiative    | 2021-03-31     | 2022-03-31   | 2023-03-31
    Alpha (MOD)   | end=2026-06-30 | end=withheld | end=2027-06-30
    Beta (MOD)    | end=2026-06-30 | end=2026-06-30 | end=2026-06-30`,
  )
  expect(said).toEqual([
    'The end date of Alpha moved from 30 June 2026 to 30 June 2027, 12 months later, counted from the last known date, given for March 2021. No cause is given.',
  ])
  expect(findings[0]?.sentence.comparisons).toEqual(['change.endDate.lastKnown.2021-03-31'])
})

it('gives the reason that the report itself gives', () => {
  const facts = drawPortfolio(`
    initiative    | 2022-03-31     | 2023-03-31
    Alpha (MOD)   | end=2026-06-30 | end=2025-06-30`)
  const statuses = facts.statuses.map((status) => ({ ...status, movementReasons: { endDate: 'scope' as const } }))
  expect(tell('endDate.moved', { ...facts, statuses }).said[0]).toMatch(/12 months earlier: a change of scope\./)
})

it('is silent where the definition changed, and where the move is a misprint', () => {
  const { said } = tell(
    'endDate.moved',
    `
    initiative    | 2022-03-31                               | 2023-03-31
    Alpha (MOD)   | end=2026-06-30 def~end="basis=baseline"  | end=2028-06-30 def~end="basis=forecast"
    Beta (MOD)    | end=2026-06-30                           | end=2126-06-30
    Gamma (MOD)   | end=2026-06-30 start=2027-01-01          | end=2028-06-30 start=2027-01-01`,
  )
  expect(said).toEqual([])
})

it('asks those who said why only what makes the date hold; other words are named as commentary', () => {
  const { asked, said, findings } = tell(
    'endDate.moved',
    `
    initiative    | 2022-03-31     | 2023-03-31
    Alpha (MOD)   | end=2026-06-30 | end=2028-06-30 schedule="The steel came late because the works burnt down."
    Beta (DfT)    | end=2026-06-30 | end=2027-06-30 schedule="There are now seventeen million meters across the country."`,
  )
  expect(asked).toEqual([
    'MOD: What makes the end date of Alpha hold, now that it moved from 30 June 2026 to 30 June 2028? MOD writes: “The steel came late because the works burnt down.”',
    'DfT: Why did the end date of Beta move from 30 June 2026 to 30 June 2027, and what makes it hold now?',
  ])
  expect(said[1]).toMatch(/From the commentary of DfT: “There are now seventeen million meters across the country\.”$/)
  expect(findings.map(({ reason }) => reason)).toEqual(['stated', 'unexplained'])
})
