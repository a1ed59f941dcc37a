import { isoLocal, parseIsoLocal, type Plan, schedule, type Worked } from '@gantry/planning'

const day: Worked = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 17 * 60 },
]
const effort = { fixed: 'duration', driven: false } as const

const plan: Plan = {
  title: 'A jetty',
  rules: 'msproject',
  start: parseIsoLocal('2026-05-11T08:00') ?? 0,
  from: 'start',
  calendar: 'five',
  units: { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 },
  options: {},
  calendars: [
    { id: 'five', name: 'Five days', week: [[], day, day, day, day, day, []], workWeeks: [], exceptions: [] },
  ],
  tasks: [
    { id: 'piles', name: 'Piles', type: 'task', duration: 4 * 480, effort },
    { id: 'deck', name: 'Deck', type: 'task', duration: 3 * 480, effort },
    { id: 'lamps', name: 'Lamps', type: 'task', duration: 480, effort },
    { id: 'open', name: 'Open', type: 'milestone', duration: 0, effort },
  ],
  dependencies: [
    { id: '1', predecessor: 'piles', successor: 'deck', type: 'FS', lag: { in: 'elapsed', minutes: 2 * 1440 } },
    { id: '2', predecessor: 'piles', successor: 'lamps', type: 'FS', lag: { in: 'working', minutes: 0 } },
    { id: '3', predecessor: 'deck', successor: 'open', type: 'FS', lag: { in: 'working', minutes: 0 } },
    { id: '4', predecessor: 'lamps', successor: 'open', type: 'FS', lag: { in: 'working', minutes: 0 } },
  ],
  resources: [],
  assignments: [],
  baselines: [],
}

const { tasks, finish, findings } = schedule(plan)
for (const { id, start, finish: end, totalFloat, critical } of tasks.values()) {
  console.log(
    `${id}: ${isoLocal(start)} to ${isoLocal(end)}, ${critical ? 'critical' : `${totalFloat / 480} days of float`}`,
  )
}
console.log(`Finish ${isoLocal(finish)}, ${findings.length} findings`)
