import type { Dependency, Task } from '@gantry/planning'
import { keptRow } from './cells.ts'
import { dependencyWords, wordFor } from './codes.ts'
import { numberIds } from './plan-ids.ts'
import { formatHours } from './values.ts'
import type { WriteContext } from './write-context.ts'

/** Links → TASKPRED rows. P6 links activities only, and reckons every lag of a project in one way. */
export function writeDependencies(context: WriteContext): void {
  const { plan, out, log, tasksById } = context
  const ids = numberIds(plan.dependencies)
  for (const link of plan.dependencies) {
    const predecessor = tasksById.get(link.predecessor)
    const successor = tasksById.get(link.successor)
    if (predecessor === undefined || successor === undefined) continue
    if (predecessor.type === 'summary' || successor.type === 'summary') {
      log.warn('xer.summaryLink', 'P6 cannot link WBS elements: such links were left out.', {
        tasks: [link.successor, link.predecessor],
      })
      continue
    }
    if (predecessor.inactive === true || successor.inactive === true) continue
    out.add(
      'TASKPRED',
      {
        ...keptRow(link.kept, 'TASKPRED'),
        task_pred_id: ids.get(link.id),
        task_id: context.taskIds.get(link.successor),
        pred_task_id: context.taskIds.get(link.predecessor),
        proj_id: keptRow(link.kept, 'TASKPRED')['proj_id'] ?? context.projectOf(successor),
        pred_proj_id: keptRow(link.kept, 'TASKPRED')['pred_proj_id'] ?? context.projectOf(predecessor),
        ...typeCells(link),
        ...lagCells(link, predecessor, context),
      },
      { lag_hr_cnt: '0' },
    )
  }
}

/** A word P6 does not know either stays as it was kept. */
function typeCells({ type, kept }: Dependency): Record<string, string | undefined> {
  return { pred_type: keptRow(kept, 'TASKPRED')['pred_type'] ?? wordFor(dependencyWords, type) }
}

function lagCells({ lag, successor }: Dependency, predecessor: Task, { log }: WriteContext): Record<string, string> {
  const minutes = 'percent' in lag ? Math.round((predecessor.duration * lag.percent) / 100) : lag.minutes
  if ('percent' in lag) {
    log.note('xer.percentLag', 'Lags in percent were written as the time they are now.', { tasks: [successor] })
  } else if (lag.in === 'elapsed' && minutes !== 0) {
    log.warn('xer.elapsedLag', 'P6 has no single lags by the clock: they were written as working time.', {
      tasks: [successor],
    })
  }
  return minutes === 0 ? {} : { lag_hr_cnt: formatHours(minutes) }
}
