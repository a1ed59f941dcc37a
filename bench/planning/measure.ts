/** What the engine takes, by the clock of whatever it runs in: Node, a worker or a browser. */
import { buildNetwork } from '../../packages/planning/src/network/build.ts'
import { floatsOf, noFloats } from '../../packages/planning/src/network/floats.ts'
import { LivePlan } from '../../packages/planning/src/network/incremental.ts'
import { noDates } from '../../packages/planning/src/network/network.ts'
import { runPasses } from '../../packages/planning/src/network/run-passes.ts'
import type { RuleSetName } from '../../packages/planning/src/plan.ts'
import { columnsOf, planOf, scattered } from './generated.ts'

export interface Figure {
  readonly what: string
  /** Milliseconds. */
  readonly minimum: number
  readonly median: number
  readonly must: number
  readonly aim: number
}

export function figures(rounds: number): Figure[] {
  const rules = ['msproject', 'p6'] as const
  return [
    ...rules.map((name) => passes(100_000, 0, name, rounds, 4, 2)),
    ...rules.map((name) => passes(100_000, 4, name, rounds, 20, 8)),
    ...load(1_000_000, Math.max(5, rounds >> 2)),
    ...edits(0),
    ...edits(4),
  ]
}

/** Both passes and all floats. */
function passes(
  tasks: number,
  calendars: number,
  rules: RuleSetName,
  rounds: number,
  must: number,
  aim: number,
): Figure {
  const { network } = buildNetwork(columnsOf({ tasks, links: tasks * 2, calendars, rules }))
  const dates = noDates(network.size)
  const floats = noFloats(network.size)
  const took = timed(rounds, () => {
    runPasses(network, dates)
    floatsOf(network, dates, floats)
  })
  return {
    what: `passes and floats ${tasks / 1000}k/${tasks / 500}k ${calendars} calendars ${rules}`,
    ...took,
    must,
    aim,
  }
}

function load(tasks: number, rounds: number): Figure[] {
  const columns = columnsOf({ tasks, links: tasks * 2, calendars: 0, rules: 'msproject' })
  const loading = timed(rounds, () => buildNetwork(columns))
  const { network } = buildNetwork(columns)
  const dates = noDates(network.size)
  const running = timed(rounds, () => runPasses(network, dates))
  return [
    { what: 'load from arrays 1M/2M', ...loading, must: 1000, aim: 400 },
    { what: 'passes 1M/2M no calendars', ...running, must: 60, aim: 25 },
  ]
}

/** Another duration for one task after the other, all over the plan; what is told is spread over edits, not rounds. */
function edits(calendars: number): Figure[] {
  const plan = planOf({ tasks: 100_000, links: 200_000, calendars, rules: 'msproject' })
  const live = new LivePlan(plan)
  const random = scattered(99)
  const times: number[] = []
  for (let n = 0; n < 6000; n++) {
    const task = plan.tasks[random(100_000)]!
    const duration = 60 * (1 + random(40))
    const began = performance.now()
    live.edit({ tasks: [{ ...task, duration }] })
    if (n >= 2000) times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]!
  const what = `edit of a plan of 100k, ${calendars} calendars`
  const figure = (name: string, value: number, must: number, aim: number): Figure => ({
    what: `${what}, ${name}`,
    minimum: value,
    median: value,
    must,
    aim,
  })
  return [
    figure('half', at(0.5), 0.1, 0.025),
    figure('95 in 100', at(0.95), 0.1, 0.025),
    figure('worst of 4,000', at(1), 8, 4),
  ]
}

export function timed(rounds: number, run: () => void): { readonly minimum: number; readonly median: number } {
  for (let n = 0; n < 3; n++) run()
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now()
    run()
    return performance.now() - began
  }).sort((a, b) => a - b)
  return { minimum: times[0]!, median: times[rounds >> 1]! }
}

export const heading = 'where,what,minimum_ms,median_ms,must_ms,aim_ms'

export const line = (where: string, { what, minimum, median, must, aim }: Figure): string =>
  [where, what, minimum.toFixed(3), median.toFixed(3), must, aim].join()
