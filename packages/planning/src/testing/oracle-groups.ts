import type { StoredDifference } from '../compare/stored.ts'
import type { OracleCase, OracleTask } from './oracle.ts'

/** Why the other scheduler and ours part: a few words, and what both do. */
export const oracleGroups = {
  startToFinish: [
    'start-to-finish lag between calendars',
    'A start-to-finish link with a lag between calendars. The other scheduler counts the start as (predecessor’s start − duration) + lag and the finish as predecessor’s start + lag, each step in another calendar, so that the two are not a duration apart: a task of 7 hours may start and finish at 10:00. We keep the duration.',
  ],
  finishLink: [
    'link to a finish against a date of the start',
    'A link to the finish of a task whose start is held by a date. The other scheduler leaves the finish where the link alone puts it, days or weeks away from start + duration, often before the start. We keep the duration.',
  ],
  sameDay: [
    'no earlier than the day of its predecessor',
    '“Start no earlier than” on the day on which the predecessor allows the start. The other scheduler starts the task in the morning of that day, before its predecessor does. We wait for the predecessor.',
  ],
  mandatoryLate: [
    'mandatory or latest date with a successor to the start',
    'A mandatory or latest date with a successor linked to the start. The other scheduler takes the late start from the successor and the late finish from the date, so that the late start may lie after the late finish, or further before it than the duration. We take both from the date.',
  ],
  lateOverLink: [
    'as late as possible past a start-to-finish link',
    'As late as possible, with a start-to-finish successor. The other scheduler moves the task later than that link allows. We keep the link.',
  ],
  asLateAsPossible: [
    'as late as possible, other end of the night',
    'As late as possible, where the work begins at the start of a shift. The other scheduler writes the end of the shift before: the same working time.',
  ],
  finishAtNight: [
    'finish held at night',
    'A link to the finish from a calendar that works at night into one that does not. The other scheduler writes a finish at an hour in which nobody works, or at the end of the shift before: the same working time.',
  ],
  startAtNight: [
    'successor to the start at night',
    'A successor linked to the start, at night or on a day off of this task’s calendar. The other scheduler writes the late date at the next shift here and at the end of the shift before elsewhere: the same working time. We write the end of the shift before.',
  ],
  zeroFinish: [
    'no duration, finish no earlier than',
    'No duration and “finish no earlier than” the end of a shift. The other scheduler starts the task the next morning and finishes it the evening before. We give both the same instant.',
  ],
  dayOff: [
    'date on a day off',
    'A date that lies on a day off. The other scheduler starts the task on that day, when nobody works, or finishes it on the day before. We take the next working time for a start, and the date itself for a finish.',
  ],
  lagAcross: [
    'lag before a successor at night',
    'A finish-to-start lag before a successor that starts at midnight. The other scheduler takes the lag off the night for the late finish, though it counts the early dates in working hours. We count both in working hours.',
  ],
  leadAtNight: [
    'lead from a finish at night',
    'A lead from a predecessor that ends at midnight. The other scheduler takes the lead off the night; we take it off this task’s own hours.',
  ],
  planFinish: [
    'other latest finish',
    'Follows from the latest finish of the project, which one of the differences above moved in the same case.',
  ],
  other: ['not known', 'Not known.'],
} as const satisfies Record<string, readonly [title: string, text: string]>
export type OracleGroup = keyof typeof oracleGroups

/** To which group a difference that follows from no other belongs: the first rule that holds. */
export function oracleGroupOf(
  one: OracleCase,
  difference: Pick<StoredDifference, 'task' | 'field' | 'reason'>,
): OracleGroup {
  const look = lookAt(one, difference)
  const rules = look.isLate ? lateRules : earlyRules
  return rules.find(([, holds]) => holds(look))?.[0] ?? 'other'
}

interface Look {
  readonly key: OracleTask
  readonly isLate: boolean
  readonly isFinish: boolean
  /** The same working time, written at another instant. */
  readonly isSame: boolean
  readonly onDayOff: boolean
  readonly latestFinish: string
  readonly into: readonly Link[]
  readonly outOf: readonly Link[]
}

interface Link {
  readonly type: 'FS' | 'SS' | 'FF' | 'SF'
  readonly lag: number
  readonly acrossCalendars: boolean
}

function lookAt(one: OracleCase, { task, field, reason }: Pick<StoredDifference, 'task' | 'field' | 'reason'>): Look {
  const n = Number(task)
  const key = one.tasks[n]!
  const linksWhere = (end: 0 | 1) =>
    one.links
      .filter((link) => link[end] === n)
      .map(([from, to, type, lag]) => ({
        type,
        lag,
        acrossCalendars: one.tasks[from]!.cal !== one.tasks[to]!.cal,
      }))
  return {
    key,
    isLate: field.startsWith('late'),
    isFinish: field.endsWith('Finish'),
    isSame: reason.id === 'sameWorkingTime',
    onDayOff: key.cdate !== null && one.holidays.includes(key.cdate.slice(0, 10)),
    latestFinish: one.tasks.reduce((last, { ef }) => (ef > last ? ef : last), ''),
    into: linksWhere(1),
    outOf: linksWhere(0),
  }
}

type Rule = readonly [OracleGroup, (look: Look) => boolean]

const toStart = ({ type }: Link) => type === 'SS' || type === 'SF'
const toFinish = ({ type }: Link) => type === 'FF' || type === 'SF'
const isAt = ({ key }: Look, pattern: RegExp) => key.con !== null && pattern.test(key.con)
const across = ({ acrossCalendars }: Link) => acrossCalendars

const lateRules: readonly Rule[] = [
  ['planFinish', ({ key, outOf, latestFinish }) => outOf.length === 0 || key.lf === latestFinish],
  ['startAtNight', ({ isSame, outOf }) => isSame && outOf.filter(toStart).some(across)],
  ['mandatoryLate', (look) => isAt(look, /^MUST|^START_NO_LATER/) && look.outOf.some(toStart)],
  ['startAtNight', ({ outOf }) => outOf.filter(toStart).some(across)],
  ['lagAcross', ({ outOf }) => outOf.filter(across).some(({ type, lag }) => type === 'FS' && lag > 0)],
]

const earlyRules: readonly Rule[] = [
  ['asLateAsPossible', (look) => isAt(look, /LATE_AS/) && look.isSame],
  ['planFinish', (look) => isAt(look, /LATE_AS/) && look.outOf.length === 0],
  ['lateOverLink', (look) => isAt(look, /LATE_AS/) && look.outOf.some(({ type }) => type === 'SF')],
  ['dayOff', (look) => isAt(look, /NO_EARLIER/) && look.onDayOff],
  ['zeroFinish', (look) => isAt(look, /^FINISH_NO_EARLIER/) && look.key.dur === 0],
  ['finishLink', (look) => isAt(look, /^START_NO_EARLIER|^MUST_START/) && look.isFinish && look.into.some(toFinish)],
  ['startToFinish', ({ into }) => into.filter(across).some(({ type, lag }) => type === 'SF' && lag !== 0)],
  ['sameDay', (look) => isAt(look, /^START_NO_EARLIER/) && look.key.es === look.key.cdate],
  ['leadAtNight', ({ into }) => into.filter(across).some(({ type, lag }) => type === 'FS' && lag < 0)],
  ['finishAtNight', ({ isSame, into }) => isSame && into.some(toFinish)],
]
