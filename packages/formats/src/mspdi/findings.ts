import type { Finding } from '@gantry/planning/plan'
import { FindingLog } from '../plans/finding-log.ts'
import { given } from './given.ts'

/** What a reader of MSPDI may have to say, in plain language: id → how grave, and the sentence. */
const sentences = {
  'mspdi.secondsRounded': ['note', 'Dates or durations with seconds were rounded to whole minutes.'],
  'mspdi.moneyRounded': ['note', 'Amounts of money with fractions of the smallest coin were rounded.'],
  'mspdi.badValue': ['warning', 'Values could not be understood and were left out.'],
  'mspdi.attributesDropped': ['note', 'XML attributes were left out: the format has none.'],
  'mspdi.strayElement': ['note', 'Elements stand where the format has none; they were left out.'],
  'mspdi.uidMissing': ['warning', 'Entries without a unique id of their own were given one.'],
  'mspdi.uidTwice': ['warning', 'Entries repeat a unique id; the later ones were given new ones.'],
  'mspdi.nameless': ['note', 'Tasks have no name.'],
  'mspdi.outlineJump': ['warning', 'Tasks skip a level of the outline; they were put under the nearest task above.'],
  'mspdi.summaryUnmarked': ['note', 'Tasks hold others but are not marked as summaries; they were read as summaries.'],
  'mspdi.milestoneLasts': ['note', 'Tasks are marked as milestones but last some time; they were read as tasks.'],
  'mspdi.constraintWithoutDate': ['warning', 'Constraints need a date and have none; they were left out.'],
  'mspdi.linkTwice': ['note', 'Tasks are linked to the same predecessor more than once.'],
  'mspdi.linkToNothing': [
    'warning',
    'Links name a predecessor that is not in the file; they are kept but do not count.',
  ],
  'mspdi.linkElsewhere': ['note', 'Links go to tasks in other plans; they are kept but do not count.'],
  'mspdi.externalTask': ['note', 'Tasks stand for tasks in other plans; their dates were taken as they are.'],
  'mspdi.subproject': ['note', 'Other plans are inserted here; only what this file says of them was read.'],
  'mspdi.blankRows': ['note', 'Empty rows are kept, but are not tasks.'],
  'mspdi.assignmentOfNothing': [
    'warning',
    'Assignments name a task that is not in the file; they are kept but do not count.',
  ],
  'mspdi.resourceMissing': [
    'warning',
    'Assignments name a resource that is not in the file; nobody was put in its place.',
  ],
  'mspdi.calendarMissing': ['warning', 'A calendar is named that is not in the file; the plan’s own is used instead.'],
  'mspdi.calendarsTooDeep': ['warning', 'Calendars stand on too many others, or on themselves; they stand alone now.'],
  'mspdi.noCalendar': ['warning', 'The file has no calendar; Monday to Friday, 8 to 12 and 13 to 17, was assumed.'],
  'mspdi.noStart': ['warning', 'The file does not say when the plan starts.'],
  'mspdi.hoursAssumed': ['note', 'Working days come without hours; 8 to 12 and 13 to 17 was assumed.'],
  'mspdi.exceptionUnread': [
    'warning',
    'Exceptions of calendars could not be understood; they are kept but do not count.',
  ],
  'mspdi.unitsAssumed': [
    'note',
    'The file does not say how long a day, a week and a month of work are; the usual was assumed.',
  ],
} as const satisfies Record<string, readonly [Finding['severity'], string]>

export type MspdiFinding = keyof typeof sentences

/** Counts what is odd in a file, and says each sort once. */
export class Remarks {
  private readonly log = new FindingLog()

  add(id: MspdiFinding, { task, place, count = 1 }: { task?: string; place?: string; count?: number } = {}): void {
    if (count === 0) return
    const [severity, text] = sentences[id]
    const about = given('tasks', task === undefined ? undefined : [task])
    this.log.add({ id, severity, text, ...about, ...given('place', place), ...(count === 1 ? {} : { count }) })
  }

  list(): Finding[] {
    return this.log.list()
  }
}
