import { countSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import type { CostMove } from '../../portfolio/cost-move.ts'
import { weighCost } from '../../portfolio/exchange.ts'
import { quoteRecorded, recordedOtherwise } from '../../portfolio/recorded-otherwise.ts'
import type { Subject } from '../../portfolio/view.ts'
import { costMoves } from '../cost-moves.ts'
import type { Found, Rule } from '../rule.ts'
import { saidBy } from '../with-cause.ts'
import { evidenceOf, exchangeOf, moneyPair, nameOf, nowSegment, periodOf, subjectOf, thenSegment } from '../words.ts'

/** A whole-life cost that differs from the one before, while a report says that only the record does, or what it covers. */
export const costRecorded: Rule = {
  id: 'cost.recorded',
  find: (analysis) => costMoves(analysis).flatMap(({ subject, move }) => found(analysis, subject, move) ?? []),
  tellMany: (_analysis, all) =>
    say('cost.recorded.many', {
      count: countSegment(all.length, {
        statuses: all.flatMap(({ evidence }) => evidence.statuses),
        field: 'wholeLifeCost',
      }),
    }),
}

function found(analysis: Analysis, subject: Subject, move: CostMove): Found | undefined {
  const { index } = analysis.view
  const recorded = recordedOtherwise(index, move.before, move.now, 'wholeLifeCost')
  if (recorded === undefined) return undefined
  const quote = quoteRecorded(index, recorded, 'wholeLifeCost')
  const [from, to] = moneyPair(move.before, move.now, 'wholeLifeCost')
  const parts = {
    name: nameOf(subject),
    from,
    to,
    then: thenSegment(analysis.view),
    now: nowSegment(analysis.view),
    at: periodOf(analysis.view, recorded.status),
    when: recorded.status === move.now ? 'now' : 'earlier',
    ...saidBy(quote),
  }
  return {
    rule: 'cost.recorded',
    severity: 'data',
    materiality: weighCost(move.change, exchangeOf(analysis)) / 2,
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('wholeLifeCost', move.before, move.now),
    tell: () => say(recorded.by === 'record' ? 'cost.recorded' : 'cost.covers', parts),
    quotes: () => [quote],
    ask: () => say(recorded.by === 'record' ? 'ask.cost.recorded' : 'ask.cost.covers', parts),
  }
}
