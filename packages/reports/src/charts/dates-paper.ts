import { countText, dayText, durationText } from '@gantry/domain/narrative/format'
import type { Overview } from '@gantry/domain/portfolio/overview'
import type { DatesPaper } from '../paper.ts'
import { cut } from '../runs.ts'
import { reasonWords } from '../words.ts'

const mostMoves = 6

/** End dates that moved, furthest first, each with its reason and what its report says of it. */
export function datesPaper({ charts, measures }: Overview, titles: ReadonlyMap<string, string>): DatesPaper | null {
  const ends = charts.dateMoves.filter(({ field }) => field === 'endDate')
  const count = (end: string) => measures.find(({ id }) => id === `endDate.${end}`)?.value
  const [later, earlier, comparable] = [count('later'), count('earlier'), count('comparable')]
  if (later === undefined || comparable === undefined || ends.length === 0) return null
  const moves = ends.toSorted((a, b) => Math.abs(b.days) - Math.abs(a.days)).slice(0, mostMoves)
  const since = ends.length > mostMoves ? `; the furthest of ${countText(ends.length)} moves` : ''
  return {
    title: `${countText(later)} end dates later, ${countText(earlier ?? 0)} earlier, of ${countText(comparable)} comparable`,
    note: `Dates as last approved or known${since}`,
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
