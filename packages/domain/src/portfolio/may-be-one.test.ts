import { expect, it } from 'vitest'
import { drawPortfolio } from '../testing/draw-portfolio.ts'
import { readBack } from '../testing/read-back.ts'
import { recount } from '../testing/recount.ts'
import { buildOverview } from './build-overview.ts'
import { initiativeStory } from './initiative-story.ts'

const today = '2023-06-30'
const drawn = `
  initiative   | 2021-03-31 | 2022-03-31 | 2023-03-31
  Alpha (MOD)  | cost=100   | cost=100   | -
  Alfa (MOD)   | -          | -          | cost=130
  Beta (DfT)   | cost=50    | -          | -
  Bata (DfT)   | -          | cost=60    | -
  Bota (DfT)   | -          | -          | cost=70
  Delta (DfT)  | cost=500   | cost=500   | -
  Gamma (DfT)  | cost=200   | cost=200   | cost=200`
const facts = drawPortfolio(drawn, {
  undecidedMatches: [
    ['Alfa', 'Alpha'],
    ['Bata', 'Beta'],
    ['Bota', 'Bata'],
    ['Gamma', 'Delta'],
  ],
})
const rowsOf = (period: string, compare: string) =>
  buildOverview(facts, { period, compare, today })
    .rows.toSorted((a, b) => (a.title < b.title ? -1 : 1))
    .flatMap(({ title, mayBe }) => (mayBe ? [[title, mayBe]] : []))

it('matches one that reported only then with one that reported only now, also over others that reported in neither', () => {
  expect(rowsOf('2023-03', '2022-03')).toEqual([
    ['Alfa', ['INI-1']],
    ['Alpha', ['INI-2']],
    ['Bata', ['INI-5']],
    ['Bota', ['INI-4']],
  ])
  expect(rowsOf('2023-03', '2021-03')).toEqual([
    ['Alfa', ['INI-1']],
    ['Alpha', ['INI-2']],
    ['Beta', ['INI-5']],
    ['Bota', ['INI-3']],
  ])
})

it('warns first of all, and says of what came and went how much may only have another name', () => {
  const overview = buildOverview(facts, { period: '2023-03', compare: '2022-03', today })
  expect(readBack(overview, facts)).toEqual([])
  expect(recount(overview, facts)).toEqual([])
  expect(overview.scope.warnings[0]).toEqual({
    code: 'identity.undecided',
    text: '2 of the 3 not reported now may be reported under a different name, 2 of the 2 not reported then may have been: possible matches wait to be decided.',
  })
  const texts = overview.narrative.sentences.map(({ text }) => text)
  expect(texts).toContain(
    '3 initiatives from 2 units reported for March 2023, of which 2 were not reported for March 2022; 3 reported then are not reported now; matches that nobody has decided may be behind 4 of these.',
  )
  expect(texts).toContain(
    'The totals as published, £860m for March 2022 and £400m for March 2023, hold different initiatives and figures: £660m went with what is not given now and £200m came with what was not given then, and matches that nobody has decided may be behind 4 of them.',
  )
  expect(overview.charts.bridge?.parts.find(({ id }) => id === 'left')).toMatchObject({
    amount: -66_000_000_000,
    undecided: { amount: -16_000_000_000, initiatives: 2 },
  })
  expect(overview.findings.map(({ sentence }) => sentence.text)).not.toContain(
    'Alpha, reported for March 2022, is not reported for March 2023 under that name or id.',
  )
})

it('is told in the story of the initiative', () => {
  const story = initiativeStory(facts, 'Alpha', { period: '2023-03', compare: '2022-03', today })
  expect(story?.narrative.sentences[0]?.text).toBe(
    'Alpha is not reported for March 2023; it was reported for March 2022, and may be reported as Alfa: the match is not decided.',
  )
})
