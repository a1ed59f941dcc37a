import fc from 'fast-check'
import { absenceTypes } from '../absence.ts'
import { addDays } from '../portfolio/day.ts'
import { defaultExchange } from '../portfolio/exchange.ts'
import {
  type Known,
  type Money,
  type PortfolioFacts,
  type StatusFact,
  movementReasons,
  ratingScales,
} from '../portfolio/facts.ts'
import { scalePoints } from '../portfolio/rating-scale.ts'

const title = fc.constantFrom(
  'Alpha',
  'Beta 2nd phase',
  '10k places',
  'More “Delta”',
  'Cost fell by 3 %',
  '{count} <c>',
  'Ωmega',
  '=cmd|x',
)
const day = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('1990-01-01', days))
const absent = fc
  .constantFrom(...absenceTypes)
  .map((type) => ({ absent: { type, reason: `Exempt under section ${type.length}` } }))

const money: fc.Arbitrary<Known<Money>> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        minor: fc.oneof(fc.integer({ min: -1e6, max: 1e14 }), fc.constant(0)),
        currency: fc.constantFrom('GBP', 'GBP', 'GBP', 'USD', 'JPY'),
      })
      .map((value) => ({ value })),
  },
  { weight: 2, arbitrary: absent },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 1e12 })
      .map((low) => ({ low: { minor: low, currency: 'GBP' }, high: { minor: low * 2, currency: 'GBP' } })),
  },
)
const date: fc.Arbitrary<Known<string>> = fc.oneof(
  { weight: 5, arbitrary: day.map((value) => ({ value })) },
  { weight: 1, arbitrary: absent },
)
const rating = fc
  .tuple(
    fc.constantFrom(...ratingScales),
    fc.constantFrom('independent' as const, 'owner' as const),
    fc.nat(4),
    fc.option(absent, { freq: 3 }),
  )
  .map(([scale, assessor, at, none]) => ({
    id: `r-${scale}-${assessor}`,
    dimension: 'deliveryConfidence',
    scale,
    assessor,
    value: none ?? { value: scalePoints[scale][at % scalePoints[scale].length] ?? 'amber' },
    asOf: '2020-01-01',
  }))
const words = fc.constantFrom(
  'The project end-date is 31 December 2026. Work slipped because of rain.',
  'The Whole Life Cost increased from £10m to £12.5m, due to scope.',
  'The rating decreased from Amber to Green.',
  'N/A',
  'Exempt under Section 43',
  'It costs more than ever; 3 of 4 teams {left} <c>rose</c> due to “inflation”.',
)
const definition = fc.constantFrom(
  { key: '', words: 'Cost' },
  { key: 'basis=baseline', words: 'Baseline' },
  { key: 'basis=latestApproved', words: 'Latest approved' },
  { key: 'basis=forecast', words: 'Forecast' },
  { key: 'basis=baseline', words: 'Baseline', priceBase: '2019/20' },
)

const report = fc.record({
  money: fc.record(
    { wholeLifeCost: money, inYearBaseline: money, inYearForecast: money, benefits: money },
    { requiredKeys: [] },
  ),
  days: fc.record({ startDate: date, endDate: date }, { requiredKeys: [] }),
  texts: fc.record(
    { scheduleCommentary: words, costCommentary: words, ratingCommentary: words, summary: words },
    { requiredKeys: [] },
  ),
  ratings: fc.uniqueArray(rating, { maxLength: 2, selector: ({ assessor }) => assessor }),
  definitions: fc.record({ wholeLifeCost: definition, endDate: definition }, { requiredKeys: [] }),
  movementReasons: fc.record(
    { endDate: fc.constantFrom(...movementReasons), wholeLifeCost: fc.constantFrom(...movementReasons) },
    { requiredKeys: [] },
  ),
  unit: fc.constantFrom('u0', 'u1', 'u2', undefined),
  category: fc.constantFrom('Ships', 'IT', undefined),
  state: fc.constantFrom(
    'imported' as const,
    'imported' as const,
    'locked' as const,
    'submitted' as const,
    'due' as const,
  ),
})

/** Portfolios of any shape: one to four periods, up to a dozen initiatives, everything that may be missing missing at times. */
export const randomFacts: fc.Arbitrary<PortfolioFacts> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 7300 }), { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(title, fc.array(fc.option(report, { freq: 5 }), { minLength: 4, maxLength: 4 })), {
      maxLength: 12,
    }),
    fc.record({
      scoped: fc.boolean(),
      lineage: fc.boolean(),
      expected: fc.boolean(),
      decision: fc.boolean(),
      undecided: fc.boolean(),
      declared: fc.boolean(),
    }),
  )
  .map(([offsets, rows, extra]) => assemble(offsets, rows, extra))

type Report = typeof report extends fc.Arbitrary<infer T> ? T : never

/** Baseline and budget are said to be one, and the forecast to mean otherwise since 2012. */
const declared: PortfolioFacts['declarations'] = (['wholeLifeCost', 'endDate'] as const).flatMap((field) => [
  {
    id: `${field}-same`,
    field,
    one: { key: 'basis=baseline', words: 'Baseline' },
    other: { key: 'basis=latestApproved', words: 'Latest approved' },
    verdict: 'same',
    reason: 'Two names of 1 thing, higher or lower',
    byName: 'Ann Smith',
    on: '2026-05-14',
  },
  {
    id: `${field}-break`,
    field,
    one: { key: '', words: '' },
    other: { key: '', words: '' },
    verdict: 'different',
    from: '2012-01-01',
    reason: 'Counted otherwise since',
    byName: 'Ann Smith',
    on: '2026-05-15',
  },
])

function assemble(
  offsets: readonly number[],
  rows: readonly (readonly [string, readonly (Report | null)[]])[],
  extra: {
    scoped: boolean
    lineage: boolean
    expected: boolean
    decision: boolean
    undecided: boolean
    declared: boolean
  },
): PortfolioFacts {
  const days = offsets.map((offset) => addDays('2005-03-31', offset)).sort()
  const last = days.length - 1
  const statuses = rows.flatMap(([name, reports], row) =>
    reports.flatMap((one, at): StatusFact[] => {
      const asOf = days[at]
      if (one === null || asOf === undefined) return []
      return [
        {
          ...one,
          id: `s${row}-${at}`,
          ref: `STA-${row}-${at}`,
          initiative: `i${row}`,
          period: `p${at}`,
          asOf,
          title: name,
          cells: {},
        },
      ]
    }),
  )
  return {
    organisation: {
      id: 'o',
      name: 'Office',
      currency: 'GBP',
      locale: 'en-GB',
      fiscalYearStart: 4,
      exchange: defaultExchange,
      rates: [],
    },
    periods: days.map((asOf, at) => ({
      id: `p${at}`,
      label: asOf,
      asOf,
      state: 'imported' as const,
      ...(extra.scoped && at === last ? { scopeUnits: ['u0', 'u1'] } : {}),
    })),
    units: [0, 1, 2].map((unit) => ({ id: `u${unit}`, title: ['MOD', 'Department 2', 'HM “Rise”'][unit] ?? '' })),
    unitSuccessions: extra.lineage ? [{ from: 'u2', to: 'u1', how: 'mergedInto', onDay: '2010-01-01' }] : [],
    initiatives: rows.map(([name], row) => ({
      id: `i${row}`,
      ref: `INI-${row}`,
      title: name,
      type: 'project',
      condition: 'running',
      decisionStatus: 'approved',
      externalIds: [],
    })),
    statuses,
    lineage:
      extra.lineage && rows.length > 1 ? [{ from: 'i0', to: 'i1', how: 'mergedInto', onDay: days[last] ?? '' }] : [],
    undecidedMatches: rows.flatMap((_, row): [string, string][] =>
      extra.undecided && row % 3 === 1 ? [[`i${row - 1}`, `i${row}`]] : [],
    ),
    decisions: extra.decision
      ? [
          {
            id: 'd1',
            ref: 'DEC-1',
            question: 'Do we go on',
            state: 'asked',
            options: ['Go on — costs £2m', 'Stop'],
            right: 'Board',
            decideBy: '2020-05-14',
            decider: 'Ada',
          },
        ]
      : [],
    milestones: [],
    expectations: extra.expected
      ? rows.map((_, row) => ({
          period: `p${last}`,
          initiative: `i${row}`,
          reporterName: 'Ben',
          dueOn: '2006-01-01',
          state: 'due' as const,
        }))
      : [],
    mutes: [],
    declarations: extra.declared ? declared : [],
    remarks: [],
  }
}
