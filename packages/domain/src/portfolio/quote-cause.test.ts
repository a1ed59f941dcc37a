import { describe, expect, it } from 'vitest'
import { drawPortfolio } from '../testing/draw-portfolio.ts'
import { indexFacts } from './portfolio-index.ts'
import { quoteCause, splitSentences } from './quote-cause.ts'

/** What is quoted of a commentary, after "why" where it gives a cause. */
function quoted(schedule: string): string | undefined {
  const facts = drawPortfolio('initiative | 2023-03-31\nAlpha (MOD) | I:R')
  const statuses = facts.statuses.map((status) => ({ ...status, texts: { scheduleCommentary: schedule } }))
  const [status] = statuses
  if (status === undefined) return undefined
  const quote = quoteCause(indexFacts({ ...facts, statuses }), status, ['scheduleCommentary'])
  return quote && `${quote.cause ? 'why: ' : ''}${quote.text}`
}

describe('a cause is quoted', () => {
  it.each([
    ['The date moved. The steel came late because of the flood.', 'why: The steel came late because of the flood.'],
    ['- The start was delayed by the procurement.', 'why: The start was delayed by the procurement.'],
    [
      'The delay was caused by the following:\n• Ground works under the old station\n• Two strikes at the yard',
      'why: Ground works under the old station',
    ],
    [
      'This is primarily due to the following factors: The end was moved due to the larger scope.',
      'why: The end was moved due to the larger scope.',
    ],
    ['The end was extended following an internal review.', 'why: The end was extended following an internal review.'],
  ])('%s', (said, text) => expect(quoted(said)).toBe(text))
})

describe('what gives no cause is quoted as commentary at most, and never in pieces', () => {
  it.each([
    ['However, the following are areas of risk for the baseline programme end date:', undefined],
    ['Following this, delivery activity was re-planned to cover:', undefined],
    ['No deviation from planned schedule', undefined],
    ['The scheduled baseline programme end date remains at 30 November 2026.', undefined],
    ['The programme remains on track to deliver as planned.', undefined],
    ['Slippage remains the key risk, due to the timelines of testing.', undefined],
    ['The programme was re-baselined in June 2014.', 'The programme was re-baselined in June 2014.'],
    ['As a result, funding is spread over six years. Ships are built on the Clyde.', 'Ships are built on the Clyde.'],
  ])('%s', (said, text) => expect(quoted(said)).toBe(text))
})

it('reads a sentence over the ends of its lines, and each item of a list for itself', () => {
  expect(splitSentences('The command paper confirmed the in-service\ndate of the vehicle.\n- One\n- Two')).toEqual([
    'The command paper confirmed the in-service date of the vehicle.',
    '- One',
    '- Two',
  ])
})
