import { compileCalendars, elapsedTime } from '@gantry/planning/calendar/compile'
import type { Assignment, Baseline, Plan, Resource, Task } from '@gantry/planning/plan'
import { assignmentParts, readAssignment } from './assignment.ts'
import { CalendarList } from './calendar-list.ts'
import { CustomFields } from './custom-fields.ts'
import type { Element } from './element.ts'
import { Fields } from './fields.ts'
import type { KeptParts } from './kept-parts.ts'
import { Remarks } from './findings.ts'
import { Ids } from './ids.ts'
import type { KeptPlan } from './kept.ts'
import { LinkList } from './link-list.ts'
import { Outline, projectSummary } from './outline.ts'
import { projectParts, readProject } from './project.ts'
import { readResource } from './resource-read.ts'
import { resourceParts } from './resource-write.ts'
import { RowList } from './row-list.ts'
import type { ProjectVisitor } from './scan.ts'
import { commonRests, restsOf, segmentsOf, type Stretch } from './segments.ts'
import { TextPool } from './text-pool.ts'
import { readTask, type TaskDraft } from './task-read.ts'
import { taskParts } from './task-write.ts'

type Draft<T> = { -readonly [key in keyof T]: T[key] }

/** Makes a plan of a project's entries as they come in. */
export class PlanReader implements ProjectVisitor {
  readonly remarks = new Remarks()
  private readonly project: Element = { name: 'Project', text: '', children: [] }
  private readonly pool = new TextPool()
  private custom: CustomFields | undefined
  private readonly calendars = new CalendarList(this.remarks)
  private readonly tasks = new RowList<TaskDraft>()
  private readonly links = new LinkList(this.remarks)
  private readonly resources = new RowList<Draft<Resource>>()
  private readonly assignments = new RowList<Draft<Assignment>>()
  private readonly ids = { task: new Ids('task'), resource: new Ids('resource'), assignment: new Ids('assignment') }
  private readonly outline = new Outline()
  private readonly above: { readonly level: number; readonly id: string }[] = []
  private readonly summaries = new Set<string>()
  private readonly rests = new Map<string, (readonly Stretch[])[]>()

  property(element: Element): void {
    this.project.children?.push(element)
  }

  entry(collection: string, element: Element): void {
    const fields = new Fields(element, this.remarks, this.pool)
    if (collection === 'Calendars' && element.name === 'Calendar') this.calendars.add(fields)
    else if (collection === 'Tasks' && element.name === 'Task') this.task(element, fields)
    else if (collection === 'Resources' && element.name === 'Resource') this.resource(element, fields)
    else if (collection === 'Assignments' && element.name === 'Assignment') this.assignment(element, fields)
    else fields.remark('mspdi.strayElement', `${collection}/${element.name.slice(0, 40)}`)
  }

  private task(element: Element, fields: Fields): void {
    if (fields.flag('IsNull')) {
      this.tasks.keep(element)
      return this.remarks.add('mspdi.blankRows')
    }
    const id = this.ids.task.take(fields)
    const custom = this.customFields()
    const task = readTask(fields, id, custom)
    this.checkCalendar(task, fields)
    this.putInOutline(task, fields)
    this.tasks.entries.push(task)
    this.links.addAll(fields, id)
    const place = {
      uid: id,
      row: this.tasks.length - (this.tasks.entries[0]?.id === projectSummary ? 1 : 0),
      ...this.outline.place(id, task.parent),
      calendarUid: task.calendar ?? '-1',
    }
    keep(task, fields.kept(taskParts(task, place, custom), links))
  }

  private checkCalendar(entry: { calendar?: string }, fields: Fields): void {
    if (this.calendars.known(entry.calendar) === entry.calendar) return
    delete entry.calendar
    fields.remark('mspdi.calendarMissing')
  }

  /** The nearest task above with a lower level holds it. */
  private putInOutline(task: TaskDraft, fields: Fields): void {
    const said = fields.integer('OutlineLevel') ?? fields.text('OutlineNumber')?.split('.').length ?? 1
    const level = Math.min(deepestOutline, Math.max(0, said))
    while ((this.above.at(-1)?.level ?? -1) >= level) this.above.pop()
    const holder = this.above.at(-1)
    if (holder !== undefined) {
      task.parent = holder.id
      this.summaries.add(holder.id)
    }
    if (level > (holder?.level ?? 0) + 1) fields.remark('mspdi.outlineJump')
    this.above.push({ level, id: task.id })
  }

  /** The resource with unique id 0 and no name stands for nobody. */
  private resource(element: Element, fields: Fields): void {
    const nobody = fields.text('UID') === '0' && fields.text('Name') === undefined
    if (nobody || fields.flag('IsNull')) return this.resources.keep(element)
    const id = this.ids.resource.take(fields)
    const custom = this.customFields()
    const resource: Draft<Resource> = readResource(fields, id, custom)
    this.checkCalendar(resource, fields)
    this.resources.entries.push(resource)
    const place = { uid: id, row: this.resources.length - this.resources.before, calendarUid: resource.calendar }
    keep(resource, fields.kept(resourceParts(resource, place, custom)))
  }

  private assignment(element: Element, fields: Fields): void {
    const task = fields.text('TaskUID')
    if (task === undefined || !this.ids.task.has(task)) {
      this.assignments.keep(element)
      return this.remarks.add('mspdi.assignmentOfNothing')
    }
    const id = this.ids.assignment.take(fields)
    const assignment: Draft<Assignment> = readAssignment(fields, id, task)
    this.checkResource(assignment, fields)
    this.assignments.entries.push(assignment)
    const rests = restsOf(element)
    if (rests !== undefined) this.restsOf(task).push(rests)
    const place = { uid: id, taskUid: task, resourceUid: assignment.resource }
    keep(assignment, fields.kept(assignmentParts(assignment, place)))
  }

  private restsOf(task: string): (readonly Stretch[])[] {
    let rests = this.rests.get(task)
    if (rests === undefined) this.rests.set(task, (rests = []))
    return rests
  }

  private checkResource(assignment: Draft<Assignment>, fields: Fields): void {
    const { resource } = assignment
    if (resource === undefined || this.ids.resource.has(resource)) return
    delete assignment.resource
    if (resource !== nobody) fields.remark('mspdi.resourceMissing')
  }

  private customFields(): CustomFields {
    const property = (name: string) => this.project.children?.find((child) => child.name === name)
    return (this.custom ??= new CustomFields(property('ExtendedAttributes'), property('OutlineCodes')))
  }

  /** The plan, when the file has ended. */
  plan(): Plan {
    const fields = new Fields(this.project, this.remarks, this.pool)
    const read = readProject(fields)
    const head = { ...read, calendar: this.calendars.own(read.calendar) }
    const tasks = this.tasks.entries
    const assignments = this.assignments.entries
    const calendars = this.calendars.list(this.resources.entries)
    this.markSummaries()
    this.split(calendars, head.calendar)
    const kept: KeptPlan = {
      ...fields.kept(projectParts(head, head.calendar)),
      ...(this.tasks.others.length === 0 ? {} : { taskRows: this.tasks.others }),
      ...(this.resources.others.length === 0 ? {} : { resourceRows: this.resources.others }),
      ...(this.assignments.others.length === 0 ? {} : { assignmentRows: this.assignments.others }),
    }
    return {
      ...head,
      calendars,
      tasks,
      dependencies: this.links.settle(tasks, (id) => this.ids.task.has(id)),
      resources: this.resources.entries,
      assignments,
      baselines: baselinesOf(tasks, assignments),
      ...(Object.keys(kept).length === 0 ? {} : { kept: { mspdi: kept } }),
    }
  }

  private markSummaries(): void {
    for (const task of this.tasks.entries) {
      if (task.type === 'summary' || !this.summaries.has(task.id)) continue
      task.type = 'summary'
      this.remarks.add('mspdi.summaryUnmarked', { task: task.id })
    }
  }

  /** Tasks whose assignments all rest at some time are split there. */
  private split(calendars: Plan['calendars'], own: string): void {
    if (this.rests.size === 0) return
    const times = compileCalendars(calendars, this.tasks.entries[0]?.stored?.start ?? 0)
    for (const task of this.tasks.entries) {
      const rests = commonRests(this.rests.get(task.id) ?? [])
      const start = task.stored?.start
      if (rests.length === 0 || start === undefined || task.type !== 'task') continue
      const time = task.elapsed ? elapsedTime : times.get(task.calendar ?? own)
      const segments = time === undefined || time.never ? undefined : segmentsOf(time, start, task.duration, rests)
      if (segments !== undefined) task.segments = segments
    }
  }
}

/** Levels of an outline; deeper ones stand beside each other there. */
const deepestOutline = 500

const links = new Set(['PredecessorLink'])

const nobody = '0'

function keep(entry: { kept?: Plan['kept'] }, kept: KeptParts | undefined): void {
  if (kept !== undefined) entry.kept = { mspdi: kept }
}

function baselinesOf(tasks: readonly Task[], assignments: readonly Assignment[]): Baseline[] {
  const numbers = new Set<string>()
  for (const list of [tasks, assignments])
    for (const { baselines } of list) for (const number in baselines) numbers.add(number)
  return [...numbers]
    .sort((a, b) => Number(a) - Number(b))
    .map((id) => ({ id, name: id === '0' ? 'Baseline' : `Baseline ${id}` }))
}
