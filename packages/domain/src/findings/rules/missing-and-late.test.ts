import { expect, it } from 'vitest'
import { buildOverview } from '../../portfolio/build-overview.ts'
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

it('finds nothing missing before the day it is due, and says by when it is', () => {
  expect(tell('report.missing', facts, '2023-04-10').said).toEqual([])
  const { narrative, scope, charts } = buildOverview(facts, { today: '2023-04-10' })
  expect(narrative.sentences.map(({ text }) => text)).toContain(
    '2 reports for March 2023 are not in yet; they are due by 10 April 2023.',
  )
  expect(charts.dataQuality.find(({ owner }) => owner === 'Ben')).toMatchObject({ expected: 2, missing: 0, late: 0 })
  expect(scope.reported).toEqual({ n: 1, of: 3, basis: 'declared' })
})

it('asks why what is locked out did not come', () => {
  const locked = { ...facts, periods: facts.periods.map((period) => ({ ...period, state: 'locked' as const })) }
  expect(tell('report.missing', locked)).toMatchObject({
    said: ['2 reports due from Ben for March 2023 did not come before the period was locked.'],
    asked: ['Ben: Why did the 2 reports due from Ben for March 2023 not come before the period was locked?'],
  })
})
