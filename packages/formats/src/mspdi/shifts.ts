import type { Shift } from '@gantry/planning/plan'
import { childOf, childrenOf, textOf } from './element.ts'
import type { Fields } from './fields.ts'
import { readTime } from './values.ts'

/** The worked stretches of a day or exception; empty when it says that nobody works. */
export function readShifts(fields: Fields): Shift[] {
  const { element } = fields
  if (!/^(1|true)$/.test(textOf(element, 'DayWorking') ?? '0')) return []
  const times = childOf(element, 'WorkingTimes')
  if (times === undefined) {
    fields.remark('mspdi.hoursAssumed')
    return [...usualShifts]
  }
  return childrenOf(times, 'WorkingTime').flatMap((time): Shift[] => {
    const from = readTime(textOf(time, 'FromTime') ?? '')
    const to = readTime(textOf(time, 'ToTime') ?? '')
    if (from === undefined || to === undefined) return []
    return [{ from: from % 1440, to: to <= from ? to + 1440 : to }]
  })
}

export const usualShifts: readonly Shift[] = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
]
