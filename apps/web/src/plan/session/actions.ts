import type { Task } from '@gantry/planning'
import {
  changeRow,
  type CommandRefusal,
  type FieldsOf,
  indentTasks,
  keysAt,
  makeRow,
  moveTasks,
  outdentTasks,
  removeTasks,
  type RowEdit,
  type Spot,
} from '@gantry/planning/editing'
import type { CellChange, ColumnContext, PlanColumn } from '../columns/column.ts'
import { progressChange } from '../columns/dates.ts'
import { removeLink } from '../columns/links.ts'
import { mergeEdits } from './merge-edits.ts'
import { newId } from './new-id.ts'
import type { PlanSession } from './plan-session.ts'

/** What was typed could not be read, or the plan refused it. */
export interface NotDone {
  readonly sentence: string
  readonly refusal?: CommandRefusal
}

export interface CellNotRead extends NotDone {
  readonly cell?: CellText
}

/** A field that a row was given, before it is a command. */
export interface CellText {
  readonly id: string
  readonly column: PlanColumn
  readonly text: string
}

/**
 * What people do to a plan, each one command: nothing here is done by half. Returns why something was not done, or undefined.
 */
export class PlanActions {
  readonly context: ColumnContext
  readonly #say: (notDone: NotDone) => void
  readonly #around: (run: () => void) => void

  /**
   * @param say told of everything that was refused and that no cell shows
   * @param around called with each change, to make it: whoever wants to see the plan before and after
   */
  constructor(
    context: ColumnContext,
    say: (notDone: NotDone) => void,
    around: (run: () => void) => void = (run) => run(),
  ) {
    this.context = context
    this.#say = say
    this.#around = around
  }

  /** Gives cells what was typed into them, all or none. @returns which could not be read, and why */
  setCells(verb: string, cells: readonly CellText[]): CellNotRead | undefined {
    const read = this.readCells(cells)
    return 'sentence' in read ? read : this.run(verb, read)
  }

  /** The edits that typed cells amount to, or the first that cannot be read. */
  readCells(cells: readonly CellText[]): readonly RowEdit[] | CellNotRead {
    const { session } = this.context
    const drafts = new Map<string, Task>()
    const edits: RowEdit[] = []
    for (const cell of cells) {
      const task = drafts.get(cell.id) ?? session.book.task.get(cell.id)
      const { edit } = cell.column
      if (task === undefined || edit === undefined) continue
      const fixed = edit.fixed?.(this.context, task)
      if (fixed !== undefined) return { sentence: fixed, cell }
      const change = edit.parse(this.context, task, cell.text)
      if (change.refused !== undefined) return { sentence: change.refused, cell }
      if ('edits' in change) edits.push(...change.edits)
      else if (isAnother(task, change.fields)) {
        edits.push(changeRow(session.book, 'task', cell.id, change.fields))
        drafts.set(cell.id, withFields(task, change.fields))
      }
    }
    return mergeEdits(edits)
  }

  run(verb: string, edits: readonly RowEdit[]): NotDone | undefined {
    if (edits.length === 0) return undefined
    let outcome: ReturnType<PlanSession['run']>
    this.#around(() => {
      outcome = this.context.session.run(verb, edits)
    })
    return outcome?.refusal && { sentence: outcome.refusal.sentence, refusal: outcome.refusal }
  }

  /** A change to one task; what is refused is said aloud. */
  change(verb: string, id: string, change: CellChange | undefined): void {
    if (change === undefined) return
    if (change.refused !== undefined) return this.#say({ sentence: change.refused })
    this.do(verb, 'edits' in change ? change.edits : [changeRow(this.context.session.book, 'task', id, change.fields)])
  }

  do(verb: string, edits: readonly RowEdit[]): void {
    const failed = this.run(verb, edits)
    if (failed) this.#say(failed)
  }

  undo(): void {
    this.#back('undo')
  }

  redo(): void {
    this.#back('redo')
  }

  #back(way: 'undo' | 'redo'): void {
    let outcome: ReturnType<PlanSession['undo']>
    this.#around(() => {
      outcome = this.context.session[way]()
    })
    if (outcome?.refusal) this.#say({ sentence: outcome.refusal.sentence, refusal: outcome.refusal })
  }

  // --- Rows ------------------------------------------------------------------------------------------------------

  /** A new task in the place of another, which moves down; without one, at the end. @returns its id */
  insertBefore(id: string | undefined): string | undefined {
    const { book } = this.context.session
    if (id === undefined) return this.insert({ after: book.children().at(-1) })
    const parent = book.task.get(id)?.parent
    const siblings = book.children(parent)
    return this.insert({ parent, after: siblings[siblings.indexOf(id) - 1] })
  }

  insertAfter(id: string): string | undefined {
    const { book } = this.context.session
    return this.insert({ parent: book.task.get(id)?.parent, after: id })
  }

  insert(spot: { readonly parent?: string | undefined; readonly after?: string | undefined }): string | undefined {
    const id = newId()
    const failed = this.run('task.insert', this.newTasks(spot, [{ id, fields: {} }]))
    if (failed) this.#say(failed)
    return failed ? undefined : id
  }

  /** Edits that make tasks at a spot, named and numbered as the plan's others. */
  newTasks(
    { parent, after }: { readonly parent?: string | undefined; readonly after?: string | undefined },
    tasks: readonly { readonly id: string; readonly fields: FieldsOf<'task'> }[],
  ): readonly RowEdit[] {
    const { session, names, t } = this.context
    const { book } = session
    const spot: Spot = { ...(parent !== undefined && { parent }), ...(after !== undefined && { after }) }
    const keys = keysAt(book, spot, tasks.length)
    const first = names.next()
    const { minutesPerDay } = book.settings.units
    return tasks.map(({ id, fields }, n) =>
      makeRow('task', id, {
        name: t('newTask'),
        type: 'task',
        duration: minutesPerDay,
        estimated: true,
        effort: { fixed: 'units', driven: false },
        order: keys[n]!,
        ...(parent !== undefined && { parent }),
        ...(first !== undefined && { code: String(Number(first) + n) }),
        ...fields,
      }),
    )
  }

  remove(ids: readonly string[]): void {
    this.do('task.remove', removeTasks(this.context.session.book, ids))
  }

  indent(ids: readonly string[]): void {
    this.do('task.indent', indentTasks(this.context.session.book, this.#outermost(ids)))
  }

  outdent(ids: readonly string[]): void {
    this.do('task.outdent', outdentTasks(this.context.session.book, this.#outermost(ids)))
  }

  /** One place up or down among their siblings. */
  shift(ids: readonly string[], step: -1 | 1): void {
    const { book } = this.context.session
    const moving = this.#outermost(ids)
    const first = moving[0]
    if (first === undefined) return
    const parent = book.task.get(first)?.parent
    const siblings = book.children(parent)
    const own = new Set(moving)
    const rest = siblings.filter((id) => !own.has(id))
    const at = siblings.slice(0, siblings.indexOf(first)).filter((id) => !own.has(id)).length + step
    if (at < 0 || at > rest.length) return
    this.move(moving, { ...(parent !== undefined && { parent }), ...(at > 0 && { after: rest[at - 1]! }) })
  }

  move(ids: readonly string[], spot: Spot): void {
    this.do('task.move', moveTasks(this.context.session.book, this.#outermost(ids), spot))
  }

  /** Those that no other of them holds, in the plan's order. */
  #outermost(ids: readonly string[]): readonly string[] {
    const { book, rows } = this.context.session
    const chosen = new Set(ids)
    const held = (id: string) => [...book.ancestors(id)].some((outer) => chosen.has(outer))
    const place = (id: string) => rows.indexOf.get(id) ?? 0
    return ids.filter((id) => book.task.has(id) && !held(id)).sort((a, b) => place(a) - place(b))
  }

  // --- Links -----------------------------------------------------------------------------------------------------

  /** Each with the next, finish to start. */
  linkInOrder(ids: readonly string[]): void {
    const { rows } = this.context.session
    const ordered = [...ids].sort((a, b) => (rows.indexOf.get(a) ?? 0) - (rows.indexOf.get(b) ?? 0))
    this.do(
      'link.add',
      ordered.slice(1).map((id, n) => this.linkEdit(ordered[n]!, id, 'FS')),
    )
  }

  linkEdit(predecessor: string, successor: string, type: 'FS' | 'SS' | 'FF' | 'SF'): RowEdit {
    return makeRow('dependency', newId(), { predecessor, successor, type, lag: { in: 'working', minutes: 0 } })
  }

  /** Links among the tasks; of one alone, all its links. */
  unlink(ids: readonly string[]): void {
    const { book } = this.context.session
    const chosen = new Set(ids)
    const links = ids.flatMap((id) => [...book.incoming(id), ...(ids.length === 1 ? book.outgoing(id) : [])])
    const among = links.filter((id) => ids.length === 1 || chosen.has(book.dependency.get(id)?.predecessor ?? ''))
    this.do(
      'link.remove',
      among.map((id) => removeLink(this.context, id)),
    )
  }

  // --- Work ------------------------------------------------------------------------------------------------------

  /** So much of each task is done. */
  progress(ids: readonly string[], percent: number): void {
    const { book } = this.context.session
    const edits = ids.flatMap((id) => {
      const task = book.task.get(id)
      if (task === undefined || task.type === 'summary') return []
      const change = progressChange(this.context, task, percent)
      return 'fields' in change ? [changeRow(book, 'task', id, change.fields)] : []
    })
    this.do('task.progress', edits)
  }

  /** Parts a task after half of what is left of it, with a day between. */
  split(id: string, after?: number, gap?: number): void {
    const { book } = this.context.session
    const task = book.task.get(id)
    if (task === undefined || task.type !== 'task' || task.duration < 2) return
    const { minutesPerDay } = book.settings.units
    const at =
      after ??
      Math.max(1, Math.round(task.duration / 2 / minutesPerDay) * minutesPerDay || Math.round(task.duration / 2))
    const segments = splitAt(task.segments ?? [{ after: 0, lasts: task.duration }], at, gap ?? minutesPerDay)
    if (segments === undefined) return
    this.do('task.split', [changeRow(book, 'task', id, { segments })])
  }

  join(id: string): void {
    this.do('task.join', [changeRow(this.context.session.book, 'task', id, { segments: null })])
  }
}

type Segments = NonNullable<Task['segments']>

/** Parts the stretch that holds the work minute `at`; what follows goes on `gap` later. Undefined between stretches. */
export function splitAt(segments: Segments, at: number, gap: number): Segments | undefined {
  let done = 0
  const parted: Segments[number][] = []
  let moved = 0
  for (const { after, lasts } of segments) {
    const into = at - done
    done += lasts
    if (moved === 0 && into > 0 && into < lasts) {
      parted.push({ after, lasts: into }, { after: after + into + gap, lasts: lasts - into })
      moved = gap
    } else parted.push({ after: after + moved, lasts })
  }
  return moved === 0 ? undefined : parted
}

function isAnother(task: Task, fields: FieldsOf<'task'>): boolean {
  return Object.entries(fields).some(
    ([name, value]) =>
      JSON.stringify((task as unknown as Record<string, unknown>)[name] ?? null) !== JSON.stringify(value ?? null),
  )
}

function withFields(task: Task, fields: FieldsOf<'task'>): Task {
  const draft: Record<string, unknown> = { ...task, ...fields }
  for (const [name, value] of Object.entries(draft)) if (value === null) delete draft[name]
  return draft as unknown as Task
}
