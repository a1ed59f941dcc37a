import type { Assignment } from '@gantry/planning'
import type { FindingLog } from '../plans/finding-log.ts'
import { keepRows } from './cells.ts'
import { defined } from './defined.ts'
import { RowReader } from './row.ts'
import type { Cells, XerRow } from './xer-file.ts'
import { parseDate, parseMoney } from './values.ts'

/** TASKRSRC rows → assignments. Quantities of material count as hours, as MSPDI does. */
export function readAssignments(
  rows: Iterable<XerRow>,
  projectOf: ReadonlyMap<string, string | undefined>,
  resources: ReadonlySet<string>,
  digits: number,
  log: FindingLog,
): { assignments: Assignment[]; loose: Cells[] } {
  const assignments = new Map<string, Assignment>()
  const loose: Cells[] = []
  for (const row of rows) {
    const reader = new RowReader('TASKRSRC', row, log)
    const id = reader.peek('taskrsrc_id')?.trim()
    const task = reader.peek('task_id')?.trim() ?? ''
    if (id === undefined || assignments.has(id) || !projectOf.has(task)) {
      log.warn(
        'xer.assignmentTask',
        'Assignments without an id of their own or to activities that are not in the file are kept and do not count.',
        {
          place: reader.place,
        },
      )
      loose.push(row.cells)
      continue
    }
    reader.drop('taskrsrc_id', 'task_id')
    if (reader.peek('proj_id') === projectOf.get(task)) reader.drop('proj_id')
    assignments.set(id, readAssignment(id, task, reader, resources, digits))
  }
  return { assignments: [...assignments.values()], loose }
}

function readAssignment(
  id: string,
  task: string,
  reader: RowReader,
  resources: ReadonlySet<string>,
  digits: number,
): Assignment {
  const resource = resources.has(reader.peek('rsrc_id')?.trim() ?? '') ? reader.id('rsrc_id') : undefined
  const regular = reader.minutes('act_reg_qty')
  const overtime = reader.minutes('act_ot_qty') ?? 0
  const remainingWork = reader.minutes('remain_qty')
  const actualWork = regular === undefined && overtime === 0 ? undefined : (regular ?? 0) + overtime
  const delay = reader.minutes('target_lag_drtn_hr_cnt')
  const derived = derivedOfAssignment(reader.rest(), digits)
  return {
    id,
    task,
    ...defined({ resource }),
    units: reader.number('target_qty_per_hr') ?? 0,
    work: (actualWork ?? 0) + (remainingWork ?? 0),
    ...defined({
      actualWork,
      remainingWork,
      overtimeWork: overtime === 0 ? undefined : overtime,
      delay: delay === 0 ? undefined : delay,
    }),
    ...derived,
    ...keepRows({ TASKRSRC: reader.rest() }),
  }
}

/** Cost at completion and the span an assignment has now: actual where there is an actual, else what remains, else planned. */
export function derivedOfAssignment(cells: Cells, digits: number): Pick<Assignment, 'costMinor' | 'start' | 'finish'> {
  const costs = ['act_reg_cost', 'act_ot_cost', 'remain_cost'].map((column) => parseMoney(cells[column] ?? '', digits))
  const said = costs.filter((cost) => cost !== undefined)
  return defined({
    costMinor: said.length === 0 ? undefined : said.reduce((sum, cost) => sum + cost, 0),
    start: firstDate(cells, ['act_start_date', 'restart_date', 'target_start_date']),
    finish: firstDate(cells, ['act_end_date', 'reend_date', 'target_end_date']),
  })
}

function firstDate(cells: Cells, columns: readonly string[]): number | undefined {
  for (const column of columns) {
    const date = parseDate(cells[column] ?? '')
    if (date !== undefined) return date
  }
  return undefined
}
