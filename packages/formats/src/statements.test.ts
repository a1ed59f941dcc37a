import { buildOverview, overviewOf } from '@gantry/domain/portfolio/build-overview'
import { evidenceFor } from '@gantry/domain/portfolio/evidence-for'
import type { PortfolioFacts } from '@gantry/domain/portfolio/facts'
import { storyOf } from '@gantry/domain/portfolio/initiative-story'
import type { Overview } from '@gantry/domain/portfolio/overview'
import { indexFacts } from '@gantry/domain/portfolio/portfolio-index'
import { bookOf, longSentences, readBack, readSentence } from '@gantry/domain/testing/read-back'
import { recount } from '@gantry/domain/testing/recount'
import { beforeAll, describe, expect, it } from 'vitest'
import { factsFromFiles, hasRealData, realData } from './testing/facts-from-files.ts'

const today = '2026-11-22'
const years = [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]
const sets = {
  'ten yearly releases': { files: years.map((year) => `uk-gmpp/gmpp_${year}.csv`), currency: 'GBP' },
  'two releases as published': {
    files: ['uk-gmpp/official_2022-03.csv', 'uk-gmpp/official_2023-03.csv'],
    currency: 'GBP',
  },
  'a release of two departments': {
    files: ['uk-gmpp/official_2023-03.csv', 'uk-gmpp/official_2024-03_CO.csv', 'uk-gmpp/official_2024-03_DESNZ.csv'],
    currency: 'GBP',
  },
  'fifteen report dates of a city': {
    files: ['nyc-capital-projects/NYC_capital_projects_20190901.csv'],
    currency: 'USD',
  },
  'a pipeline in value bands': {
    files: ['nz-infrastructure-pipeline/NZ_Infrastructure_Database.csv'],
    currency: 'NZD',
  },
} as const

if (!hasRealData) console.warn(`Left out: statements over real portfolios (no data at ${realData})`)

const facts = new Map<string, PortfolioFacts>()
const factsOf = (name: keyof typeof sets) => facts.get(name) ?? missing(name)
const textsOf = ({ narrative, findings, questions }: Overview) => [
  ...narrative.sentences.map(({ text }) => text),
  ...findings.map(({ sentence }) => sentence.text),
  ...questions.map(({ sentence }) => sentence.text),
]
/** Without the words of others: names (“Lower Thames Crossing”) and quotes. */
const ownWordsOf = ({ narrative, findings, questions }: Overview) =>
  [...narrative.sentences, ...[...findings, ...questions].map(({ sentence }) => sentence)].map(({ segments }) =>
    segments.map((one) => (one.type === 'name' || one.type === 'quote' ? '…' : one.text)).join(''),
  )
const valueIn = (overview: Overview, id: string) => overview.measures.find((measure) => measure.id === id)?.value

describe.skipIf(!hasRealData)('statements over real portfolios', () => {
  beforeAll(() => {
    for (const [name, { files, currency }] of Object.entries(sets)) facts.set(name, factsFromFiles(files, currency))
  }, 60_000)

  it.each(Object.keys(sets) as (keyof typeof sets)[])(
    'every sentence of every pair of periods reads back: %s',
    (name) => {
      const index = indexFacts(factsOf(name))
      for (const [now, { id: period }] of index.periods.entries()) {
        for (const compare of ['none', ...index.periods.slice(0, now).map(({ id }) => id)]) {
          const overview = overviewOf(index, { period, compare, today })
          expect(readBack(overview, index.facts), `${period} against ${compare}`).toEqual([])
          expect(longSentences(overview.narrative.sentences)).toEqual([])
          expect(recount(overview, index.facts), `${period} against ${compare}`).toEqual([])
        }
      }
    },
    120_000,
  )

  it('the story of every initiative reads back', () => {
    const index = indexFacts(factsOf('ten yearly releases'))
    for (const { id } of index.facts.initiatives.slice(0, 400)) {
      const story = storyOf(index, id, { today })
      const book = bookOf(index.facts, [], story?.comparisons ?? [])
      expect(longSentences(story?.narrative.sentences ?? [])).toEqual([])
      expect(story?.narrative.sentences.flatMap((sentence) => readSentence(sentence, book))).toEqual([])
    }
  }, 120_000)

  it('a filtered overview reads back too', () => {
    const all = factsOf('two releases as published')
    for (const unit of all.units.slice(0, 8)) {
      const overview = buildOverview(all, { filters: { units: [unit.id] }, today })
      expect(readBack(overview, all)).toEqual([])
    }
    const red = buildOverview(all, { filters: { ratings: ['red'] }, today })
    expect(readBack(red, all)).toEqual([])
    expect(valueIn(red, 'initiatives')).toBe(23)
  })

  describe('March 2023 as published', () => {
    let overview: Overview
    beforeAll(() => {
      overview = buildOverview(factsOf('two releases as published'), { period: '2023-03', compare: '2022-03', today })
    })

    it('has the ratings of its reviewers and owners', () => {
      const ratings = (role: string) =>
        ['red', 'amberRed', 'amber', 'amberGreen', 'green', 'none'].map((value) =>
          valueIn(overview, `rating.${role}.${value}`),
        )
      expect(ratings('lead')).toEqual([23, 0, 183, 0, 26, 12])
      expect(ratings('independent')).toEqual([18, 0, 88, 0, 5, 133])
      expect(ratings('owner')).toEqual([5, 0, 95, 0, 21, 123])
      expect(valueIn(overview, 'initiatives')).toBe(244)
    })

    it('has a whole-life cost of 471,818 million over 193, the others with their type of absence', () => {
      const cost = overview.measures.find(({ id }) => id === 'wholeLifeCost')
      expect(cost).toMatchObject({ value: 47_181_800_000_000, currency: 'GBP', population: { n: 193, of: 244 } })
      expect(Object.values(cost?.absent ?? {}).reduce((sum, n) => sum + (n ?? 0), 0)).toBe(51)
    })

    it('bridges a total that is 22,363 million smaller while the same initiatives cost 21,058 million more', () => {
      const bridge = overview.comparisons.find(({ id }) => id === 'bridge.wholeLifeCost')?.bridge
      expect(bridge?.total).toBe(-2_236_300_000_000)
      expect(bridge?.same).toBe(2_105_800_000_000)
      expect(
        ownWordsOf(overview).filter((text) =>
          /\b(cost|total)[^.]*\b(fell|fall|falls|fallen|decreased|dropped|lower)\b/i.test(text),
        ),
      ).toEqual([])
      expect(overview.narrative.sentences.some(({ text }) => text.startsWith('Whole-life cost rose by £21.1bn'))).toBe(
        true,
      )
    })

    it('puts the withheld cost of a programme that went Red on top', () => {
      expect(overview.findings[0]?.rule).toBe('value.withdrawnAsRatingFell')
      expect(overview.questions[0]?.sentence.text).toContain('withheld just as its rating went from Amber to Red')
    })

    it('leads from the total to the cells it was read from', () => {
      const answer = evidenceFor(factsOf('two releases as published'), { period: '2023-03', today }, 'wholeLifeCost')
      expect(answer?.cells).toHaveLength(193)
      expect(
        answer?.cells.every(({ file, row, column, raw }) => file === 'official_2023-03.csv' && row && column && raw),
      ).toBe(true)
      expect(answer?.cells.reduce((sum, { value }) => sum + Number(value), 0)).toBe(47_181_800_000_000)
    })
  })

  it('says that ratings cannot be compared where the scale changed from five to three points', () => {
    const overview = buildOverview(factsOf('ten yearly releases'), { period: '2022', today })
    expect(textsOf(overview)).toContain(
      'Lead ratings cannot be compared with March 2021: the scale had 5 points then and has 3 now.',
    )
    expect(overview.comparisons.find(({ id }) => id === 'change.rating.lead')?.valid).toBe(false)
    expect(overview.charts.ratings.map(({ scaleBreak }) => scaleBreak).lastIndexOf(true)).toBe(8)
  })

  it('says nothing of units that were not expected, and claims none of theirs has left', () => {
    const overview = buildOverview(factsOf('a release of two departments'), { period: '2024-03', today })
    expect(overview.scope.notExpectedUnits).toBe(19)
    expect(valueIn(overview, 'initiatives')).toBe(29)
    expect(valueIn(overview, 'initiatives.left')).toBeLessThan(15)
    expect(overview.rows.filter(({ status }) => status === 'notExpected')).toHaveLength(214)
  })

  it('claims no growth from 45 to 378 projects', () => {
    const all = factsOf('fifteen report dates of a city')
    const first = all.periods[0]?.id
    const overview = buildOverview(all, { compare: first, today })
    expect(valueIn(overview, 'initiatives')).toBe(378)
    expect(valueIn(overview, 'initiatives.before')).toBe(45)
    const growth =
      /\b(grew|grown|growth|(projects|initiatives|portfolio) (rose|increased|expanded|doubled)|more (projects|initiatives))\b/i
    expect(textsOf(overview).filter((text) => growth.test(text))).toEqual([])
    expect(all.periods).toHaveLength(15)
  })

  it('adds bands by their ends and never makes a figure of them', () => {
    const overview = buildOverview(factsOf('a pipeline in value bands'), { today })
    expect(valueIn(overview, 'initiatives')).toBe(506)
    expect(valueIn(overview, 'wholeLifeCost.known')).toBe(0)
    expect(valueIn(overview, 'wholeLifeCost.bands')).toBeGreaterThan(400)
  })
})

function missing(name: string): never {
  throw new Error(`No facts of ${name}`)
}
