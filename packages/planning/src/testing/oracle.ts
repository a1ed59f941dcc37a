import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { civilDay } from '../time/days.ts'
import { parseIsoLocal } from '../time/iso.ts'
import type { Calendar, ConstraintType, Dependency, DependencyType, Plan, RuleSetName, Shift, Task } from '../plan.ts'

/** Real plans and answer keys lie beside the repository, never in it. */
export const keys = resolve(import.meta.dirname, '../../../../../shared/data/cpm')

/** A project of the key: tasks with the dates that another scheduler gives. */
export interface OracleCase {
  readonly case: number
  readonly level: number
  readonly start: string
  readonly holidays: readonly string[]
  readonly tasks: readonly OracleTask[]
  readonly links: readonly (readonly [number, number, DependencyType, number])[]
}

export interface OracleTask {
  /** Hours. */
  readonly dur: number
  readonly cal: number
  readonly con: string | null
  readonly cdate: string | null
  readonly es: string
  readonly ef: string
  readonly ls: string
  readonly lf: string
  readonly tf: string
  readonly ff: string
  readonly crit: boolean
}

export function readOracle(name: 'msp' | 'p6'): OracleCase[] {
  return readFileSync(resolve(keys, 'oracle', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as OracleCase)
}

const constraints: Readonly<Record<string, ConstraintType>> = {
  AS_SOON_AS_POSSIBLE: 'asSoonAsPossible',
  AS_LATE_AS_POSSIBLE: 'asLateAsPossible',
  MUST_START_ON: 'mustStartOn',
  MUST_FINISH_ON: 'mustFinishOn',
  START_NO_EARLIER_THAN: 'startNoEarlierThan',
  START_NO_LATER_THAN: 'startNoLaterThan',
  FINISH_NO_EARLIER_THAN: 'finishNoEarlierThan',
  FINISH_NO_LATER_THAN: 'finishNoLaterThan',
  START_ON: 'startOn',
  FINISH_ON: 'finishOn',
}

const day: readonly Shift[] = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
]
const whole: readonly Shift[] = [{ from: 0, to: 1440 }]

/** Calendars of the key: 0 Monday to Friday without the holidays, 1 with Saturday's morning, 2 round the clock. */
function calendarsOf({ holidays }: OracleCase): Calendar[] {
  const exceptions = holidays.map((text) => {
    const on = civilDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))
    return { from: on, to: on, shifts: [] }
  })
  const rest = { workWeeks: [], exceptions: [] }
  return [
    { id: '0', name: 'Five days', week: [[], day, day, day, day, day, []], ...rest, exceptions },
    { id: '1', name: 'Six days', week: [[], day, day, day, day, day, day.slice(0, 1)], ...rest },
    { id: '2', name: 'Round the clock', week: [whole, whole, whole, whole, whole, whole, whole], ...rest },
  ]
}

export function planOf(of: OracleCase, rules: RuleSetName): Plan {
  const tasks = of.tasks.map(
    (task, n): Task => ({
      id: String(n),
      name: `Task ${n}`,
      type: 'task',
      duration: Math.round(task.dur * 60),
      calendar: String(task.cal),
      effort: { fixed: 'units', driven: false },
      ...(task.con === null || constraints[task.con] === undefined
        ? {}
        : {
            constraint: {
              type: constraints[task.con]!,
              ...(task.cdate === null ? {} : { date: parseIsoLocal(task.cdate)! }),
            },
          }),
    }),
  )
  const dependencies = of.links.map(
    ([predecessor, successor, type, hours], n): Dependency => ({
      id: String(n),
      predecessor: String(predecessor),
      successor: String(successor),
      type,
      lag: { in: 'working', minutes: Math.round(hours * 60) },
    }),
  )
  return {
    title: `Case ${of.case}`,
    rules,
    start: parseIsoLocal(of.start)!,
    from: 'start',
    calendar: '0',
    units: { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 },
    options: {},
    calendars: calendarsOf(of),
    tasks,
    dependencies,
    resources: [],
    assignments: [],
    baselines: [],
  }
}
