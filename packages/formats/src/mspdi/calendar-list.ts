import type { Calendar, Plan } from '@gantry/planning/plan'
import { readCalendar } from './calendar-read.ts'
import { calendarParts } from './calendar-write.ts'
import type { Fields } from './fields.ts'
import type { Remarks } from './findings.ts'
import { Ids } from './ids.ts'
import type { KeptCalendar } from './kept.ts'
import { usualShifts } from './shifts.ts'

interface Entry {
  readonly calendar: Calendar
  readonly fields: Fields | undefined
  readonly unread: readonly string[]
  readonly isBase: boolean
}

/** The calendars of a file; which is whose is known when all has been read. */
export class CalendarList {
  private readonly ids = new Ids('calendar')
  private readonly entries: Entry[] = []
  private readonly remarks: Remarks

  constructor(remarks: Remarks) {
    this.remarks = remarks
  }

  add(fields: Fields): void {
    const { calendar, unread } = readCalendar(fields, this.ids.take(fields))
    this.entries.push({ calendar, unread, fields, isBase: fields.flag('IsBaseCalendar') })
  }

  /** The calendar an entry names, when there is one; while no calendar has been read, all may yet come. */
  known(id: string | undefined): string | undefined {
    return id === undefined || this.ids.size === 0 || this.ids.has(id) ? id : undefined
  }

  /** The id of the plan's own calendar: the one named, else the first that is nobody's, else a usual week. */
  own(named: string): string {
    if (this.ids.has(named)) return named
    const first = this.entries.find(({ isBase }) => isBase) ?? this.entries[0]
    if (first !== undefined) return first.calendar.id
    this.remarks.add('mspdi.noCalendar')
    this.entries.push({ calendar: usualCalendar, unread: [], fields: undefined, isBase: true })
    return usualCalendar.id
  }

  list(resources: Plan['resources']): Calendar[] {
    const owners = new Map([...resources].reverse().map(({ id, calendar }) => [calendar, id]))
    const tooDeep = this.tooDeep()
    return this.entries.map((entry) => this.settled(entry, owners, tooDeep))
  }

  /** Calendars that stand on so many others that no person made them. */
  private tooDeep(): ReadonlySet<string> {
    const bases = new Map(this.entries.map(({ calendar: { id, base } }) => [id, base]))
    const deep = new Set<string>()
    for (const id of bases.keys()) {
      let height = 0
      for (let at: string | undefined = id; at !== undefined && height <= deepest; at = bases.get(at)) height++
      if (height > deepest) deep.add(id)
    }
    return deep
  }

  private settled(
    { calendar, fields, unread, isBase }: Entry,
    owners: ReadonlyMap<string | undefined, string>,
    tooDeep: ReadonlySet<string>,
  ): Calendar {
    const { base, ...rest } = calendar
    if (base !== undefined && !this.ids.has(base)) this.remarks.add('mspdi.calendarMissing')
    if (tooDeep.has(calendar.id)) this.remarks.add('mspdi.calendarsTooDeep')
    const stands = base !== undefined && this.ids.has(base) && !tooDeep.has(calendar.id)
    const resource = isBase ? undefined : owners.get(calendar.id)
    const settled: Calendar = {
      ...rest,
      ...(stands ? { base } : {}),
      ...(resource === undefined ? {} : { resource }),
    }
    const difference = fields?.kept(calendarParts(settled), days)
    if (difference === undefined && unread.length === 0) return settled
    const kept: KeptCalendar = { ...difference, ...(unread.length === 0 ? {} : { unread }) }
    return { ...settled, kept: { mspdi: kept } }
  }
}

/** Calendars that stand on one another; in Microsoft Project two. */
const deepest = 16

/** Said in full by the model. */
const days = new Set(['WeekDays', 'WorkWeeks', 'Exceptions'])

const usualCalendar: Calendar = {
  id: '1',
  name: 'Standard',
  week: [[], usualShifts, usualShifts, usualShifts, usualShifts, usualShifts, []],
  workWeeks: [],
  exceptions: [],
}
