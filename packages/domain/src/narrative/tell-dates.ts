import { type Analysis, isValid } from '../portfolio/analysis.ts'
import { isApproved } from '../portfolio/definition.ts'
import { dateChangeId } from '../portfolio/comparisons/date-change.ts'
import type { Sentence } from '../portfolio/overview.ts'
import { nameOf } from '../findings/words.ts'
import { failsBy, measure, nowOf, thenOf } from './measure-words.ts'
import { measureSegment } from './segments.ts'
import { withDeclared } from './tell-declared.ts'
import { ended, listed, plainText, say, sentenceOf } from './sentence.ts'

/** How the end dates moved that both periods give; or why they cannot be compared. */
export function dates(analysis: Analysis): Sentence[] {
  const then = thenOf(analysis)
  if (!isValid(analysis, 'change.endDate')) {
    return failsBy(analysis, 'change.endDate', 'definition')
      ? [withDeclared(analysis, dateChangeId, say('portfolio.dates.definition', { then }))]
      : []
  }
  return [withDeclared(analysis, dateChangeId, compared(analysis))]
}

/** How many are later, earlier and the same; parts of none are left out, and of one alone its initiative is named. */
function compared(analysis: Analysis): Sentence {
  const median = analysis.measures.get('endDate.medianLater')
  const common = {
    ...(median === undefined ? {} : { median: measureSegment(median) }),
    then: thenOf(analysis),
    now: nowOf(analysis),
    approved: allApproved(analysis) ? 'yes' : 'no',
  }
  const compares = { c: dateChangeId }
  const [only, ...others] = (analysis.dates?.moves ?? []).filter(({ move }) => !move.lastKnown)
  if (only !== undefined && others.length === 0) {
    const { days } = only.move
    const way = days > 0 ? 'later' : days < 0 ? 'earlier' : 'same'
    return ended(say('portfolio.dates.one', { ...common, name: nameOf(only.subject), way }, compares))
  }
  const later = measure(analysis, 'endDate.later')
  const parts = (['later', 'earlier', 'unchanged'] as const)
    .map((part) => ({ part, n: measure(analysis, `endDate.${part}`) }))
    .filter(({ n }) => n.value !== 0)
    .map(({ part, n }, at) => say(`portfolio.dates.${part}`, { n, verb: at === 0 ? 'yes' : 'no' }, compares))
  const head = say('portfolio.dates', { ...common, comparable: measure(analysis, 'endDate.comparable') })
  const size = median === undefined ? [] : say('portfolio.dates.median', { ...common, later }, compares).segments
  return sentenceOf([...head.segments, ...listed(parts), ...size, plainText('.')])
}

/** Whether every date compared is an approved one. */
function allApproved({ dates: change }: Analysis): boolean {
  const moves = (change?.moves ?? []).filter(({ move }) => !move.lastKnown)
  return (
    moves.length > 0 &&
    moves.every(({ move }) => move.reason === 'reapproval' && isApproved(move.before.definitions.endDate))
  )
}
