/**
 * Nanoseconds a question to a calendar costs: `node bench/planning/calendar.ts`, CSV out. Four calendars take turns, as
 * they do in a network of a hundred thousand tasks over three years; instants are scattered, so that nothing is read in
 * order. The target is 600,000 questions in 8 ms, 13 ns each.
 */
import { compileCalendars } from '../../packages/planning/src/calendar/compile.ts'
import { workedWeek } from '../../packages/planning/src/calendar/weeks.ts'
import type { WorkingTime } from '../../packages/planning/src/calendar/working-time.ts'
import type { Calendar, Shift } from '../../packages/planning/src/plan.ts'
import { civilDay } from '../../packages/planning/src/time/days.ts'

const questions = 600_000
const rounds = 15
const start = civilDay(2026, 1, 5)

const hours = (...times: readonly number[]): Shift[] =>
  times.flatMap((from, n) => (n % 2 === 0 ? [{ from: from * 60, to: times[n + 1]! * 60 }] : []))

const exceptions = Array.from({ length: 30 }, (_, n) => ({
  from: start + n * 41,
  to: start + n * 41 + (n % 5),
  shifts: [],
}))
const calendars: Calendar[] = [
  { id: 'office', name: 'Office', week: workedWeek([1, 2, 3, 4, 5], hours(8, 12, 13, 17)), workWeeks: [], exceptions },
  {
    id: 'shifts',
    name: 'Three shifts',
    week: workedWeek([1, 2, 3, 4, 5, 6], hours(6, 14, 14, 22, 22, 30)),
    workWeeks: [],
    exceptions: [],
  },
  {
    id: 'site',
    name: 'Site',
    week: workedWeek([1, 2, 3, 4, 5, 6], hours(7, 12, 12.5, 16.5)),
    workWeeks: [],
    exceptions,
  },
  {
    id: 'nights',
    name: 'Nights',
    week: workedWeek([0, 1, 2, 3, 4], hours(20, 24, 25, 30)),
    workWeeks: [],
    exceptions: [],
  },
]

const compiled = compileCalendars(calendars, start * 1440)
const times: WorkingTime[] = calendars.map(({ id }) => compiled.get(id)!)
const spread = scattered(questions, 3 * 365 * 1440)
const instants = spread.map((minutes) => start * 1440 + minutes)
const works = spread.map((minutes) => minutes >> 2)

console.log('question,calendars,median_ns,best_ns,target_ns')
for (const used of [times.slice(0, 1), times, [...times, compiled.both('office', 'site')]]) {
  report('workAt', used, (time, n) => time.workAt(instants[n]!))
  report('startAt', used, (time, n) => time.startAt(works[n]!))
  report('finishAt', used, (time, n) => time.finishAt(works[n]!))
  report('finishAt(workAt)', used, (time, n) => time.finishAt(time.workAt(instants[n]!) + 2400))
}

function report(question: string, used: readonly WorkingTime[], ask: (time: WorkingTime, n: number) => number) {
  const runs = Array.from({ length: rounds }, () => once(used, ask)).sort((a, b) => a - b)
  const ns = (ms: number) => ((ms * 1e6) / questions).toFixed(1)
  console.log([question, used.length, ns(runs[rounds >> 1]!), ns(runs[0]!), 13].join())
}

function once(used: readonly WorkingTime[], ask: (time: WorkingTime, n: number) => number): number {
  const began = performance.now()
  let sum = 0
  for (let n = 0; n < questions; n++) sum += ask(used[n % used.length]!, n)
  const took = performance.now() - began
  if (!Number.isFinite(sum)) throw new Error('No answer.')
  return took
}

/** Numbers below `below` without order, the same in each run (Park and Miller's generator). */
function scattered(count: number, below: number): Int32Array {
  let seed = 42
  return Int32Array.from({ length: count }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    return Math.floor((seed / 2_147_483_647) * below)
  })
}
