import type { Plan, RuleOptions, TimeUnits } from '@gantry/planning/plan'
import { usualUnits } from '@gantry/planning/time/units'
import { escapeText } from './element.ts'
import type { Fields } from './fields.ts'
import type { Parts } from './kept-parts.ts'
import { given } from './given.ts'
import { setDate, setText } from './parts.ts'
import { writeFlag } from './values.ts'

/** What a project says of itself, outside its lists. */
export type ProjectHead = Pick<
  Plan,
  'title' | 'rules' | 'start' | 'finish' | 'from' | 'statusDate' | 'calendar' | 'units' | 'options' | 'currency'
>

/**
 * `HonorConstraints` is not read: Microsoft Project writes 0 while "tasks always honor their constraint dates" is on, its
 * usual state; other programs write 1 for the same.
 */
export function readProject(fields: Fields): ProjectHead {
  const from = fields.text('ScheduleFromStart') === undefined || fields.flag('ScheduleFromStart') ? 'start' : 'finish'
  const start = from === 'start' ? fields.date('StartDate') : undefined
  if (from === 'start' && start === undefined) fields.remark('mspdi.noStart')
  const units = readUnits(fields)
  return {
    title: fields.text('Title') ?? fields.text('Name') ?? '',
    rules: 'msproject',
    ...given('start', start),
    ...given('finish', from === 'finish' ? fields.date('FinishDate') : undefined),
    from,
    ...given('statusDate', fields.date('StatusDate')),
    calendar: fields.text('CalendarUID') ?? '',
    units,
    options: readOptions(fields, units),
    ...given('currency', fields.text('CurrencyCode')),
  }
}

function readUnits(fields: Fields): TimeUnits {
  const within = (name: string, usual: number, most: number) => {
    const value = fields.number(name)
    if (value !== undefined && value > 0 && value <= most) return value
    fields.remark('mspdi.unitsAssumed', name)
    return usual
  }
  return {
    minutesPerDay: within('MinutesPerDay', usualUnits.minutesPerDay, 1440),
    minutesPerWeek: within('MinutesPerWeek', usualUnits.minutesPerWeek, 10_080),
    daysPerMonth: within('DaysPerMonth', usualUnits.daysPerMonth, 31),
  }
}

/** CriticalSlackLimit is in days of work. */
function readOptions(fields: Fields, { minutesPerDay }: TimeUnits): Partial<RuleOptions> {
  const slackDays = fields.number('CriticalSlackLimit') ?? 0
  return {
    ...given('criticalFloat', slackDays === 0 ? undefined : Math.round(slackDays * minutesPerDay)),
    ...given('openEndsCritical', fields.flag('MultipleCriticalPaths') ? true : undefined),
  }
}

/** Our words for the head of a plan. */
export function projectParts(head: ProjectHead, calendarUid: string): Parts {
  const parts: Parts = new Map()
  const { units, options } = head
  parts.set('Title', escapeText(head.title))
  parts.set('ScheduleFromStart', writeFlag(head.from === 'start'))
  setDate(parts, 'StartDate', head.from === 'start' ? head.start : undefined)
  setDate(parts, 'FinishDate', head.from === 'finish' ? head.finish : undefined)
  parts.set('CriticalSlackLimit', String((options.criticalFloat ?? 0) / units.minutesPerDay))
  setText(parts, 'CurrencyCode', head.currency)
  parts.set('CalendarUID', calendarUid)
  parts.set('MinutesPerDay', String(units.minutesPerDay))
  parts.set('MinutesPerWeek', String(units.minutesPerWeek))
  parts.set('DaysPerMonth', String(units.daysPerMonth))
  parts.set('MultipleCriticalPaths', writeFlag(options.openEndsCritical))
  setDate(parts, 'StatusDate', head.statusDate)
  return parts
}
