import type { XerKept } from './kept.ts'
import type { Cells, XerFile } from './xer-file.ts'

/** Tables whose rows become calendars, tasks, links, resources and assignments; all others are kept whole. */
const modelled: ReadonlySet<string> = new Set([
  'PROJECT',
  'SCHEDOPTIONS',
  'CALENDAR',
  'PROJWBS',
  'TASK',
  'TASKPRED',
  'RSRC',
  'TASKRSRC',
])

/** Kept tables whose rows go when their activity goes. */
export const ownedByActivities: ReadonlySet<string> = new Set(['TASKACTV', 'TASKMEMO', 'TASKPROC', 'PROJCOST'])

export type LooseRows = XerKept['loose']

/** Tables as they came; rows of activities that are not in the plan are set apart. */
export function keepTables(
  file: XerFile,
  activities: ReadonlyMap<string, unknown>,
): { tables: XerKept['tables']; loose: LooseRows } {
  const loose: Record<string, readonly Cells[]> = {}
  const tables = [...file.tables.values()].map(({ name, columns, rows }) => {
    if (modelled.has(name)) return { name, columns }
    const cells = rows.map((row) => row.cells)
    if (!ownedByActivities.has(name)) return { name, columns, rows: cells }
    const { owned = [], astray = [] } = Object.groupBy(cells, ({ task_id }) =>
      task_id === undefined || activities.has(task_id) ? 'owned' : 'astray',
    )
    if (astray.length > 0) loose[name] = astray
    return { name, columns, rows: owned }
  })
  return { tables, loose }
}

/** Rows of several sources, table by table. */
export function joinLoose(...sources: readonly LooseRows[]): LooseRows {
  const joined: Record<string, readonly Cells[]> = {}
  for (const source of sources) {
    for (const [table, rows] of Object.entries(source)) {
      if (rows.length > 0) joined[table] = [...(joined[table] ?? []), ...rows]
    }
  }
  return joined
}
