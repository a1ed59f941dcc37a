import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { drawPortfolio } from '../testing/draw-portfolio.ts'
import { randomFacts } from '../testing/random-facts.ts'
import { bookOf, longSentences, readBack, readSentence } from '../testing/read-back.ts'
import { recount } from '../testing/recount.ts'
import { buildOverview } from './build-overview.ts'
import { evidenceFor } from './evidence-for.ts'
import { initiativeStory } from './initiative-story.ts'
import type { Overview, Segment, Sentence } from './overview.ts'

const today = '2026-11-22'

describe('whatever the facts are', () => {
  it('every sentence reads back to its measures, evidence and valid comparisons, and every count recounts', () => {
    fc.assert(
      fc.property(randomFacts, (facts) => {
        const overview = buildOverview(facts, { today })
        expect(readBack(overview, facts)).toEqual([])
        expect(recount(overview, facts)).toEqual([])
        expect(overview.narrative.sentences.length).toBeLessThanOrEqual(6)
        expect(longSentences(overview.narrative.sentences)).toEqual([])
        expect(overview.questions.length + overview.decisions.length).toBeLessThanOrEqual(5)
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('so does the story of every initiative', () => {
    fc.assert(
      fc.property(randomFacts, (facts) => {
        for (const { id } of facts.initiatives) {
          const story = initiativeStory(facts, id, { today })
          if (story === undefined) continue
          const book = bookOf(facts, [], story.comparisons)
          expect(story.narrative.sentences.length).toBeLessThanOrEqual(4)
          expect(longSentences(story.narrative.sentences)).toEqual([])
          expect(story.narrative.sentences.flatMap((sentence) => readSentence(sentence, book))).toEqual([])
          expect(
            story.findings.flatMap(({ sentence, rule }) =>
              rule === 'initiative.arrived' ? [] : readSentence(sentence, book),
            ),
          ).toEqual([])
        }
      }),
      { numRuns: 80, seed: 11 },
    )
  })

  it('every measure and finding has evidence that reaches the reports it rests on', () => {
    fc.assert(
      fc.property(randomFacts, (facts) => {
        const overview = buildOverview(facts, { today })
        const missing: string[] = []
        for (const { id, evidence } of [...overview.measures.slice(0, 12), ...overview.findings.slice(0, 3)]) {
          const answer = evidenceFor(facts, { today }, id)
          const found = new Set(answer?.cells.map(({ status }) => status))
          const rating = evidence.field?.startsWith('rating') === true
          if (!rating) missing.push(...evidence.statuses.filter((status) => !found.has(status)))
        }
        expect(missing).toEqual([])
      }),
      { numRuns: 60, seed: 3 },
    )
  })
})

describe('a planted falsehood is caught', () => {
  const facts = drawPortfolio(`
    initiative    | 2022-03-31                   | 2023-03-31
    Alpha (MOD)   | I:A end=2026-06-30 cost=634  | I:R end=2028-06-30 cost=4100 schedule="The steel came late because of the works."
    Beta (MOD)    | I:G end=2026-06-30 cost=500  | I:A end=withheld cost=900
    Gamma (DfT)   | I:A end=2026-06-30 cost=100  | I:A end=2026-06-30 cost=100
    Delta (DfT)   | cost=2000                    | -`)
  const honest = buildOverview(facts, { today })
  const caught = (change: (sentence: Sentence) => Sentence) => {
    const lie: Overview = {
      ...honest,
      narrative: { ...honest.narrative, sentences: honest.narrative.sentences.map(change) },
      findings: honest.findings.map((one) => ({ ...one, sentence: change(one.sentence) })),
    }
    return readBack(lie, facts)
  }
  const segments = (change: (segment: Segment) => Segment) => (sentence: Sentence) => {
    const changed = sentence.segments.map(change)
    return {
      ...sentence,
      segments: changed,
      text: changed.map((one) => (one.type === 'quote' ? `“${one.text}”` : one.text)).join(''),
    }
  }

  it('while the honest overview has nothing to complain of', () => expect(readBack(honest, facts)).toEqual([]))

  it.each<[string, (segment: Segment) => Segment]>([
    ['a number another than its measure', (one) => (one.type === 'measure' ? { ...one, text: '7' } : one)],
    ['a measure that is not there', (one) => (one.type === 'measure' ? { ...one, id: 'made.up' } : one)],
    [
      'a day that no report gives',
      (one) =>
        one.type === 'value' && one.value === '2028-06-30'
          ? { ...one, value: '2029-06-30', text: '30 June 2029' }
          : one,
    ],
    [
      'a rating that no report gives',
      (one) => (one.type === 'value' && one.value === 'red' ? { ...one, value: 'green', text: 'Green' } : one),
    ],
    [
      'an amount that no report gives',
      (one) => (one.type === 'value' && one.value === 63_400_000_000 ? { ...one, value: 1, text: '£1' } : one),
    ],
    ['a comparative in plain text', (one) => (one.type === 'text' ? { ...one, text: ' rose ' } : one)],
    ['a number in plain text', (one) => (one.type === 'text' ? { ...one, text: ' 12 ' } : one)],
    ['a number word in plain text', (one) => (one.type === 'text' ? { ...one, text: ' twelve ' } : one)],
    [
      'a rise told as a fall',
      (one) => (one.type === 'comparison' ? { ...one, text: one.text.replace('rose', 'fell') } : one),
    ],
    [
      'a worse rating told as a better one',
      (one) => (one.type === 'comparison' ? { ...one, text: one.text.replace('worsened', 'improved') } : one),
    ],
    [
      'a later date told as an earlier one',
      (one) => (one.type === 'comparison' ? { ...one, text: one.text.replace('later', 'earlier') } : one),
    ],
    ['a comparison that is not there', (one) => (one.type === 'comparison' ? { ...one, id: 'change.moon' } : one)],
    [
      'another initiative’s name',
      (one) => (one.type === 'name' && one.kind === 'initiative' ? { ...one, text: 'Omega' } : one),
    ],
    ['another period', (one) => (one.type === 'name' && one.kind === 'period' ? { ...one, text: 'May 2021' } : one)],
    ['a quote that nobody wrote', (one) => (one.type === 'quote' ? { ...one, text: 'All is well.' } : one)],
  ])('%s', (_what, change) => {
    const lies = caught(segments(change))
    expect(lies).not.toEqual([])
  })

  it('a comparison whose preconditions fail', () => {
    const broken = { ...honest, comparisons: honest.comparisons.map((one) => ({ ...one, valid: false })) }
    expect(readBack(broken, facts).length).toBeGreaterThan(0)
  })

  it('that cost fell, where the same initiatives cost more', () => {
    const lie = segments((one) =>
      one.type === 'text' ? { ...one, text: `${one.text} the total cost is lower ` } : one,
    )
    expect(caught(lie).some((complaint) => complaint.startsWith('says that cost fell'))).toBe(true)
  })
})
