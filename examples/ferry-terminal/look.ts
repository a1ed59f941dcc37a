import { readFileSync } from 'node:fs'
import { readPlan } from '@gantry/formats/plans/read-plan'
import { checkHealth, compareWithBaseline, isoLocal, schedule } from '@gantry/planning'

const read = readPlan(readFileSync(new URL('ferry-terminal.json', import.meta.url)))
if (read.refusal !== undefined) throw new Error(`${read.refusal.message} ${read.refusal.mend}`)

const { plan } = read
const dates = schedule(plan)
console.log(`${plan.title}: ${plan.tasks.length} tasks, finishes ${isoLocal(dates.finish)}`)

const least = Math.min(...[...dates.tasks.values()].map(({ totalFloat }) => totalFloat))
console.log(`Least float: ${least / plan.units.minutesPerDay} days, ${dates.findings.length} findings`)

const agreed = compareWithBaseline({ plan, schedule: dates }, '0')
console.log(`Against what was agreed: ${agreed.tasks.length} of ${agreed.compared} tasks moved`)

for (const { title, count, population, verdict } of checkHealth(plan, {}, dates).results) {
  if (verdict === 'poor') console.log(`Look at: ${title} (${count} of ${population})`)
}
