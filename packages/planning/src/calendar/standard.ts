import type { Calendar, Shift } from '../plan.ts'

const hours: readonly Shift[] = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
]

/** Monday to Friday, eight to twelve and one to five: what planning tools begin with. */
export function standardCalendar(id: string, name = 'Standard'): Calendar {
  return { id, name, week: [[], hours, hours, hours, hours, hours, []], workWeeks: [], exceptions: [] }
}
