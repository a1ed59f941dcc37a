import { describe, expect, it } from 'vitest'
import { buildOverview } from '../portfolio/build-overview.ts'
import type { MuteFact } from '../portfolio/facts.ts'
import { drawPortfolio } from '../testing/draw-portfolio.ts'
import { allRules } from './all-rules.ts'

const today = '2023-06-30'
const drawn = `
  initiative    | 2022-03-31               | 2023-03-31
  Alpha (MOD)   | I:A end=2030-06-30       | I:R end=withheld
  Beta (MOD)    | I:G end=2030-06-30       | I:A end=2030-06-30
  Gamma (DfT)   | cost=100 end=2030-06-30  | cost=1100 end=2030-06-30
  Delta (DfT)   | end=2026-06-30           | end=2036-06-30`
const facts = drawPortfolio(drawn)
const mute = (more: Partial<MuteFact>): MuteFact => ({
  rule: 'rating.worsened',
  reason: 'known to the board',
  reviewOn: '2023-12-31',
  byName: 'Ada',
  ...more,
})
const findingsWith = (...mutes: MuteFact[]) => buildOverview({ ...facts, mutes }, { today }).findings

describe('findings', () => {
  it('have rules with ids of their own', () => {
    const ids = allRules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('are ranked by materiality, a value withdrawn as the rating fell on top', () => {
    const found = findingsWith()
    expect(found[0]?.rule).toBe('value.withdrawnAsRatingFell')
    expect(found.map(({ materiality }) => materiality)).toEqual(
      found.map(({ materiality }) => materiality).sort((a, b) => b - a),
    )
  })

  it('weigh as the organisation’s exchange rule says', () => {
    const weight = (costMinorPerRatingStep: number) => {
      const organisation = {
        ...facts.organisation,
        exchange: { ...facts.organisation.exchange, costMinorPerRatingStep },
      }
      return buildOverview({ ...facts, organisation }, { today }).findings.find(({ rule }) => rule === 'cost.moved')
        ?.materiality
    }
    expect(weight(100_000_000_000)).toBe(1)
    expect(weight(25_000_000_000)).toBe(2)
  })

  it('keep their id from one look to the next', () => {
    expect(findingsWith().map(({ id }) => id)).toEqual(findingsWith().map(({ id }) => id))
    expect(findingsWith()[0]?.id).toBe('value.withdrawnAsRatingFell:initiative-Alpha:endDate:2022-03-31>2023-03-31')
  })

  it('are muted for a subject or a rule with the reason, at the end and without a question', () => {
    const one = findingsWith(mute({ subject: 'Alpha' }))
    expect(
      one.filter(({ mutedUntil }) => mutedUntil).map(({ subject, muteReason }) => [subject.id, muteReason]),
    ).toEqual([['Alpha', 'known to the board']])
    expect(one.at(-1)?.mutedUntil).toBe('2023-12-31')
    expect(findingsWith(mute({})).filter(({ mutedUntil }) => mutedUntil)).toHaveLength(2)
    expect(findingsWith(mute({ subject: 'MOD' })).filter(({ mutedUntil }) => mutedUntil)).toHaveLength(2)
    const muted = buildOverview({ ...facts, mutes: [mute({ rule: 'value.withdrawnAsRatingFell' })] }, { today })
    expect(
      muted.questions.map(({ finding }) => finding).filter((id) => id.startsWith('value.withdrawnAsRatingFell')),
    ).toEqual([])
    expect(muted.narrative.sentences.some(({ text }) => text.includes('withholds'))).toBe(false)
  })

  it('come back on the day of review', () => {
    expect(findingsWith(mute({ reviewOn: today })).filter(({ mutedUntil }) => mutedUntil)).toEqual([])
  })

  it('that repeat are told singly for the weightiest and together for the rest', () => {
    const lines = Array.from({ length: 12 }, (_, at) => `  P${at} (MOD) | end=2030-01-01 | end=20${40 + at}-01-01`)
    const { findings } = buildOverview(drawPortfolio(`  initiative | 2022-03-31 | 2023-03-31\n${lines.join('\n')}`), {
      today,
    })
    const moved = findings.filter(({ rule }) => rule === 'endDate.moved')
    expect(moved).toHaveLength(7)
    expect(moved.at(-1)).toMatchObject({
      repeats: 6,
      sentence: { text: 'The end dates of 6 other initiatives moved since March 2022.' },
    })
  })
})

describe('questions and decisions', () => {
  it('are five at most, of named units, each initiative once', () => {
    const { questions } = buildOverview(facts, { today })
    expect(questions.length).toBeLessThanOrEqual(5)
    expect(new Set(questions.map(({ initiatives }) => initiatives[0])).size).toBe(questions.length)
    expect(questions.every(({ addressee }) => ['MOD', 'DfT'].includes(addressee.title))).toBe(true)
    expect(questions[0]).toMatchObject({ askedSince: '2023-03-31', ageDays: 0 })
  })

  it('ask the owner where the report is our own', () => {
    const own = {
      ...facts,
      statuses: facts.statuses.map((status) => ({ ...status, state: 'locked' as const })),
      initiatives: facts.initiatives.map((one) => ({ ...one, ownerName: 'Ada' })),
    }
    expect(buildOverview(own, { today }).questions[0]?.addressee).toEqual({ kind: 'person', title: 'Ada' })
  })

  it('ask for a decision where a right and a day are known, with its options', () => {
    const decisions = [
      {
        id: 'd1',
        ref: 'DEC-1',
        question: 'Do we stop Alpha?',
        state: 'asked',
        initiative: 'Alpha',
        options: ['Stop — writes off £2m', 'Go on'],
        right: 'Board',
        decideBy: '2023-07-14',
        decider: 'Ada',
      },
      { id: 'd2', ref: 'DEC-2', question: 'Without a right', state: 'asked', options: [], decideBy: '2023-07-14' },
      { id: 'd3', ref: 'DEC-3', question: 'Late', state: 'asked', options: [], right: 'Board', decideBy: '2023-05-14' },
    ]
    const overview = buildOverview({ ...facts, decisions }, { today })
    expect(overview.decisions.map(({ sentence }) => sentence.text)).toEqual([
      'Late. This was to be decided by 14 May 2023.',
      'Do we stop Alpha? To be decided by 14 July 2023.',
    ])
    expect(overview.decisions[1]).toMatchObject({
      options: [
        { title: 'Stop', consequence: 'writes off £2m' },
        { title: 'Go on', consequence: '' },
      ],
      right: 'Board',
    })
    expect(overview.questions.length).toBeLessThanOrEqual(3)
  })

  it('do not ask again what was decided', () => {
    const finding = 'value.withdrawnAsRatingFell:initiative-Alpha:endDate:2022-03-31>2023-03-31'
    const asks = (state: string) => {
      const decisions = [{ id: 'd1', ref: 'DEC-1', question: 'Why?', state, options: [], finding }]
      return buildOverview({ ...facts, decisions }, { today }).questions.some((one) => one.finding === finding)
    }
    expect(asks('made')).toBe(false)
    expect(asks('withdrawn')).toBe(true)
    expect(asks('asked')).toBe(true)
  })
})
