import { type Driver, isoLocal, type Minute, type Plan, type Schedule, type Step } from '@gantry/planning'

/** A schedule for machines: a row a task, under the unique id that the file gave it; dates are local. */
export function scheduleJson(plan: Plan, { tasks, start, finish, findings }: Schedule) {
  const given = new Map(plan.tasks.map((task) => [task.id, task]))
  return {
    title: plan.title,
    start: isoLocal(start),
    finish: isoLocal(finish),
    tasks: [...tasks.values()].map((dates) => {
      const { code, wbs, name, type, parent } = given.get(dates.id)!
      return {
        uid: dates.id,
        code,
        wbs,
        name,
        type,
        parent,
        es: isoLocal(dates.earlyStart),
        ef: isoLocal(dates.earlyFinish),
        ls: isoLocal(dates.lateStart),
        lf: isoLocal(dates.lateFinish),
        start: isoLocal(dates.start),
        finish: isoLocal(dates.finish),
        durationMinutes: dates.duration,
        totalFloatMinutes: dates.totalFloat,
        freeFloatMinutes: dates.freeFloat,
        critical: dates.critical,
        drivers: dates.drivers.map(driverJson),
      }
    }),
    findings,
  }
}

/** Names tasks by unique id, and writes instants as local dates. */
export function driverJson(driver: Driver | Step['driver']) {
  const { by, ...rest } = driver
  return Object.fromEntries([
    ['by', by],
    ...Object.entries(rest).map(([name, value]) => {
      if (name === 'task') return ['uid', value]
      return [name, instants.has(name) ? isoLocal(value as Minute) : value]
    }),
  ])
}

const instants: ReadonlySet<string> = new Set(['date', 'from', 'to'])
