/**
 * `readTaskList(bytes, name)` → the plan of a CSV or XLSX task list, or `{ refusal }`: a row a task, with a name and at least
 * one of duration, start, finish and predecessors. Headings say what columns hold; those that are not known become
 * custom fields.
 */
import type { RawTable } from '@gantry/domain/import/types'
import type { Dependency, Minute, Plan, Task } from '@gantry/planning'
import { usualUnits } from '@gantry/planning/time/units'
import { FindingLog } from '../plans/finding-log.ts'
import type { PlanRead } from '../plans/plan-read.ts'
import { Refuse, refusing } from '../plans/refuse.ts'
import { readTables } from '../tables/index.ts'
import type { ReadLimits } from '../tables/limits.ts'
import { type Columns, findColumns } from './columns.ts'
import { ListCells, placeOf } from './list-cells.ts'
import { ListPeople } from './list-people.ts'
import { readRows, resolverOf } from './list-rows.ts'
import { readTask, standard } from './list-task.ts'
import { parsePredecessors } from './predecessors.ts'

const limits: Partial<ReadLimits> = { rows: 100_000, columns: 500 }

export function readTaskList(bytes: Uint8Array, name = 'task list', given: Partial<ReadLimits> = {}): PlanRead {
  return refusing(() => {
    const { tables, problems } = readTables(bytes, name, { ...limits, ...given })
    const refused = problems.find(({ effect }) => effect === 'fileRefused')
    if (refused !== undefined) throw new Refuse(refused.code, refused.message, refused.mend)
    const found = tables.find((table) => isTaskList(findColumns(table)))
    if (found === undefined) throw noTaskList()
    const log = new FindingLog()
    return { plan: planOf(found, titleFrom(name), log), findings: log.list() }
  })
}

/** A name, and something that says when or how long. A list of milestones may be called so where others say name. */
function isTaskList({ of }: Columns): boolean {
  const when = (['duration', 'start', 'finish', 'predecessors'] as const).some((field) => of.has(field))
  return when && (of.has('name') || of.has('milestone'))
}

function noTaskList(): Refuse {
  return new Refuse(
    'taskList.columns',
    'The table is no task list: a column with names, and one with durations, starts, finishes or predecessors are needed.',
    'Maybe the headings are in another language or row; “Name”, “Duration”, “Start”, “Finish”, “Predecessors” are known.',
  )
}

function titleFrom(name: string): string {
  return name.replace(/^.*[\\/]/, '').replace(/\.(csv|txt|tsv|xlsx)$/i, '')
}

function planOf(table: RawTable, title: string, log: FindingLog): Plan {
  const cells = new ListCells(table, log)
  const rows = readRows(table, cells, log)
  const tasks = rows.map((row, index) => readTask(row, index, cells))
  const resolve = resolverOf(rows, cells)
  const links = rows.flatMap((row, index) => readLinks(row, cells.text(index, 'predecessors'), resolve, log))
  const linked = new Set(links.map(({ successor }) => successor))
  const people = new ListPeople()
  const assignments = tasks.flatMap((task, index) => people.assign(task, cells.text(index, 'resources')))
  const start = firstStart(tasks)
  if (start === undefined)
    log.note('taskList.noStart', 'The list says of no task when it starts: the plan has no start.')
  return {
    title,
    rules: 'msproject',
    ...(start === undefined ? {} : { start }),
    from: 'start',
    calendar: standard.id,
    units: usualUnits,
    options: {},
    calendars: [standard],
    tasks: tasks.map((task) => (linked.has(task.id) ? task : heldAt(task, start))),
    dependencies: links.map((link, index) => ({ ...link, id: String(index + 1) })),
    resources: people.resources,
    assignments,
    baselines: [],
  }
}

function readLinks(
  { id, number }: { id: string; number: number },
  text: string,
  resolve: (name: string) => string | undefined,
  log: FindingLog,
): Omit<Dependency, 'id'>[] {
  const { links, odd } = parsePredecessors(text, usualUnits, resolve)
  for (const part of odd) {
    const what = `“${part.slice(0, 40)}” names no task of the list; the link was left out.`
    log.warn('taskList.predecessor', what, { tasks: [id], place: placeOf(number) })
  }
  return links.map((link) => ({ ...link, successor: id }))
}

function firstStart(tasks: readonly Task[]): Minute | undefined {
  const starts = tasks.flatMap(({ type, stored }) => (type === 'summary' ? [] : (stored?.start ?? [])))
  return starts.length === 0 ? undefined : starts.reduce((least, at) => Math.min(least, at))
}

/** A task that waits for none starts on its date: else the plan's start would draw it forward. */
function heldAt(task: Task, start: Minute | undefined): Task {
  const date = task.stored?.start
  if (task.type === 'summary' || task.constraint !== undefined || date === undefined || date === start) return task
  return { ...task, constraint: { type: 'startNoEarlierThan', date } }
}
