import { describe, expect, it } from 'vitest'
import { drawPortfolio } from '../testing/draw-portfolio.ts'
import { buildOverview } from './build-overview.ts'
import type { OverviewFilters } from './overview.ts'
import { proposeScope } from './period-scope.ts'

const today = '2023-06-30'
const drawn = `
  initiative    | 2021-03-31 | 2022-03-31 | 2023-03-31
  Alpha (MOD)   | I:R        | I:A        | I:R
  Beta (DfT)    | I:R        | I:A        | -
  Gamma (DfT)   | I:R        | -          | I:G`
const facts = drawPortfolio(drawn)

describe('the periods looked at', () => {
  it('are the newest with a report and the newest before it that shares enough', () => {
    const { scope } = buildOverview(facts, { today })
    expect([scope.period.asOf, scope.compare?.asOf]).toEqual(['2023-03-31', '2022-03-31'])
  })

  it('may be named by label, in any order: moves run forward in time', () => {
    const { scope } = buildOverview(facts, { today, period: '2021-03', compare: '2023-03' })
    expect([scope.period.label, scope.compare?.label]).toEqual(['2023-03', '2021-03'])
  })

  it('may be one alone', () => {
    const { scope, narrative } = buildOverview(facts, { today, compare: 'none' })
    expect(scope.compare).toBeUndefined()
    expect(narrative.sentences[0]?.text).toBe('2 initiatives from 2 units reported for March 2023.')
  })

  it('skip one without a shared initiative', () => {
    const apart = drawPortfolio(`
      initiative  | 2021-03-31 | 2022-03-31 | 2023-03-31
      Alpha (MOD) | I:R        | -          | I:R
      Beta (DfT)  | -          | I:A        | -`)
    expect(buildOverview(apart, { today }).scope.compare?.asOf).toBe('2021-03-31')
  })
})

describe('who reported', () => {
  it('is told apart: reported, new, left, not expected, missing', () => {
    const standing = (more: Partial<typeof facts>) =>
      Object.fromEntries(
        buildOverview({ ...facts, ...more }, { today }).rows.map(({ title, status }) => [title, status]),
      )
    expect(standing({})).toEqual({ Alpha: 'reported', Beta: 'left', Gamma: 'new' })
    const scoped = facts.periods.map((period) =>
      period.asOf === '2023-03-31' ? { ...period, scopeUnits: ['MOD'] } : period,
    )
    expect(standing({ periods: scoped })).toEqual({ Alpha: 'reported', Beta: 'notExpected', Gamma: 'new' })
    const due = [{ period: '2023-03-31', initiative: 'Beta', state: 'due' as const }]
    expect(standing({ expectations: due })).toEqual({ Alpha: 'reported', Beta: 'missing', Gamma: 'new' })
  })

  it('keeps a unit in scope through its successor', () => {
    const scoped = facts.periods.map((period) =>
      period.asOf === '2023-03-31' ? { ...period, scopeUnits: ['MOD'] } : period,
    )
    const unitSuccessions = [{ from: 'DfT', to: 'MOD', how: 'mergedInto' as const, onDay: '2022-06-01' }]
    const { rows } = buildOverview({ ...facts, periods: scoped, unitSuccessions }, { today })
    expect(rows.find(({ title }) => title === 'Beta')?.status).toBe('left')
  })

  it('proposes a scope only for a file that covers fewer than half of the units', () => {
    const full = ['a', 'b', 'c', 'd', 'e']
    expect(proposeScope(['a', 'b'], [full])).toEqual(['a', 'b'])
    expect(proposeScope(['a', 'b', 'c'], [full])).toBeUndefined()
    expect(proposeScope(['a'], [])).toBeUndefined()
  })
})

describe('filters', () => {
  it('hold for everything in the answer alike', () => {
    const overview = buildOverview(facts, { today, filters: { units: ['DfT'] } })
    expect(overview.rows.map(({ title }) => title).sort()).toEqual(['Beta', 'Gamma'])
    expect(overview.measures.find(({ id }) => id === 'initiatives')?.value).toBe(1)
    expect(overview.charts.ratings.map(({ by }) => by.lead.red)).toEqual([2, 0, 0])
    expect(overview.scope.choices.units.map(({ id, n }) => [id, n])).toEqual([
      ['DfT', 1],
      ['MOD', 1],
    ])
  })

  it('find by words, rating, category and the tree below a portfolio', () => {
    const rows = (filters: object) =>
      buildOverview(facts, { today, filters })
        .rows.map(({ title }) => title)
        .sort()
    expect(rows({ search: 'gam' })).toEqual(['Gamma'])
    expect(rows({ ratings: ['red'] })).toEqual(['Alpha'])
    expect(rows({ categories: ['Ships'] })).toEqual([])
    const tree = {
      ...facts,
      initiatives: facts.initiatives.map((one) => (one.id === 'Alpha' ? { ...one, parent: 'Gamma' } : one)),
    }
    expect(
      buildOverview(tree, { today, filters: { portfolio: 'Gamma' } })
        .rows.map(({ title }) => title)
        .sort(),
    ).toEqual(['Alpha', 'Gamma'])
  })
})

it('has an answer for an organisation without a period', () => {
  const empty = { ...facts, periods: [], statuses: [], initiatives: [] }
  expect(buildOverview(empty, { today }).scope.warnings[0]?.code).toBe('periods.none')
})

describe('filters that nobody passes', () => {
  const nobody = (filters: OverviewFilters) => buildOverview(facts, { today, filters })

  it.each([{ search: 'nowhere' }, { units: ['nobody'] }, { units: ['DfT'], ratings: ['red' as const] }])(
    'leave one plain sentence and nothing that contradicts it: %o',
    (filters) => {
      const { scope, narrative, questions, rows } = nobody(filters)
      expect(scope.warnings).toEqual([
        { code: 'filter.nothing', text: 'No initiative of this period matches the filters.' },
      ])
      expect([narrative.sentences, questions, rows]).toEqual([[], [], []])
    },
  )

  it('stay among the choices, so that they can be taken back', () => {
    expect(nobody({ units: ['DfT'], ratings: ['red'] }).scope.choices).toMatchObject({
      units: [
        { id: 'DfT', n: 0 },
        { id: 'MOD', n: 1 },
      ],
      ratings: [
        { id: 'red', n: 0 },
        { id: 'green', n: 1 },
      ],
    })
  })

  it('say of one who left what holds, and no more', () => {
    const { scope, narrative, rows } = nobody({ ratings: ['amber'] })
    expect(rows.map(({ title, unitTitle, status }) => [title, unitTitle, status])).toEqual([['Beta', 'DfT', 'left']])
    expect(narrative.sentences.map(({ text }) => text)).toEqual([
      'No initiative reported for March 2023; 1 reported then is not reported now.',
    ])
    expect(scope.warnings.map(({ text }) => text)).toContain(
      'Lead ratings cannot be compared: no initiative reported both times.',
    )
  })
})

describe('periods that are not those asked for', () => {
  const facts = drawPortfolio(`
    initiative    | 2021-03-31 | 2022-03-31 | 2023-03-31
    Alpha (MOD)   | I:R        | I:R        | I:A`)
  const asked = (period: string, compare: string) => {
    const { scope } = buildOverview(facts, { period, compare, today: '2023-06-30' })
    return [
      scope.period.id,
      scope.compare?.id,
      ...scope.warnings.flatMap(({ code, text }) => (code.startsWith('compare.') ? text : [])),
    ]
  }

  it('are said: the later one is looked at, and none is compared with itself', () => {
    expect(asked('2022-03', '2023-03')).toEqual([
      '2023-03-31',
      '2022-03-31',
      'March 2023 is the later of the two periods asked for: it is looked at, and compared with March 2022.',
    ])
    expect(asked('2023-03', '2023-03')).toEqual([
      '2023-03-31',
      '2022-03-31',
      'A period cannot be compared with itself: March 2023 is compared with March 2022 instead.',
    ])
    expect(asked('2023-03', '2021-03')).toEqual(['2023-03-31', '2021-03-31'])
  })
})

describe('the rating chart', () => {
  it('marks a period that is still open with how many reports are in, under the same filters', () => {
    const drawn = drawPortfolio(`
      initiative    | 2022-03-31 | 2023-03-31
      Alpha (MOD)   | I:R        | I:A
      Beta (DfT)    | I:R        | -
      Gamma (DfT)   | I:R        | -`)
    const facts = {
      ...drawn,
      periods: drawn.periods.map((one) => (one.id === '2023-03-31' ? { ...one, state: 'open' as const } : one)),
      expectations: ['Alpha', 'Beta', 'Gamma'].map((initiative) => ({
        period: '2023-03-31',
        initiative,
        state: 'due' as const,
      })),
    }
    const openIn = (filters: OverviewFilters) =>
      buildOverview(facts, { filters, today: '2023-03-31' }).charts.ratings.map(({ open }) => open)
    expect(openIn({})).toEqual([undefined, { n: 1, of: 3 }])
    expect(openIn({ units: ['DfT'] })).toEqual([undefined, { n: 0, of: 2 }])
  })
})
