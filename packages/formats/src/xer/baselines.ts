import type { Baseline, BaselineOfTask, Task } from '@gantry/planning'
import { splitProjects } from './choose-project.ts'
import { defined } from './defined.ts'
import type { LooseRows } from './keep-tables.ts'
import type { XerFile, XerRow } from './xer-file.ts'
import { parseDate, parseHours, parseMoney, parseText } from './values.ts'

export interface XerBaselines {
  /** The file without the projects that are baselines of others. */
  readonly file: XerFile
  /** Their rows, to be written back. */
  readonly loose: LooseRows
  readonly baselines: readonly Baseline[]
  readonly of: (task: Task) => Task['baselines']
}

/**
 * P6 keeps a baseline as a whole project that names the one it was copied from. `0` is the one its project is compared
 * with, others count on from 1. Activities are the same when their codes are.
 */
export function readBaselines(file: XerFile, digits: number): XerBaselines {
  const rows = file.tables.get('PROJECT')?.rows ?? []
  const copies = baselineProjects(rows)
  if (copies.size === 0) return { file, loose: {}, baselines: [], of: () => undefined }
  const { chosen, others } = splitProjects(file, (project) => !copies.has(project))
  const byCode = new Map<string, Record<string, BaselineOfTask>>()
  const costs = costsOf(others.get('TASKRSRC') ?? [], digits)
  for (const row of others.get('TASK') ?? []) {
    const baseline = copies.get(row.text('proj_id') ?? '')?.id
    const code = row.text('task_code')
    if (baseline === undefined || code === undefined) continue
    byCode.set(parseText(code), { ...byCode.get(parseText(code)), [baseline]: baselineOf(row, costs) })
  }
  return {
    file: chosen,
    loose: Object.fromEntries([...others].map(([table, all]) => [table, all.map(({ cells }) => cells)])),
    baselines: [...copies.values()],
    of: ({ code }) => byCode.get(code ?? ''),
  }
}

function baselineProjects(rows: readonly XerRow[]): Map<string, Baseline> {
  const originals = new Map(rows.map((row) => [row.text('proj_id'), row]))
  const copies = new Map<string, Baseline>()
  for (const row of rows) {
    const id = row.text('proj_id')
    const original = originals.get(row.text('orig_proj_id'))
    if (id === undefined || original === undefined || original === row) continue
    if (original.text('orig_proj_id') !== undefined) continue
    const current = original.text('sum_base_proj_id') === id
    const number = current ? 0 : [...copies.values()].filter(({ id: taken }) => taken !== '0').length + 1
    const name = row.text('proj_short_name')
    const savedAt = parseDate(row.text('last_baseline_update_date') ?? row.text('add_date') ?? '')
    copies.set(id, {
      id: String(number),
      ...defined({ name: name === undefined ? undefined : parseText(name), savedAt }),
    })
  }
  return copies
}

function baselineOf(row: XerRow, costs: ReadonlyMap<string, number>): BaselineOfTask {
  const date = (...columns: readonly string[]) =>
    columns.map((column) => parseDate(row.text(column) ?? '')).find((instant) => instant !== undefined)
  const work = parseHours(row.text('target_work_qty') ?? '')
  return defined({
    start: date('act_start_date', 'restart_date', 'early_start_date', 'target_start_date'),
    finish: date('act_end_date', 'reend_date', 'early_end_date', 'target_end_date'),
    duration: parseHours(row.text('target_drtn_hr_cnt') ?? ''),
    work: work === 0 ? undefined : work,
    costMinor: costs.get(row.text('task_id') ?? ''),
  })
}

function costsOf(rows: readonly XerRow[], digits: number): Map<string, number> {
  const costs = new Map<string, number>()
  for (const row of rows) {
    const cost = parseMoney(row.text('target_cost') ?? '', digits)
    const task = row.text('task_id')
    if (cost !== undefined && task !== undefined) costs.set(task, (costs.get(task) ?? 0) + cost)
  }
  return costs
}
