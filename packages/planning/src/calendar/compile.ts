import type { Calendar, Finding, Minute } from '../plan.ts'
import { chainsOf } from './chain.ts'
import { checkCalendars } from './check.ts'
import { type Days, daysOf, sharedDays, usualWeek } from './days.ts'
import { withinLimits } from './limits.ts'
import { full, idle, Patterns } from './patterns.ts'
import { type CalendarKind, WorkingTable } from './table.ts'
import type { WorkingTime } from './working-time.ts'

/** The calendars of a plan, ready for arithmetic; each is compiled when first asked for. */
export interface Calendars {
  get(id: string): WorkingTime | undefined
  /** When both work; made once. A calendar that there is not restricts nothing. */
  both(a: string, b: string): WorkingTime
  readonly findings: readonly Finding[]
}

/** Works by the clock, day and night. */
export const elapsedTime: WorkingTime = new WorkingTable(() => new Uint16Array(0), new Patterns(), 0, 'continuous')

/** @param around an instant near which the plan lies: tables begin there and grow where they are asked for more */
export function compileCalendars(all: readonly Calendar[], around: Minute): Calendars {
  const { calendars, findings: limits } = withinLimits(all)
  const patterns = new Patterns()
  const { chains, findings } = chainsOf(calendars)
  const compiled = new Map<string, Compiled>()
  const shared = new Map<string, WorkingTime>()

  const compile = (id: string): Compiled | undefined => {
    const chain = chains.get(id)
    if (!chain) return undefined
    const key = chain.find(saysSomething)?.id ?? id
    const known = compiled.get(key)
    if (known) return known
    const days = daysOf(chain, patterns)
    const made = { days, time: new WorkingTable(days, patterns, around, kindOf(chain, patterns)) }
    compiled.set(key, made)
    return made
  }

  return {
    get: (id) => compile(id)?.time,
    both: (a, b) => {
      const [one, other] = [compile(a), compile(b)]
      if (!one || !other || one === other) return (one ?? other)?.time ?? elapsedTime
      if (one.time.continuous) return other.time
      if (other.time.continuous) return one.time
      const key = JSON.stringify([a, b].sort())
      const known = shared.get(key)
      if (known) return known
      const made = new WorkingTable(sharedDays(one.days, other.days, patterns), patterns, around, 'other')
      shared.set(key, made)
      return made
    },
    findings: [...limits, ...findings, ...checkCalendars(calendars, chains, (id) => compile(id)!.time)],
  }
}

interface Compiled {
  readonly days: Days
  readonly time: WorkingTime
}

function kindOf(chain: readonly Calendar[], patterns: Patterns): CalendarKind {
  const days = [
    ...usualWeek(chain),
    ...chain.flatMap(({ workWeeks }) => workWeeks.flatMap(({ week }) => week.filter((worked) => worked !== undefined))),
    ...chain.flatMap(({ exceptions }) => exceptions.map(({ shifts }) => shifts)),
  ].map((worked) => patterns.of(worked ?? []))
  if (days.every((day) => day === full)) return 'continuous'
  return days.every((day) => day === idle) ? 'idle' : 'other'
}

/** A resource's calendar often only repeats its base. */
const saysSomething = ({ week, workWeeks, exceptions }: Calendar): boolean =>
  workWeeks.length > 0 || exceptions.length > 0 || week.some((worked) => worked !== undefined)
