/**
 * Writes the example plan in every format that Gantry writes, from rows.ts:
 *
 *   node examples/ferry-terminal/make.ts
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writePlan } from '@gantry/formats/plans/write-plan'
import { schedule } from '@gantry/planning'
import { ferryTerminal } from './plan.ts'

export const files = [
  ['ferry-terminal.json', 'gantry-plan'],
  ['ferry-terminal.xml', 'mspdi'],
  ['ferry-terminal.xer', 'xer'],
  ['ferry-terminal.csv', 'task-list'],
] as const

/**
 * The bytes of each file; where a format stores dates, with those that the tool it belongs to would give: whoever opens
 * a Microsoft Project file schedules by its rules.
 */
export function made(): (readonly [string, Uint8Array])[] {
  const plan = ferryTerminal()
  return files.map(([name, format]) => {
    const dates = schedule(plan, format === 'mspdi' ? { rules: 'msproject' } : {})
    return [name, writePlan(plan, format, dates).bytes]
  })
}

if (import.meta.main) for (const [name, bytes] of made()) writeFileSync(join(import.meta.dirname, name), bytes)
