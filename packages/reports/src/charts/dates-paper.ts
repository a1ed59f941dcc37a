import { countText, dayText, durationText } from '@gantry/domain/narrative/format'
import type { Overview } from '@gantry/domain/portfolio/overview'
import type { DatesPaper } from '../paper.ts'
import { periodName } from '../period-name.ts'
import { cut } from '../runs.ts'
import { reasonWords } from '../words.ts'

const mostMoves = 6

/** End dates that moved, furthest first, each with its reason and what its report says of it. */
export function datesPaper(
  { charts, measures, scope: { compare } }: Overview,
  titles: ReadonlyMap<string, string>,
): DatesPaper | null {
  const all = charts.dateMoves.filter(({ field }) => field === 'endDate')
  const ends = all.filter(({ lastKnown }) => lastKnown === undefined)
  const older = all.length - ends.length
  const count = (end: string) => measures.find(({ id }) => id === `endDate.${end}`)?.value
  const [later, earlier, comparable] = [count('later'), count('earlier'), count('comparable')]
  if (compare === undefined || later === undefined || comparable === undefined || ends.length === 0) return null
  const moves = ends.toSorted((a, b) => Math.abs(b.days) - Math.abs(a.days)).slice(0, mostMoves)
  const notes = [
    ends.length > mostMoves ? `the furthest of ${countText(ends.length)} moves` : '',
    older > 0 ? `${countText(older)} counted from a date given before ${periodName(compare)} left out` : '',
  ]
  return {
    title: `${countText(later)} end dates later, ${countText(earlier ?? 0)} earlier, of ${countText(comparable)} comparable`,
    note: ['Dates as last approved or known', ...notes.filter(Boolean)].join('; '),
    moves: moves.map(({ initiative, from, to, days, reason, quote }) => ({
      initiative: cut(titles.get(initiative) ?? '', 60),
      from: dayText(from),
      to: dayText(to),
      length: `${durationText(days)} ${days > 0 ? 'later' : 'earlier'}`,
      reason: reasonWords[reason],
      quote: quote ? cut(quote.text, 150) : null,
    })),
  }
}
