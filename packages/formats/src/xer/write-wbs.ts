import type { Task } from '@gantry/planning'
import { isFromXer, keptRow } from './cells.ts'
import { formatText } from './values.ts'
import type { WriteContext } from './write-context.ts'

/** Summaries → PROJWBS rows; one is added for the plan where several tasks stand at the top. */
export function writeWbs(context: WriteContext): void {
  const { plan, out } = context
  if (context.addsMainWbs && (!context.fromXer || plan.tasks.some((task) => needsMainWbs(task, context))))
    addMainWbs(context)
  const sequences = sequenceNumbers(context)
  for (const summary of plan.tasks) {
    if (summary.type !== 'summary') continue
    const kept = keptRow(summary.kept, 'PROJWBS')
    const parent = summary.parent === undefined ? undefined : context.wbsIds.get(summary.parent)
    out.add('PROJWBS', {
      ...(isFromXer(summary) ? kept : usual),
      wbs_id: context.wbsIds.get(summary.id),
      proj_id: context.projectOf(summary),
      ...parentCells(summary, parent, context),
      ...(sequences.has(summary) ? { seq_num: sequences.get(summary) } : {}),
      wbs_short_name: formatText(codeOf(summary)),
      wbs_name: formatText(summary.name),
    })
  }
}

const usual = {
  est_wt: '1',
  proj_node_flag: 'N',
  sum_data_flag: 'N',
  status_code: 'WS_Open',
  ev_user_pct: '6',
  ev_etc_user_value: '0.88',
  ev_compute_type: 'EC_Cmp_pct',
  ev_etc_compute_type: 'EE_Rem_hr',
}

/** A task at the top that a file did not put there. */
export function needsMainWbs(task: Task, context: WriteContext): boolean {
  if (task.parent !== undefined && context.tasksById.has(task.parent)) return false
  return !isFromXer(task)
}

function addMainWbs({ out, mainWbs, mainProject, plan }: WriteContext): void {
  out.add('PROJWBS', {
    ...usual,
    wbs_id: mainWbs,
    proj_id: mainProject,
    seq_num: '0',
    proj_node_flag: 'Y',
    wbs_short_name: 'PLAN',
    wbs_name: formatText(plan.title === '' ? 'Plan' : plan.title),
  })
}

function parentCells(
  summary: Task,
  parent: string | undefined,
  context: WriteContext,
): Record<string, string | undefined> {
  if (parent !== undefined) return { parent_wbs_id: parent }
  if (!needsMainWbs(summary, context)) return {}
  if (context.wbsIds.get(summary.id) === context.mainWbs) return { proj_node_flag: 'Y' }
  return { parent_wbs_id: context.mainWbs }
}

function codeOf(summary: Task): string {
  return summary.code ?? summary.wbs?.split('.').at(-1) ?? ''
}

/** P6 orders elements under one parent by number; numbers that came along stay while they still rise. */
function sequenceNumbers({ plan }: WriteContext): Map<Task, string> {
  const numbers = new Map<Task, string>()
  const summaries = plan.tasks.filter(({ type }) => type === 'summary')
  for (const siblings of Map.groupBy(summaries, ({ parent }) => parent).values()) {
    const kept = siblings.map((summary) => Number(keptRow(summary.kept, 'PROJWBS')['seq_num'] ?? Number.NaN))
    const known = siblings.every((summary) => isFromXer(summary))
    const rise = kept.every((number, index) => index === 0 || !(number < (kept[index - 1] ?? 0)))
    if (known && rise) continue
    siblings.forEach((summary, index) => numbers.set(summary, String(index * 10)))
  }
  return numbers
}
