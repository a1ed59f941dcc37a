import type { Dependency } from '@gantry/planning'
import type { FindingLog } from '../plans/finding-log.ts'
import { keepRows } from './cells.ts'
import { dependencyWords } from './codes.ts'
import { RowReader } from './row.ts'
import type { Cells, XerRow } from './xer-file.ts'

/** TASKPRED rows → links; rows whose ends are not both in the file are given back as `loose`. */
export function readDependencies(
  rows: Iterable<XerRow>,
  projectOf: ReadonlyMap<string, string | undefined>,
  log: FindingLog,
): { dependencies: Dependency[]; loose: Cells[] } {
  const dependencies = new Map<string, Dependency>()
  const loose: Cells[] = []
  for (const row of rows) {
    const reader = new RowReader('TASKPRED', row, log)
    const id = reader.peek('task_pred_id')?.trim()
    const predecessor = reader.peek('pred_task_id')?.trim() ?? ''
    const successor = reader.peek('task_id')?.trim() ?? ''
    const known = projectOf.has(predecessor) && projectOf.has(successor)
    if (id === undefined || dependencies.has(id) || !known || predecessor === successor) {
      tellLoose(
        reader,
        known,
        predecessor === successor,
        [successor, predecessor].filter((task) => projectOf.has(task)),
        log,
      )
      loose.push(row.cells)
      continue
    }
    reader.drop('task_pred_id', 'pred_task_id', 'task_id')
    if (reader.peek('proj_id') === projectOf.get(successor)) reader.drop('proj_id')
    if (reader.peek('pred_proj_id') === projectOf.get(predecessor)) reader.drop('pred_proj_id')
    const type = reader.word('pred_type', dependencyWords) ?? 'FS'
    const minutes = reader.minutes('lag_hr_cnt') ?? 0
    const rest = reader.rest()
    dependencies.set(id, {
      id,
      predecessor,
      successor,
      type,
      lag: { in: 'working', minutes },
      ...(Object.keys(rest).length > 0 ? keepRows({ TASKPRED: rest }) : {}),
    })
  }
  return { dependencies: [...dependencies.values()], loose }
}

function tellLoose(reader: RowReader, known: boolean, toItself: boolean, tasks: string[], log: FindingLog): void {
  const where = { place: reader.place, tasks }
  if (!known) {
    log.note('xer.linkOutside', 'Links to activities that are not in the file are kept and do not count.', where)
  } else if (toItself) {
    log.warn('xer.linkToItself', 'Links of an activity to itself are kept and do not count.', where)
  } else {
    log.warn('xer.linkId', 'Links without an id of their own are kept and do not count.', where)
  }
}
