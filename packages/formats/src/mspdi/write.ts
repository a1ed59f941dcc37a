import type { Assignment, Calendar, Dependency, Plan, Resource, Task } from '@gantry/planning/plan'
import type { Schedule } from '@gantry/planning/schedule'
import { assignmentParts } from './assignment.ts'
import { calendarDays, calendarParts } from './calendar-write.ts'
import { defineMissing } from './custom-define.ts'
import { CustomFields } from './custom-fields.ts'
import { type KeptParts, mergeParts, type Parts } from './kept-parts.ts'
import { parseFragment } from './fragment.ts'
import type { KeptPlan, KeptRow, KeptTask } from './kept.ts'
import { linkParts } from './link.ts'
import { assignmentOrder, calendarOrder, linkOrder, projectOrder, resourceOrder, taskOrder, xmlOf } from './order.ts'
import { Outline, projectSummary } from './outline.ts'
import { setDate } from './parts.ts'
import { projectParts } from './project.ts'
import { resourceParts } from './resource-write.ts'
import { startsWithOther } from './row-list.ts'
import { scheduled, withoutResults } from './scheduled.ts'
import { Splits } from './splits-write.ts'
import { taskParts } from './task-write.ts'
import { Uids } from './uids.ts'

/**
 * A plan as Microsoft Project XML, in pieces of text (UTF-8 when encoded). What a file had beyond the model is written
 * back. With a schedule its dates and floats take the place of those the plan came with.
 */
export function* writeMspdi(plan: Plan, schedule?: Schedule): Generator<string> {
  const writer = new Writer(plan, schedule)
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n'
  yield writer.head()
  yield* list('Calendars', writer.calendars())
  yield* list('Tasks', writer.tasks())
  yield* list('Resources', writer.resources())
  yield* list('Assignments', writer.assignments())
  yield '</Project>\n'
}

/** Few long pieces are quicker to pass on than many short ones. */
const pieceLength = 64 * 1024

function* list(name: string, entries: Iterable<string>): Generator<string> {
  let piece = `<${name}>\n`
  for (const entry of entries) {
    piece += `${entry}\n`
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield `${piece}</${name}>\n`
}

class Writer {
  private readonly plan: Plan
  private readonly schedule: Schedule | undefined
  private readonly kept: KeptPlan
  private readonly uids: Record<'calendar' | 'task' | 'resource' | 'assignment', Uids>
  private readonly custom: CustomFields
  private readonly addedFields: string
  private readonly links: ReadonlyMap<string, readonly Dependency[]>
  private readonly splits: Splits

  constructor(plan: Plan, schedule: Schedule | undefined) {
    this.plan = plan
    this.schedule = schedule
    this.kept = (plan.kept?.['mspdi'] ?? {}) as KeptPlan
    this.uids = {
      calendar: new Uids(plan.calendars),
      task: new Uids(plan.tasks),
      resource: new Uids(plan.resources),
      assignment: new Uids(plan.assignments),
    }
    const definitions = (name: string) => parseFragment(name, this.kept.fields?.[name] ?? '')
    this.custom = new CustomFields(definitions('ExtendedAttributes'), definitions('OutlineCodes'))
    this.addedFields = defineMissing(plan, this.custom)
    this.splits = new Splits(plan, schedule)
    this.links = Map.groupBy(plan.dependencies, ({ successor }) => successor)
  }

  head(): string {
    const parts = mergeParts(projectParts(this.plan, this.uids.calendar.of(this.plan.calendar)), this.kept)
    if (this.addedFields !== '')
      parts.set('ExtendedAttributes', (parts.get('ExtendedAttributes') ?? '') + this.addedFields)
    if (this.schedule !== undefined) setScheduleEnds(parts, this.plan, this.schedule)
    return `${xmlOf(parts, projectOrder)}\n`
  }

  *calendars(): Generator<string> {
    for (const calendar of this.plan.calendars) yield this.calendar(calendar)
  }

  private calendar(calendar: Calendar): string {
    const ours = calendarParts(calendar, (id) => this.uids.calendar.of(id))
    const parts = mergeParts(ours, keptOf(calendar))
    for (const [key, xml] of calendarDays(calendar)) parts.set(key, xml)
    return `<Calendar>${xmlOf(parts, calendarOrder)}</Calendar>`
  }

  *tasks(): Generator<string> {
    const outline = new Outline()
    const { taskRows = [] } = this.kept
    let row = this.plan.tasks[0]?.id === projectSummary ? -1 : 0
    for (const entry of withRows(this.plan.tasks, taskRows)) {
      row += 1
      yield 'xml' in entry ? entry.xml : this.task(entry, row, outline)
    }
  }

  private task(task: Task, row: number, outline: Outline): string {
    const place = {
      uid: this.uids.task.of(task.id),
      row,
      ...outline.place(task.id, task.parent),
      calendarUid: task.calendar === undefined ? '-1' : this.uids.calendar.of(task.calendar),
    }
    const answer = this.schedule?.tasks.get(task.id)
    const said = answer === undefined ? task : scheduled(task, answer)
    const kept = keptOf(task) as KeptTask | undefined
    const ours = taskParts(said, place, this.custom)
    const parts = mergeParts(ours, answer === undefined ? kept : withoutResults(kept))
    const links = (this.links.get(task.id) ?? []).map((link) => this.link(link)).join('') + (kept?.links ?? '')
    if (links !== '') parts.set('*PredecessorLink', links)
    return `<Task>${xmlOf(parts, taskOrder)}</Task>`
  }

  private link(link: Dependency): string {
    const parts = mergeParts(linkParts(link, this.uids.task.of(link.predecessor)), keptOf(link))
    return `<PredecessorLink>${xmlOf(parts, linkOrder)}</PredecessorLink>`
  }

  *resources(): Generator<string> {
    const { resourceRows = [] } = this.kept
    let row = startsWithOther(resourceRows) ? -1 : 0
    for (const entry of withRows(this.plan.resources, resourceRows)) {
      row += 1
      yield 'xml' in entry ? entry.xml : this.resource(entry, row)
    }
  }

  private resource(resource: Resource, row: number): string {
    const calendarUid = resource.calendar === undefined ? undefined : this.uids.calendar.of(resource.calendar)
    const place = { uid: this.uids.resource.of(resource.id), row, calendarUid }
    const parts = mergeParts(resourceParts(resource, place, this.custom), keptOf(resource))
    return `<Resource>${xmlOf(parts, resourceOrder)}</Resource>`
  }

  *assignments(): Generator<string> {
    for (const entry of withRows(this.plan.assignments, this.kept.assignmentRows ?? []))
      yield 'xml' in entry ? entry.xml : this.assignment(entry)
  }

  private assignment(assignment: Assignment): string {
    const { resource } = assignment
    const place = {
      uid: this.uids.assignment.of(assignment.id),
      taskUid: this.uids.task.of(assignment.task),
      resourceUid: resource === undefined ? undefined : this.uids.resource.of(resource),
    }
    const parts = mergeParts(assignmentParts(assignment, place), keptOf(assignment))
    const rows = parts.has(timephased) ? undefined : this.splits.rows(assignment, place.uid)
    if (rows !== undefined) parts.set(timephased, rows)
    return `<Assignment>${xmlOf(parts, assignmentOrder)}</Assignment>`
  }
}

const timephased = '*TimephasedData'

const keptOf = ({ kept }: { readonly kept?: Plan['kept'] }) => kept?.['mspdi'] as KeptParts | undefined

/** The start of a plan scheduled from its finish is an answer, and the other way round. */
function setScheduleEnds(parts: Parts, { from }: Plan, { start, finish }: Schedule): void {
  if (from === 'start') setDate(parts, 'FinishDate', finish)
  else setDate(parts, 'StartDate', start)
}

/** Entries with the rows that are none between them, where they stood; rows whose neighbour is gone come last. */
function* withRows<T extends { readonly id: string }>(
  entries: readonly T[],
  rows: readonly KeptRow[],
): Generator<T | KeptRow> {
  const waiting = Map.groupBy(rows, ({ after }) => after)
  const take = (after: string | undefined) => {
    const here = waiting.get(after) ?? []
    waiting.delete(after)
    return here
  }
  yield* take(undefined)
  for (const entry of entries) {
    yield entry
    yield* take(entry.id)
  }
  for (const left of waiting.values()) yield* left
}
