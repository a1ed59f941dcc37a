import type { Assignment, Task } from '@gantry/planning'
import { type CustomValues, customTables, customValues } from './custom.ts'
import { defined } from './defined.ts'
import { expensesByTask } from './expenses.ts'
import { memoNotes, memoTables } from './memos.ts'
import type { Cells } from './xer-file.ts'

/** What tables beside TASK, PROJWBS and RSRC say of their entries: custom fields, codes, notes, costs. */
export interface Annotations {
  task(task: Task): Task
  resource(id: string): { custom?: CustomValues }
}

export function readAnnotations(
  rows: (table: string) => readonly Cells[],
  assignments: readonly Assignment[],
  digits: number,
): Annotations {
  const custom = customTables(rows)
  const memos = memoTables(rows)
  const activities = { custom: customValues(custom, 'TASK'), notes: memoNotes(memos, 'TASKMEMO') }
  const elements = { custom: customValues(custom, 'PROJWBS'), notes: memoNotes(memos, 'WBSMEMO') }
  const resources = customValues(custom, 'RSRC')
  const costs = costsOf(assignments, expensesByTask(rows('PROJCOST'), digits))
  return {
    task(task) {
      if (task.type === 'summary') {
        const id = task.id.slice('wbs-'.length)
        return told(task, { notes: elements.notes.get(id), custom: elements.custom.get(id) })
      }
      const { notes, custom: fields } = activities
      return told(task, { notes: notes.get(task.id), custom: fields.get(task.id), ...costs(task.id) })
    },
    resource: (id) => defined({ custom: resources.get(id) }),
  }
}

function told(task: Task, fields: Readonly<Record<string, unknown>>): Task {
  const there = defined(fields)
  return Object.keys(there).length === 0 ? task : { ...task, ...there }
}

/** What an activity costs: its assignments, and its expenses as the part that is fixed. */
function costsOf(
  assignments: readonly Assignment[],
  expenses: ReadonlyMap<string, number>,
): (task: string) => Pick<Task, 'costMinor' | 'fixedCostMinor'> {
  const assigned = new Map<string, number>()
  for (const { task, costMinor } of assignments) {
    if (costMinor !== undefined) assigned.set(task, (assigned.get(task) ?? 0) + costMinor)
  }
  return (task) => {
    const fixedCostMinor = expenses.get(task)
    const cost = assigned.get(task)
    const said = cost !== undefined || fixedCostMinor !== undefined
    return defined({ costMinor: said ? (cost ?? 0) + (fixedCostMinor ?? 0) : undefined, fixedCostMinor })
  }
}
