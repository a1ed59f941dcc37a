import type { ColumnContext } from '../columns/column.ts'
import type { Consequences } from '../session/consequences.ts'

const days = (minutes: number, perDay: number): number => Math.round((Math.abs(minutes) / perDay) * 10) / 10

/** “Finish +6 days, 3 tasks become critical, “Go-live” misses its deadline by 2 days”; a plain word where nothing of it. */
export function costLine(
  { session, t }: ColumnContext,
  { finishMoves, becomeCritical, noLongerCritical, missed, kept }: Consequences,
): string {
  const { minutesPerDay } = session.book.settings.units
  const name = (id: string) => session.task(id)?.name ?? ''
  const parts: string[] = []
  if (finishMoves !== 0)
    parts.push(t(finishMoves > 0 ? 'cost.later' : 'cost.earlier', { count: days(finishMoves, minutesPerDay) }))
  if (becomeCritical > 0) parts.push(t('cost.becomeCritical', { count: becomeCritical }))
  if (noLongerCritical > 0) parts.push(t('cost.noLongerCritical', { count: noLongerCritical }))
  for (const { id, by } of missed.slice(0, 2))
    parts.push(t('cost.missed', { name: name(id), count: days(by, minutesPerDay) }))
  if (missed.length > 2) parts.push(t('cost.moreMissed', { count: missed.length - 2 }))
  for (const id of kept.slice(0, 2)) parts.push(t('cost.kept', { name: name(id) }))
  return parts.length === 0 ? t('cost.nothing') : parts.join(', ')
}
