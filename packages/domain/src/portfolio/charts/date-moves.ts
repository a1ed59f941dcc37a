import type { DateChange } from '../comparisons/date-change.ts'
import type { Charts } from '../overview.ts'
import { quoteDateRecorded } from '../date-recorded.ts'
import { quoteCause, statedReason } from '../quote-cause.ts'
import type { View } from '../view.ts'

/** End dates that moved, the longest move first, each with its reason and what was written about it. */
export function dateMoveChart(view: View, change: DateChange | undefined): Charts['dateMoves'] {
  return (change?.moves ?? [])
    .filter(({ move }) => move.days !== 0)
    .sort((a, b) => Math.abs(b.move.days) - Math.abs(a.move.days))
    .map(({ subject, move }) => {
      const recorded = quoteDateRecorded(view.index, move)
      const quote = recorded ?? quoteCause(view.index, move.now, ['scheduleCommentary'])
      return {
        initiative: subject.initiative.id,
        field: move.field,
        from: move.from,
        to: move.to,
        days: move.days,
        reason: recorded === undefined ? statedReason(move.reason, quote) : ('definition' as const),
        ...(move.lastKnown ? { lastKnown: move.before.asOf } : {}),
        ...(quote === undefined ? {} : { quote }),
      }
    })
}
