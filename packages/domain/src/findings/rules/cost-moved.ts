import { moneyText } from '../../narrative/format.ts'
import { countSegment, workedOut } from '../../narrative/segments.ts'
import { joined, say } from '../../narrative/sentence.ts'
import { type Analysis, isValid } from '../../portfolio/analysis.ts'
import { costMove, isPlausibleCost } from '../../portfolio/cost-move.ts'
import { weighCost } from '../../portfolio/exchange.ts'
import { quoteCause } from '../../portfolio/quote-cause.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import {
  evidenceOf,
  exchangeOf,
  moneyPair,
  nameOf,
  nowSegment,
  quoteSegment,
  subjectOf,
  thenSegment,
} from '../words.ts'

/** Below this weight (in rating steps) a change of cost is not worth a finding of its own. */
const worthTelling = 0.25

/** Whole-life cost that moved, like for like: one definition, currency and price base. */
export const costMoved: Rule = {
  id: 'cost.moved',
  find: (analysis) => {
    if (!isValid(analysis, 'change.wholeLifeCost')) return []
    return (analysis.cost?.detail.subjects.same ?? []).flatMap((subject) => found(analysis, subject) ?? [])
  },
  tellMany: (analysis, all) => {
    const count = countSegment(all.length, {
      statuses: all.flatMap(({ evidence }) => evidence.statuses),
      field: 'wholeLifeCost',
    })
    return say('cost.moved.many', { count, then: thenSegment(analysis.view) }, { c: 'change.wholeLifeCost' })
  },
}

function found(analysis: Analysis, subject: Subject): Found | undefined {
  const move = costMove(subject.before, subject.now, 'wholeLifeCost')
  if (move === undefined || !isPlausibleCost(move)) return undefined
  const weight = weighCost(move.change, exchangeOf(analysis))
  if (weight < worthTelling) return undefined
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
  const quote = () => quoteCause(analysis.view.index, move.now, ['costCommentary'])
  const tell = () => {
    const cause = quote()
    const told = say('cost.moved', parts, compares)
    if (cause === undefined) return joined(told, say('cause.none', {}))
    const author = { type: 'name' as const, kind: 'author', id: cause.status, text: cause.author }
    return joined(told, say('cause.quoted', { author, quote: quoteSegment(cause) }))
  }
  return {
    rule: 'cost.moved',
    severity: rose && weight >= 2 ? 'high' : rose ? 'medium' : 'low',
    materiality: rose ? weight : weight / 2,
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('wholeLifeCost', move.before, move.now),
    reason: move.reason,
    tell,
    quotes: () => [quote()].filter((one) => one !== undefined),
    ...(rose ? { ask: () => say('ask.cost.moved', parts, compares) } : {}),
  }
}
