// node bench/planning/explain.ts [ROUNDS]: what moved the finish of a plan of 100,000 tasks with 1,200 changes, as CSV.
import { schedule } from '../../packages/planning/src/network/schedule.ts'
import { explainFinish } from '../../packages/planning/src/compare/explain-finish.ts'
import type { RuleSetName } from '../../packages/planning/src/plan.ts'
import { changedPlan, planOf } from './generated.ts'

const rounds = Number(process.argv[2] ?? 3)

console.log('what,minimum_ms,steps,minutes')
for (const rules of ['msproject', 'p6'] satisfies RuleSetName[])
  for (const calendars of [0, 4] as const) {
    const plan = planOf({ tasks: 100_000, links: 200_000, calendars, rules })
    const after = changedPlan(plan, 100)
    const states = [plan, after].map((one) => ({ plan: one, schedule: schedule(one) })) as unknown as [
      { plan: typeof plan; schedule: ReturnType<typeof schedule> },
      { plan: typeof plan; schedule: ReturnType<typeof schedule> },
    ]
    let least = Number.MAX_SAFE_INTEGER
    let told = explainFinish(...states)
    for (let n = 0; n < rounds; n++) {
      const began = performance.now()
      told = explainFinish(...states)
      least = Math.min(least, performance.now() - began)
    }
    const sum = told.steps.reduce((all, { minutes }) => all + minutes, 0)
    if (sum !== told.minutes) throw new Error(`The steps add up to ${sum} minutes, not ${told.minutes}.`)
    console.log(
      [`explain 100k/200k ${calendars} calendars ${rules}`, least.toFixed(0), told.steps.length, told.minutes].join(),
    )
  }
