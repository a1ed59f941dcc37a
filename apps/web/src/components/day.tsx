import type { Absence, AbsenceType } from '@gantry/domain/absence'
import { useFormat } from './format.ts'
import { Absent } from './money.tsx'

/** A day as people write it (14 May 2027), or the reason why there is none. */
export function Day({ day, absent }: { day?: string | null; absent?: AbsenceType | Absence }) {
  const format = useFormat()
  if (day === undefined || day === null) return <Absent absent={absent} />
  return <time dateTime={day}>{format.day(day)}</time>
}
