import { parentPort, workerData } from 'node:worker_threads'
import type { ImportProblem, InterpretedRow } from '@gantry/domain/import/types'
import { parseFiles } from './parse-files.ts'
import type { DroppedFile, ParsedFile, ParsedTable, ParseOptions } from './parsed-file.ts'

/** What the thread tells, in order: each file, then its problems, each of its tables and the table's rows in portions. */
export type FromWorker =
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'file'; readonly file: Omit<ParsedFile, 'tables' | 'problems'> }
  | { readonly type: 'problems'; readonly problems: readonly ImportProblem[] }
  | { readonly type: 'table'; readonly table: ParsedTable }
  | { readonly type: 'rows'; readonly rows: readonly InterpretedRow[] }
  | { readonly type: 'done' }

const portion = 200

const { files, options } = workerData as { files: DroppedFile[]; options: ParseOptions }
let told = 0
const parsed = parseFiles(files, options, {
  stopped: () => false,
  progress(fraction) {
    if (fraction < told + 0.02) return
    told = fraction
    tell({ type: 'progress', fraction })
  },
})
for (const { tables, problems, ...file } of parsed) {
  tell({ type: 'file', file })
  for (let i = 0; i < problems.length; i += portion) tell({ type: 'problems', problems: problems.slice(i, i + portion) })
  for (const table of tables) {
    const { rows } = table.interpreted
    tell({ type: 'table', table: { ...table, interpreted: { ...table.interpreted, rows: [], problems: [] } } })
    for (let i = 0; i < rows.length; i += portion) tell({ type: 'rows', rows: rows.slice(i, i + portion) })
  }
}
tell({ type: 'done' })

function tell(message: FromWorker): void {
  parentPort?.postMessage(message)
}
