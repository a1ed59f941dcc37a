import type { Plan, RuleOptions } from '@gantry/planning'
import type { FindingLog } from '../plans/finding-log.ts'
import { criticalWords, floatWords, lagCalendarWords } from './codes.ts'
import { defined } from './defined.ts'
import { RowReader } from './row.ts'
import { type Cells, XerRow } from './xer-file.ts'

/** A project of the file: its rows as they came; the plan takes its dates and options from them. */
export interface XerProject {
  readonly id: string
  readonly PROJECT: Cells
  readonly SCHEDOPTIONS?: Cells
}

/** What projects say of the plan as a whole. */
export type PlanOfProjects = Pick<Plan, 'start' | 'finish' | 'statusDate' | 'options'>

/** PROJECT rows, each with its SCHEDOPTIONS. */
export function readProjects(rows: readonly XerRow[], options: readonly XerRow[], log: FindingLog): XerProject[] {
  const projects = new Map<string, XerProject>()
  const optionsOf = new Map(options.map(({ cells }) => [cells['proj_id'] ?? '', cells]))
  for (const { cells, line } of rows) {
    const id = cells['proj_id']?.trim()
    if (id === undefined || projects.has(id)) {
      log.warn('xer.projectId', 'Projects without an id of their own were left out.', { place: `line ${line}` })
      continue
    }
    const schedule = optionsOf.get(id)
    projects.set(id, { id, PROJECT: cells, ...(schedule === undefined ? {} : { SCHEDOPTIONS: schedule }) })
  }
  return [...projects.values()]
}

/**
 * Start, promised finish, data date and rules. Several projects: the earliest start, the latest finish (only if each has
 * one) and the latest data date, with the options of the first.
 */
export function planOfProjects(projects: readonly XerProject[], log: FindingLog): PlanOfProjects {
  const read = projects.map((project) => readProject(project, log))
  const starts = read.flatMap(({ start }) => start ?? [])
  const finishes = read.flatMap(({ finish }) => finish ?? [])
  const statusDates = read.flatMap(({ statusDate }) => statusDate ?? [])
  tellDifferences(projects, statusDates, log)
  return {
    ...defined({
      start: starts.length === 0 ? undefined : Math.min(...starts),
      finish: finishes.length < read.length || read.length === 0 ? undefined : Math.max(...finishes),
      statusDate: statusDates.length === 0 ? undefined : Math.max(...statusDates),
    }),
    options: read[0]?.options ?? {},
  }
}

function tellDifferences(projects: readonly XerProject[], statusDates: readonly number[], log: FindingLog): void {
  if (projects.length < 2) return
  log.note('xer.projectSeveral', 'The file holds several projects; each is a summary of one plan.', {
    count: projects.length,
  })
  if (new Set(statusDates).size > 1) {
    log.warn(
      'xer.projectStatusDates',
      'The projects have different data dates; the plan takes the latest. Maybe read them one by one.',
    )
  }
  const options = projects.map(({ SCHEDOPTIONS }) => ruleColumns.map((column) => SCHEDOPTIONS?.[column]).join())
  if (new Set(options).size > 1) {
    log.warn(
      'xer.projectOptions',
      'The projects are scheduled by different options; the plan takes those of the first.',
    )
  }
}

const ruleColumns = [
  'sched_calendar_on_relationship_lag',
  'sched_retained_logic',
  'sched_progress_override',
  'sched_float_type',
  'sched_open_critical_flag',
]

function readProject(project: XerProject, log: FindingLog): PlanOfProjects {
  const reader = new RowReader('PROJECT', XerRow.of(project.PROJECT), log)
  const rules = new RowReader('SCHEDOPTIONS', XerRow.of(project.SCHEDOPTIONS ?? {}), log)
  return {
    ...defined({
      start: reader.date('plan_start_date'),
      finish: reader.date('plan_end_date'),
      statusDate: reader.date('last_recalc_date'),
    }),
    options: defined({
      lagCalendar: rules.word('sched_calendar_on_relationship_lag', lagCalendarWords),
      outOfSequence: outOfSequence(project.SCHEDOPTIONS ?? {}),
      totalFloat: rules.word('sched_float_type', floatWords),
      openEndsCritical: rules.word('sched_open_critical_flag', flags),
      criticalFloat: reader.minutes('critical_drtn_hr_cnt'),
      criticalBy: reader.word('critical_path_type', criticalWords),
    }) as Partial<RuleOptions>,
  }
}

const flags: Readonly<Record<string, boolean>> = { Y: true, N: false }

function outOfSequence(cells: Cells): RuleOptions['outOfSequence'] | undefined {
  if (cells['sched_retained_logic'] === undefined && cells['sched_progress_override'] === undefined) return undefined
  if (cells['sched_retained_logic'] === 'Y') return 'retainedLogic'
  return cells['sched_progress_override'] === 'Y' ? 'progressOverride' : 'actualDates'
}

/** Whether a project is scheduled with the finishes people expect (so unless it says no). */
export function usesExpectedFinishes(project: XerProject | undefined): boolean {
  return project?.SCHEDOPTIONS?.['sched_use_expect_end_flag'] !== 'N'
}
