import { LivePlan, type Minute, type Task } from '@gantry/planning'
import {
  type Applied,
  apply,
  Changes,
  type CommandRefusal,
  editOf,
  type Outcome,
  type PlanBook,
  type PlanCommand,
  type RowEdit,
} from '@gantry/planning/editing'
import { newId } from './new-id.ts'
import { PlanDates } from './plan-dates.ts'
import { type Rows, rowsOf, type RowsView } from './rows.ts'
import { UndoStack } from './undo-stack.ts'

/** A command of one's own that the server has not confirmed. */
export interface Pending {
  readonly command: PlanCommand
  readonly inverse: readonly RowEdit[]
}

/** A command of one's own that others have overtaken: both sides are shown. */
export interface Overtaken {
  readonly command: PlanCommand
  readonly refusal: CommandRefusal
}

/**
 * One plan under edit: what the server confirmed, with one's own commands on top, scheduled at all times. Knows nothing of
 * React or of the network; whoever listens is called once for each change.
 */
export class PlanSession {
  readonly book: PlanBook
  readonly dates: PlanDates
  readonly undoStack = new UndoStack()
  readonly #live: LivePlan
  #pending: Pending[] = []
  /** Tasks as they would be, while something is dragged. */
  #preview = new Map<string, Task>()
  #view: RowsView = { collapsed: new Set() }
  #rows: Rows | undefined
  #version = 0
  #rowsVersion = 0
  #linksVersion = 0
  #treeVersion = 0
  #bookVersion = 0
  readonly #listeners = new Set<() => void>()
  readonly #commandListeners = new Set<(command: PlanCommand) => void>()

  /** @param book the session's own from now on */
  constructor(book: PlanBook) {
    this.book = book
    this.#live = new LivePlan(this.book.toPlan())
    this.dates = new PlanDates(this.book, this.#live, (id) => this.task(id))
  }

  // --- Reading ---------------------------------------------------------------------------------------------------

  /** Grows with every change of anything that is shown. */
  readonly version = (): number => this.#version

  /** Grows when rows come, go or change places. */
  get rowsVersion(): number {
    return this.#rowsVersion
  }

  /** Grows when the plan itself becomes another: not while something is dragged, nor when it is only shown otherwise. */
  get bookVersion(): number {
    return this.#bookVersion
  }

  /** Grows when tasks come, go or change places in the plan itself, however it is shown. */
  get treeVersion(): number {
    return this.#treeVersion
  }

  /** Grows when links come, go or change. */
  get linksVersion(): number {
    return this.#linksVersion
  }

  get rows(): Rows {
    this.#rows ??= rowsOf(this.book, this.#view)
    return this.#rows
  }

  get pending(): readonly Pending[] {
    return this.#pending
  }

  /** A task as it is shown: while it is dragged, as it would be. */
  task(id: string): Task | undefined {
    return this.#preview.get(id) ?? this.book.task.get(id)
  }

  /** Equal for equal dates of all tasks, here and on the server. Linear. */
  hash(): string {
    return this.#live.hash()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Called with every command of one's own, for whoever sends them. */
  onCommand(listener: (command: PlanCommand) => void): () => void {
    this.#commandListeners.add(listener)
    return () => this.#commandListeners.delete(listener)
  }

  // --- What is shown ---------------------------------------------------------------------------------------------

  get view(): RowsView {
    return this.#view
  }

  setView(view: RowsView): void {
    this.#view = view
    this.#rowsChanged()
    this.#tell()
  }

  toggle(id: string, open = this.#view.collapsed.has(id)): void {
    const collapsed = new Set(this.#view.collapsed)
    if (open) collapsed.delete(id)
    else collapsed.add(id)
    this.setView({ ...this.#view, collapsed })
  }

  // --- Changing --------------------------------------------------------------------------------------------------

  /** Makes a command of edits and applies it at once. Refused: nothing has changed. */
  run(verb: string, edits: readonly RowEdit[]): Outcome | undefined {
    if (edits.length === 0) return undefined
    this.endPreview()
    const outcome = this.#make({ id: newId(), verb, edits })
    if (!outcome.refusal && outcome.inverse.length > 0)
      this.undoStack.did({ command: outcome.id, verb, edits: outcome.inverse })
    return outcome
  }

  /** Why edits would be refused; nothing changes. */
  refusalOf(edits: readonly RowEdit[]): CommandRefusal | undefined {
    return this.trying(edits, () => undefined)?.refusal
  }

  /** Takes the last of one's own commands back, as a command of its own. Undefined: there is none. */
  undo(): Outcome | undefined {
    const entry = this.undoStack.next
    if (entry === undefined) return undefined
    this.endPreview()
    const outcome = this.#make({ id: newId(), verb: entry.verb, edits: entry.edits, undoes: entry.command })
    if (outcome.refusal) this.undoStack.drop(entry.command)
    else this.undoStack.undid({ command: outcome.id, verb: entry.verb, edits: outcome.inverse })
    return outcome
  }

  redo(): Outcome | undefined {
    const entry = this.undoStack.nextRedo
    if (entry === undefined) return undefined
    this.endPreview()
    const outcome = this.#make({ id: newId(), verb: entry.verb, edits: entry.edits, undoes: entry.command })
    if (outcome.refusal) this.undoStack.drop(entry.command)
    else this.undoStack.redid({ command: outcome.id, verb: entry.verb, edits: outcome.inverse })
    return outcome
  }

  /**
   * Runs edits, looks at the plan with them in it, and puts the plan back: what is read of rows that are not there yet.
   * Nobody is told, and nothing is left of it.
   */
  trying<Found>(edits: readonly RowEdit[], look: () => Found): Found | { readonly refusal: CommandRefusal } {
    const outcome = apply(this.book, { id: newId(), verb: 'try', edits }, this.#options)
    if (outcome.refusal) return { refusal: outcome.refusal }
    this.#treeVersion += 1
    try {
      return look()
    } finally {
      if (outcome.inverse.length > 0)
        mustApply(apply(this.book, { id: newId(), verb: 'try', edits: outcome.inverse }, this.#options))
      this.#treeVersion += 1
    }
  }

  #make(command: PlanCommand): (Applied & { readonly id: string }) | { readonly refusal: CommandRefusal } {
    const outcome = apply(this.book, command, this.#options)
    if (outcome.refusal) return { refusal: outcome.refusal }
    // What changes nothing is no news to anybody.
    if (outcome.inverse.length === 0) return { ...outcome, id: command.id }
    this.#pending.push({ command, inverse: outcome.inverse })
    this.#reschedule(outcome.changes)
    for (const listener of this.#commandListeners) listener(command)
    return { ...outcome, id: command.id }
  }

  // --- While something is dragged --------------------------------------------------------------------------------

  /** Shows tasks as they would be, with all that moves with them. Nothing is changed. */
  preview(tasks: readonly Task[]): void {
    const back = [...this.#preview.keys()].flatMap((id) => this.book.task.get(id) ?? [])
    const over = new Set(tasks.map(({ id }) => id))
    this.#preview = new Map(tasks.map((task) => [task.id, task]))
    this.dates.edit({ tasks: [...back.filter(({ id }) => !over.has(id)), ...tasks] })
    this.#tell()
  }

  endPreview(): void {
    if (this.#preview.size > 0) this.preview([])
  }

  get isPreviewing(): boolean {
    return this.#preview.size > 0
  }

  // --- With others -----------------------------------------------------------------------------------------------

  /** The server took the first of one's own commands. */
  confirm(ids: ReadonlySet<string>): void {
    this.#pending = this.#pending.filter(({ command }) => !ids.has(command.id))
    this.#tell()
  }

  /**
   * Puts what others did, and those of one's own that the server has taken meanwhile, below one's own pending commands.
   * @returns those that cannot stand on it, which are dropped
   */
  rebase(theirs: readonly PlanCommand[]): readonly Overtaken[] {
    return this.#rework(theirs, new Set(theirs.map(({ id }) => id)))
  }

  /** Takes a command back that the server refused. @returns those that stood on it, which are dropped too */
  refused(id: string): readonly Overtaken[] {
    this.undoStack.drop(id)
    return this.#rework([], new Set([id]))
  }

  /** Puts commands on top that waited from another time. @returns those that cannot stand any more */
  resume(commands: readonly PlanCommand[]): readonly Overtaken[] {
    const known = new Set(this.#pending.map(({ command }) => command.id))
    const overtaken: Overtaken[] = []
    const changes = new Changes()
    for (const command of commands) {
      if (known.has(command.id)) continue
      const outcome = apply(this.book, command, this.#options)
      if (outcome.refusal) overtaken.push({ command, refusal: outcome.refusal })
      else {
        changes.add(outcome.changes)
        this.#pending.push({ command, inverse: outcome.inverse })
        this.undoStack.did({ command: command.id, verb: command.verb, edits: outcome.inverse })
      }
    }
    this.#reschedule(changes)
    return overtaken
  }

  /** Applies a command again as a person settled it, in the place of the one that was overtaken. */
  runAs(command: PlanCommand): Outcome {
    this.endPreview()
    const outcome = this.#make({ ...command, id: newId() })
    if (!outcome.refusal) this.undoStack.did({ command: outcome.id, verb: command.verb, edits: outcome.inverse })
    return outcome
  }

  /** Pending commands are taken off, `theirs` are put there, and those not in `without` come on top again. */
  #rework(theirs: readonly PlanCommand[], without: ReadonlySet<string>): readonly Overtaken[] {
    this.endPreview()
    const changes = new Changes()
    const put = (command: PlanCommand): Outcome => {
      const outcome = apply(this.book, command, this.#options)
      if (!outcome.refusal) changes.add(outcome.changes)
      return outcome
    }
    const mine = this.#pending
    for (const { inverse } of [...mine].reverse())
      if (inverse.length > 0) mustApply(put({ id: newId(), verb: 'rebase', edits: inverse }))
    for (const command of theirs) mustApply(put(command))
    const overtaken: Overtaken[] = []
    this.#pending = mine.flatMap(({ command }): Pending[] => {
      if (without.has(command.id)) return []
      const outcome = put(command)
      if (!outcome.refusal) return [{ command, inverse: outcome.inverse }]
      overtaken.push({ command, refusal: outcome.refusal })
      this.undoStack.drop(command.id)
      return []
    })
    this.#reschedule(changes)
    return overtaken
  }

  /** The latest finish of the plan as it is shown. */
  get finish(): Minute {
    return this.dates.finish
  }

  readonly #options = { schedule: () => this.dates.schedule() }

  #reschedule(changes: Changes): void {
    this.#bookVersion += 1
    this.dates.edit(editOf(this.book, changes))
    if (changes.of('dependency').size > 0) this.#linksVersion += 1
    const treeChanged = changesTree(this.book, changes)
    if (treeChanged) this.#treeVersion += 1
    if (this.#isArranged || treeChanged) this.#rowsChanged()
    this.#tell()
  }

  /** Rows stand where what they hold puts them. */
  get #isArranged(): boolean {
    const { matches, compare, groupOf } = this.#view
    return matches !== undefined || compare !== undefined || groupOf !== undefined
  }

  #rowsChanged(): void {
    this.#rows = undefined
    this.#rowsVersion += 1
  }

  #tell(): void {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }
}

function mustApply({ refusal }: Outcome): void {
  if (refusal) throw new Error(`what was applied before is refused: ${refusal.sentence}`)
}

function changesTree(book: PlanBook, changes: Changes): boolean {
  for (const [id, before] of changes.of('task'))
    if (book.order(id) !== before?.['order'] || book.task.get(id)?.parent !== before?.['parent']) return true
  return false
}
