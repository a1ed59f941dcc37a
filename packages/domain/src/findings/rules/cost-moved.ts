import { moneyText, moneyTexts } from '../../narrative/format.ts'
import { whichOf } from '../../narrative/measure-words.ts'
import { countSegment, workedOut } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { type CostMove, costMove } from '../../portfolio/cost-move.ts'
import { weighCost } from '../../portfolio/exchange.ts'
import type { Sentence } from '../../portfolio/overview.ts'
import { quoteCause, statedReason } from '../../portfolio/quote-cause.ts'
import { recordedOtherwise } from '../../portfolio/recorded-otherwise.ts'
import type { Subject } from '../../portfolio/view.ts'
import { costMoves } from '../cost-moves.ts'
import type { Found, Rule } from '../rule.ts'
import { withCause } from '../with-cause.ts'
import { evidenceOf, exchangeOf, moneyPair, nameOf, nowSegment, subjectOf, thenSegment } from '../words.ts'

/** Whole-life cost that moved, like for like: one definition, currency and price base. */
export const costMoved: Rule = {
  id: 'cost.moved',
  find: (analysis) =>
    costMoves(analysis)
      .filter(({ move }) => !recordedOtherwise(analysis.view.index, move.before, move.now, 'wholeLifeCost'))
      .map(({ subject, move }) => found(analysis, subject, move)),
  tellMany,
}

function found(analysis: Analysis, subject: Subject, move: CostMove): Found {
  const weight = weighCost(move.change, exchangeOf(analysis))
  const rose = move.change > 0
  const [from, to] = moneyPair(move.before, move.now, 'wholeLifeCost')
  const parts = {
    name: nameOf(subject),
    from,
    to,
    change: workedOut(
      moneyText(Math.abs(move.change), move.currency),
      move.change,
      [move.before, move.now],
      'wholeLifeCost',
    ),
    then: thenSegment(analysis.view),
    now: nowSegment(analysis.view),
    way: rose ? 'rose' : 'fell',
    reason: move.reason,
  }
  const compares = { c: 'change.wholeLifeCost' }
  const quote = quoteCause(analysis.view.index, move.now, ['costCommentary'])
  return {
    rule: 'cost.moved',
    severity: rose && weight >= 2 ? 'high' : rose ? 'medium' : 'low',
    materiality: rose ? weight : weight / 2,
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('wholeLifeCost', move.before, move.now),
    reason: statedReason(move.reason, quote),
    tell: () => withCause(say('cost.moved', parts, compares), quote),
    quotes: () => (quote === undefined ? [] : [quote]),
    ...(rose ? { ask: () => say('ask.cost.moved', parts, compares) } : {}),
  }
}

/** How much more the ones cost that cost more, and what the others give and gave. */
function tellMany(analysis: Analysis, all: readonly Found[]): Sentence {
  const moves = all.flatMap(({ initiatives: [id] }) => {
    const subject = analysis.view.byInitiative.get(id ?? '')
    return costMove(subject?.before, subject?.now, 'wholeLifeCost') ?? []
  })
  const currency = moves[0]?.currency ?? 'XXX'
  const [up, down] = [moves.filter(({ change }) => change > 0), moves.filter(({ change }) => change < 0)]
  const count = (list: readonly CostMove[]) =>
    countSegment(list.length, { statuses: list.map(({ now }) => now.id), field: 'wholeLifeCost' })
  const sum = (of: (move: CostMove) => number, list: readonly CostMove[]) =>
    list.reduce((total, move) => total + of(move), 0)
  const rise = sum(({ change }) => change, up)
  const [gave, give] = [sum(({ from }) => from, down), sum(({ to }) => to, down)]
  const [from, to] = moneyTexts(gave, give, currency)
  const reports = (list: readonly CostMove[]) => list.flatMap(({ before, now }) => [before, now])
  const parts = {
    which: whichOf(up.length, down.length, 'first', 'second'),
    up: count(up),
    down: count(down),
    change: workedOut(moneyText(rise, currency), rise, reports(up), 'wholeLifeCost'),
    from: workedOut(from, gave, reports(down), 'wholeLifeCost'),
    to: workedOut(to, give, reports(down), 'wholeLifeCost'),
    then: thenSegment(analysis.view),
    now: nowSegment(analysis.view),
  }
  return say('cost.moved.many', parts, { c: 'change.wholeLifeCost' })
}
