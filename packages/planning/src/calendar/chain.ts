import type { Calendar, Finding } from '../plan.ts'

/** By id: the calendar, its base, the base's base …. */
export type Chains = ReadonlyMap<string, readonly Calendar[]>

/** Follows each calendar to its base. A base that there is not counts as none, and so does one that leads back. */
export function chainsOf(calendars: readonly Calendar[]): { chains: Chains; findings: Finding[] } {
  const byId = new Map(calendars.map((calendar) => [calendar.id, calendar]))
  const baseOf = ({ base }: Calendar) => (base === undefined ? undefined : byId.get(base))
  const loops = loopsOf(calendars, baseOf)
  const looping = new Set(loops.flat())
  const chains = new Map<string, readonly Calendar[]>()
  for (const calendar of calendars) {
    const chain = [calendar]
    for (let last = calendar; !looping.has(last); chain.push(last)) {
      const base = baseOf(last)
      if (!base) break
      last = base
    }
    chains.set(calendar.id, chain)
  }
  const missing = calendars.filter(({ base }) => base !== undefined && !byId.has(base))
  return { chains, findings: [...loops.map(loopFinding), ...missing.map(missingFinding)] }
}

/** Calendars whose bases lead back to themselves, loop by loop. */
function loopsOf(calendars: readonly Calendar[], baseOf: (calendar: Calendar) => Calendar | undefined): Calendar[][] {
  const loops: Calendar[][] = []
  const seen = new Set<Calendar>()
  for (const calendar of calendars) {
    const path: Calendar[] = []
    let at: Calendar | undefined = calendar
    for (; at && !seen.has(at); at = baseOf(at)) {
      seen.add(at)
      path.push(at)
    }
    if (at && path.includes(at)) loops.push(path.slice(path.indexOf(at)))
  }
  return loops
}

const loopFinding = (loop: readonly Calendar[]): Finding => ({
  id: 'calendar.loop',
  severity: 'warning',
  text: `Calendars that stand on each other (${names(loop)}) are taken to stand on none. Maybe give one of them hours of its own and no base.`,
})

const missingFinding = ({ name, base }: Calendar): Finding => ({
  id: 'calendar.noBase',
  severity: 'warning',
  text: `Calendar “${name}” stands on calendar ${base}, which the plan does not have; it is taken to stand on none.`,
})

const names = (calendars: readonly Calendar[]): string => calendars.map(({ name }) => `“${name}”`).join(', ')
