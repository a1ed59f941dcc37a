import type { Minute, Task } from '@gantry/planning'
import { changeRow, type FieldsOf, type RowEdit } from '@gantry/planning/editing'
import { dayOf } from '@gantry/planning/time/days'
import { progressChange, startChange } from '../columns/dates.ts'
import type { BarBox } from '../chart/bar-geometry.ts'
import type { PlanScreen } from '../ui/plan-context.ts'
import { dayOfFinish, dayText, timeText } from '../text/date-text.ts'
import { durationText } from '../text/duration-text.ts'
import { snapFinish, snapStart, stepOf } from './snap.ts'

export type BarPart = 'bar' | 'resizeStart' | 'resizeFinish' | 'progress'

/** A bar that is being moved, made longer, or told how far it is: what it would be, at each moment. */
export class BarDrag {
  readonly #screen: PlanScreen
  readonly #part: BarPart
  readonly #box: BarBox
  /** The tasks that are moved: the one, or all chosen, or what a summary holds. */
  readonly #moving: readonly { readonly task: Task; readonly start: Minute; readonly finish: Minute }[]
  #edits: readonly RowEdit[] = []
  #shown = ''

  constructor(screen: PlanScreen, part: BarPart, box: BarBox) {
    this.#screen = screen
    this.#part = part
    this.#box = box
    this.#moving = movedWith(screen, box, part)
  }

  get task(): string {
    return this.#box.id
  }

  get edits(): readonly RowEdit[] {
    return this.#edits
  }

  get verb(): string {
    return {
      bar: 'task.move.time',
      resizeStart: 'task.resize',
      resizeFinish: 'task.resize',
      progress: 'task.progress',
    }[this.#part]
  }

  /** So many pixels from where it was taken. @returns what to write beside it; undefined = as before */
  to(dx: number): string | undefined {
    const { session, view } = this.#screen
    const changed = this.#changedAt(dx * view.scale.minutesPerPixel)
    const state = JSON.stringify(changed.map(({ fields }) => fields))
    if (state === this.#shown) return undefined
    this.#shown = state
    this.#edits = changed.map(({ task, fields }) => changeRow(session.book, 'task', task.id, fields))
    session.preview(changed.map(({ task, fields }) => withFields(task, fields)))
    return this.#label()
  }

  #changedAt(minutes: number): readonly { readonly task: Task; readonly fields: FieldsOf<'task'> }[] {
    const { session, view } = this.#screen
    const step = stepOf(view.scale.minutesPerPixel)
    const { task, dates } = this.#box
    const time = session.dates.timeOf(task)
    const fieldsOf = (change: ReturnType<typeof startChange> | undefined) =>
      change && 'fields' in change ? change.fields : {}
    switch (this.#part) {
      case 'bar':
        return this.#moving.map(({ task, start }) => ({
          task,
          fields: fieldsOf(
            startChange(this.#screen, task, snapStart(session.dates.timeOf(task), start + minutes, step)),
          ),
        }))
      case 'resizeFinish': {
        const finish = Math.max(dates.start, snapFinish(time, dates.finish + minutes, step))
        const duration = time ? time.workAt(finish) - time.workAt(dates.start) : finish - dates.start
        const manual = task.manual ? { manual: { start: dates.start, finish } } : {}
        return [{ task, fields: { duration: Math.max(duration, Math.min(step, 60)), ...manual } }]
      }
      case 'resizeStart': {
        const start = Math.min(snapStart(time, dates.start + minutes, step), dates.finish)
        const duration = time ? time.workAt(dates.finish) - time.workAt(start) : dates.finish - start
        if (duration <= 0) return []
        return [{ task, fields: { ...fieldsOf(startChange(this.#screen, task, start)), duration } }]
      }
      case 'progress': {
        const width = this.#box.to - this.#box.from
        const percent = dates.percent + (minutes / view.scale.minutesPerPixel / width) * 100
        const rounded = Math.max(0, Math.min(100, Math.round(percent / 5) * 5))
        return [{ task, fields: fieldsOf(progressChange(this.#screen, task, rounded)) }]
      }
    }
  }

  #label(): string {
    const { session } = this.#screen
    const dates = session.dates.of(this.#box.id)
    if (dates === undefined) return ''
    if (this.#part === 'progress') return `${dates.percent}%`
    const { units } = session.book.settings
    const hours = stepOf(this.#screen.view.scale.minutesPerPixel) < 1440
    const said = (instant: Minute, day: number) =>
      hours ? `${dayText(day)} ${timeText(instant - day * 1440)}` : dayText(day)
    const start = said(dates.start, dayOf(dates.start))
    const finish = said(dates.finish, dayOfFinish(dates.finish))
    const length = durationText(
      session.task(this.#box.id)?.type === 'summary' ? dates.duration : (session.task(this.#box.id)?.duration ?? 0),
      this.#box.task.elapsed === true,
      units,
    )
    return this.#box.form === 'milestone' ? start : `${start} – ${finish} · ${length}`
  }
}

function movedWith({ session, grid }: PlanScreen, { id, task, dates }: BarBox, part: BarPart) {
  const at = (one: string) => {
    const [found, when] = [session.book.task.get(one), session.dates.of(one)]
    return found && when && !found.inactive ? [{ task: found, start: when.start, finish: when.finish }] : []
  }
  if (part !== 'bar') return [{ task, start: dates.start, finish: dates.finish }]
  if (task.type === 'summary') return firstIn(session, id).flatMap(at)
  if (grid.chosen.has(id) && grid.chosen.size > 1)
    return [...grid.chosen].filter((one) => session.book.task.get(one)?.type !== 'summary').flatMap(at)
  return at(id)
}

/** Tasks under a summary that nothing in it goes before: the rest follows them. */
function firstIn(session: PlanScreen['session'], id: string): readonly string[] {
  const { book } = session
  const inside = new Set(book.descendants(id))
  return [...inside].filter((one) => {
    if (book.task.get(one)?.type === 'summary') return false
    for (const link of book.incoming(one)) if (inside.has(book.dependency.get(link)!.predecessor)) return false
    return true
  })
}

function withFields(task: Task, fields: FieldsOf<'task'>): Task {
  const changed: Record<string, unknown> = { ...task, ...fields }
  for (const [name, value] of Object.entries(changed)) if (value === null) delete changed[name]
  return changed as unknown as Task
}
