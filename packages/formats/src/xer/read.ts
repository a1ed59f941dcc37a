/**
 * `readXer(bytes)` → `{ plan, findings }`, or `{ refusal }`. P6 rules; task ids are P6's task_id, WBS elements are summaries
 * `wbs-<wbs_id>`. Several projects in a file stand side by side in one plan; `project` (id or short name) chooses one.
 */
import type { Plan, Task } from '@gantry/planning'
import { usualUnits } from '@gantry/planning/time/units'
import { FindingLog } from '../plans/finding-log.ts'
import type { PlanRead } from '../plans/plan-read.ts'
import { Refuse, refusing } from '../plans/refuse.ts'
import { readAnnotations } from './annotations.ts'
import { readAssignments } from './assignments.ts'
import { readBaselines } from './baselines.ts'
import { readCalendars } from './calendars.ts'
import { chooseProject } from './choose-project.ts'
import { readDependencies } from './dependencies.ts'
import { joinLoose, keepTables } from './keep-tables.ts'
import type { XerKept } from './kept.ts'
import { type XerLimits, xerLimits } from './limits.ts'
import { planOfProjects, readProjects, usesExpectedFinishes, type XerProject } from './projects.ts'
import { readResources } from './resources.ts'
import { parseTables } from './tables.ts'
import { type Cells, takeRows, type XerFile, type XerRow } from './xer-file.ts'
import { readTasks, type TaskSurroundings } from './tasks.ts'
import { textOfXer } from './text.ts'
import { type WbsElement, readWbs } from './wbs.ts'

export interface XerOptions {
  /** Id or short name of the only project to read. */
  readonly project?: string
  /** Label of the encoding, e.g. windows-1251, where it is known. */
  readonly codePage?: string
  readonly limits?: Partial<XerLimits>
}

export function readXer(bytes: Uint8Array, options: XerOptions = {}): PlanRead {
  return refusing(() => {
    const limits = { ...xerLimits, ...options.limits }
    if (bytes.length > limits.bytes) throw tooLarge(bytes.length, limits.bytes)
    if (bytes.length === 0)
      throw new Refuse('file.empty', 'The file is empty.', 'Maybe the export failed; try it again.')
    const log = new FindingLog()
    const { encoding, pieces } = textOfXer(bytes, log, options.codePage)
    const file = parseTables(pieces(), limits, log)
    const chosen = options.project === undefined ? file : chooseProject(file, options.project)
    return { plan: planOf(chosen, encoding, limits, log), findings: log.list() }
  })
}

function tooLarge(bytes: number, limit: number): Refuse {
  const megabytes = (count: number) => Math.ceil(count / 1024 / 1024)
  return new Refuse(
    'file.tooLarge',
    `The file has ${megabytes(bytes)} MB; at most ${megabytes(limit)} MB can be read.`,
    'Maybe export fewer projects at once.',
  )
}

function planOf(whole: XerFile, encoding: string, limits: XerLimits, log: FindingLog): Plan {
  const currency = currencyOf(whole)
  const { file, baselines, of: baselinesOf, loose: ofBaselines } = readBaselines(whole, currency.digits)
  const rows = (table: string): readonly XerRow[] => file.tables.get(table)?.rows ?? []
  const cells = (table: string): readonly Cells[] => rows(table).map((row) => row.cells)
  const projects = readProjects(rows('PROJECT'), rows('SCHEDOPTIONS'), log)
  const calendars = readCalendars(rows('CALENDAR'), log, limits.depth)
  const calendarIds = new Set(calendars.map(({ id }) => id))
  const wbs = readWbs(takeRows(file, 'PROJWBS'), separatorsOf(projects), log, limits.depth)
  const projectOf = new Map(
    rows('TASK').map((row) => [row.text('task_id')?.trim() ?? '', row.own(row.text('proj_id') ?? '') || undefined]),
  )
  const activities = readTasks(takeRows(file, 'TASK'), surroundings(wbs, calendarIds, projects), log)
  const links = readDependencies(takeRows(file, 'TASKPRED'), projectOf, log)
  const resources = readResources(rows('RSRC'), rows('RSRCRATE'), calendarIds, currency.digits, log)
  const resourceIds = new Set(resources.map(({ id }) => id))
  const work = readAssignments(takeRows(file, 'TASKRSRC'), projectOf, resourceIds, currency.digits, log)
  const annotations = readAnnotations(cells, work.assignments, currency.digits)
  const calendar = planCalendar(projects, calendarIds, calendars[0]?.id)
  const units = calendars.find(({ id }) => id === calendar)?.units
  const { tables, loose } = keepTables(file, projectOf)
  const kept: XerKept = {
    header: file.header,
    encoding,
    projects,
    tables,
    loose: joinLoose(loose, { TASKPRED: links.loose, TASKRSRC: work.loose }, ofBaselines),
  }
  return {
    title: titleOf(wbs, projects),
    rules: 'p6',
    ...planOfProjects(projects, log),
    from: 'start',
    calendar,
    units: { ...usualUnits, ...units },
    ...(currency.code === undefined ? {} : { currency: currency.code }),
    calendars,
    tasks: inOrder(wbs, activities).map((task) => {
      const told = annotations.task(task)
      const ofBaseline = baselinesOf(told)
      return ofBaseline === undefined ? told : { ...told, baselines: ofBaseline }
    }),
    dependencies: links.dependencies,
    resources: resources.map((resource) => ({ ...resource, ...annotations.resource(resource.id) })),
    assignments: work.assignments,
    baselines,
    kept: { xer: kept },
  }
}

function surroundings(
  wbs: readonly WbsElement[],
  calendars: ReadonlySet<string>,
  projects: readonly XerProject[],
): TaskSurroundings {
  const byId = new Map(projects.map((project) => [project.id, project]))
  const elements = flatten(wbs).map(({ summary, project }) => [summary.id.slice('wbs-'.length), project] as const)
  return {
    wbs: new Map(elements),
    calendars,
    expectedFinishes: (id) => usesExpectedFinishes(byId.get(id ?? '')),
  }
}

function separatorsOf(projects: readonly XerProject[]): Map<string, string> {
  return new Map(projects.map(({ id, PROJECT }) => [id, PROJECT['name_sep_char'] ?? '.']))
}

function flatten(elements: readonly WbsElement[]): WbsElement[] {
  return elements.flatMap((element) => [element, ...flatten(element.children)])
}

/** A summary, its activities, then the summaries below it; activities without one come last. */
function inOrder(wbs: readonly WbsElement[], activities: readonly Task[]): Task[] {
  const below = Map.groupBy(activities, ({ parent }) => parent)
  const under = (element: WbsElement): Task[] => [
    element.summary,
    ...(below.get(element.summary.id) ?? []),
    ...element.children.flatMap(under),
  ]
  return [...wbs.flatMap(under), ...(below.get(undefined) ?? [])]
}

function planCalendar(projects: readonly XerProject[], known: ReadonlySet<string>, first: string | undefined): string {
  const named = projects.flatMap(({ PROJECT }) => PROJECT['clndr_id']?.trim() ?? []).find((id) => known.has(id))
  return named ?? first ?? ''
}

function titleOf(wbs: readonly WbsElement[], projects: readonly XerProject[]): string {
  if (projects.length > 1) return `${projects.length} projects`
  return wbs[0]?.summary.name ?? projects[0]?.PROJECT['proj_short_name'] ?? ''
}

function currencyOf(file: XerFile): { code?: string; digits: number } {
  const code = file.header[7]?.trim()
  if (code === undefined || !/^[A-Z]{3}$/.test(code)) return { digits: 2 }
  const row = file.tables.get('CURRTYPE')?.rows.find(({ cells }) => cells['curr_short_name'] === code)
  const digits = Number(row?.cells['decimal_digit_cnt'] ?? 2)
  return { code, digits: Number.isInteger(digits) && digits >= 0 && digits <= 4 ? digits : 2 }
}
