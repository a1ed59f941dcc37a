import { type Analysis, isValid } from '../portfolio/analysis.ts'
import { isApproved } from '../portfolio/definition.ts'
import { dateChangeId } from '../portfolio/comparisons/date-change.ts'
import type { Sentence } from '../portfolio/overview.ts'
import { failsBy, measure, nowOf, thenOf } from './measure-words.ts'
import { measureSegment } from './segments.ts'
import { withDeclared } from './tell-declared.ts'
import { say } from './sentence.ts'

/** How the end dates moved that both periods give; or why they cannot be compared. */
export function dates(analysis: Analysis): Sentence[] {
  const then = thenOf(analysis)
  if (!isValid(analysis, 'change.endDate')) {
    return failsBy(analysis, 'change.endDate', 'definition')
      ? [withDeclared(analysis, dateChangeId, say('portfolio.dates.definition', { then }))]
      : []
  }
  const median = analysis.measures.get('endDate.medianLater')
  const names = ['comparable', 'later', 'earlier', 'unchanged']
  const parts = {
    ...Object.fromEntries(names.map((id) => [id, measure(analysis, `endDate.${id}`)])),
    ...(median === undefined ? {} : { median: measureSegment(median) }),
    then,
    now: nowOf(analysis),
    approved: allApproved(analysis) ? 'yes' : 'no',
  }
  const message = median === undefined ? 'portfolio.dates.plain' : 'portfolio.dates.median'
  return [withDeclared(analysis, dateChangeId, say(message, parts, { c: dateChangeId }))]
}

/** Whether every date compared is an approved one. */
function allApproved({ dates: change }: Analysis): boolean {
  const moves = (change?.moves ?? []).filter(({ move }) => !move.lastKnown)
  return (
    moves.length > 0 &&
    moves.every(({ move }) => move.reason === 'reapproval' && isApproved(move.before.definitions.endDate))
  )
}
