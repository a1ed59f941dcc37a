import { expect, it } from 'vitest'
import { drawPortfolio } from '../../testing/draw-portfolio.ts'
import { tell } from '../../testing/tell.ts'

const drawn = `
  initiative    | 2021-03-31     | 2022-03-31     | 2023-03-31
  Alpha (MOD)   | end=2021-12-31 | end=2021-12-31 | end=2021-12-31
  Beta (MOD)    | end=2023-03-31 | end=2023-03-31 | end=2023-03-31   ends on the day`

it('tells what is reported past its end date, since when', () => {
  const { said, questions } = tell('endDate.past', drawn)
  expect(said).toEqual(['Alpha is reported for March 2023 although its end date, 31 December 2021, had passed.'])
  expect(questions[0]?.askedSince).toBe('2022-03-31')
})

it('leaves a closed initiative alone', () => {
  const facts = drawPortfolio(drawn)
  const initiatives = facts.initiatives.map((one) => ({ ...one, condition: 'closed' }))
  expect(tell('endDate.past', { ...facts, initiatives }).said).toEqual([])
})
