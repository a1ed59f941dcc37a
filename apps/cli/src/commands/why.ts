import { Command } from 'commander'
import { isoLocal, type Plan, type Step, type Task, why, type Why } from '@gantry/planning'
import { say, sayJson, terminalWidth, wrap } from '../out.ts'
import { findTask } from '../plans/find-task.ts'
import { driverJson } from '../plans/json.ts'
import { readPlanFile } from '../plans/plan-file.ts'
import { needsNothing, type PlanOptions, reading, scheduling, withPlanOptions } from '../plans/plan-options.ts'
import { called, heading, noteFindings } from '../plans/words.ts'
import { CommandRefused } from '../refused.ts'

/** `gantry why`: what decides the dates of one task, back to the plan's start and on to its finish. */
export function whyCommand(): Command {
  return withPlanOptions(new Command('why'))
    .argument('<file>', 'a plan')
    .argument('<task>', 'its id, its unique id, its name, or a part of the name that no other task has')
    .description('tell why a task starts and finishes when it does, step by step')
    .addHelpText('after', help)
    .action(async (file: string, wanted: string, options: PlanOptions) => {
      const { plan, format, findings } = await readPlanFile(file, reading(options))
      const task = findTask(plan, wanted)
      const answer = why(plan, task.id, scheduling(options))
      if (answer === undefined) throw notScheduled(task)
      if (options.json) sayJson({ file, format, ...whyJson(task, answer), findings })
      else {
        sayWhy(plan, task, answer)
        noteFindings(file, findings)
      }
    })
}

const help = `
The first part goes back from the task's start: what it waits for, what that waits for, down to the plan's start, a date
somebody set, or work that has begun. The second goes on from its late finish, to what it must not delay.
${needsNothing}

Examples:
  gantry why terminal.xml "Pour the cope beam"
  gantry why tower.xer A1040 --json

It ends with 0 when the dates were explained, 2 when the plan has no such task, 3 when the file is refused.`

function notScheduled(task: Task): CommandRefused {
  return new CommandRefused(`\u201c${task.name}\u201d has no dates to explain.`, {
    mend: task.inactive
      ? 'Maybe make it active in its planning tool: inactive tasks are left out of the schedule.'
      : 'Maybe it is a summary that holds nothing.',
  })
}

function whyJson({ id, code, name }: Task, { early, late, float, text }: Why) {
  const step = ({ task, date, driver, text: said }: Step) => ({
    uid: task,
    date: isoLocal(date),
    driver: driverJson(driver),
    text: said,
  })
  return { uid: id, code, name, early: early.map(step), late: late.map(step), float, text }
}

function sayWhy(plan: Plan, task: Task, { early, late, float }: Why): void {
  say(`${called(task)} ${task.name}, in ${plan.title || 'the plan'}`)
  steps('Why it is when it is', early)
  steps('What it must not delay', late)
  heading('Float')
  say(wrap(float, terminalWidth()))
}

function steps(title: string, chain: readonly Step[]): void {
  if (chain.length === 0) return
  heading(title)
  chain.forEach(({ text }, n) => {
    const number = `${n + 1}. `
    say(wrap(`${number}${text}`, terminalWidth(), ' '.repeat(number.length)))
  })
}
