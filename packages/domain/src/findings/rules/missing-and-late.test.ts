import { expect, it } from 'vitest'
import { drawPortfolio } from '../../testing/draw-portfolio.ts'
import { tell } from '../../testing/tell.ts'

const facts = drawPortfolio(
  `
  initiative    | 2023-03-31
  Alpha (MOD)   | I:R
  Beta (MOD)    | -
  Gamma (MOD)   | -`,
  {
    expectations: [
      {
        period: '2023-03-31',
        initiative: 'Alpha',
        reporterName: 'Ada',
        dueOn: '2023-04-10',
        submittedOn: '2023-04-20',
        state: 'submitted',
      },
      { period: '2023-03-31', initiative: 'Beta', reporterName: 'Ben', dueOn: '2023-04-10', state: 'due' },
      { period: '2023-03-31', initiative: 'Gamma', reporterName: 'Ben', dueOn: '2023-04-10', state: 'due' },
    ],
  },
)

it('tells who owes reports, and asks that person', () => {
  const { said, asked } = tell('report.missing', facts)
  expect(said).toEqual(['Ben owes 2 reports for March 2023.'])
  expect(asked).toEqual(['Ben: When will the 2 reports due from Ben for March 2023 arrive?'])
})

it('tells who was late', () => {
  expect(tell('report.late', facts).said).toEqual(['Ada handed in 1 report for March 2023 after the due date.'])
})
