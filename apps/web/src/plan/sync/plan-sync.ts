import { type PlanCommandListing, type PlanCommands, type PlanSaved, type PlanUndone, Problem } from '@gantry/client'
import { type CommandRefusal, engineBuild, type PlanCommand, planLimits } from '@gantry/planning/editing'
import { newId } from '../session/new-id.ts'
import type { Overtaken, PlanSession } from '../session/plan-session.ts'
import type { PendingStore } from './pending-store.ts'

/** What of the server a plan needs to be kept in step: `planCalls`, for one plan. */
export interface PlanServer {
  save(sent: { base: number; engine: string; commands: readonly PlanCommand[] }): Promise<PlanSaved>
  commands(since: number): Promise<PlanCommands>
  undo(command: { readonly id: string; readonly undoes?: string }): Promise<PlanUndone>
}

/** `stale`: the plan has to be loaded anew; one's own pending commands are kept and sent then. */
export type SyncState = 'saved' | 'saving' | 'offline' | 'refused' | 'stale'

export interface SyncSaid {
  readonly state: SyncState
  readonly waiting: number
  /** Why nothing more is sent. */
  readonly problem: Problem | undefined
  /** Commands of one's own that others have overtaken, until somebody decides. */
  readonly overtaken: readonly Overtaken[]
}

type Numbered = PlanCommandListing & Pick<PlanCommand, 'edits'>

const gatherMilliseconds = 25
const againMilliseconds = 2_000
/** Rows that one request changes at most: a large paste goes alone. */
const mostEdits = 20_000

/**
 * Keeps a plan under edit in step with the server: one's own commands go there in the order they were made, one request at a
 * time; those of others come below them. What cannot be sent waits, also across a reload.
 */
export class PlanSync {
  readonly #session: PlanSession
  readonly #server: PlanServer
  readonly #plan: string
  readonly #store: PendingStore
  #head: number
  #said: SyncSaid = { state: 'saved', waiting: 0, problem: undefined, overtaken: [] }
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | undefined
  readonly #listeners = new Set<() => void>()

  constructor(session: PlanSession, server: PlanServer, plan: string, head: number, store: PendingStore) {
    this.#session = session
    this.#server = server
    this.#plan = plan
    this.#head = head
    this.#store = store
  }

  /** Sends what is done from now on, and what waited from another time. Returns how to stop. */
  start(): () => void {
    const online = () => this.#soon(0)
    globalThis.addEventListener?.('online', online)
    const stop = this.#session.onCommand(() => this.#changed())
    void this.#resume()
    return () => {
      clearTimeout(this.#timer)
      this.#timer = undefined
      stop()
      globalThis.removeEventListener?.('online', online)
    }
  }

  readonly said = (): SyncSaid => this.#said

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get head(): number {
    return this.#head
  }

  /** What others did meanwhile. */
  async catchUp(): Promise<void> {
    const { commands } = await this.#server.commands(this.#head)
    if (commands === null) return this.#tell({ state: 'stale' })
    this.#absorb(commands)
  }

  /** Takes back what one did before this page was opened. @returns why not */
  async undoEarlier(): Promise<void> {
    await this.flushed()
    const { command } = await this.#server.undo({ id: newId() })
    if (command.n > this.#head + 1) await this.catchUp()
    else this.#absorb([command])
  }

  /** When all that was done so far is at the server, or cannot get there. */
  async flushed(): Promise<void> {
    this.#soon(0)
    while (this.#sending !== undefined) await this.#sending
  }

  /** The conflict is dealt with: kept, or let go. */
  settle(command: string): void {
    this.#tell({ overtaken: this.#said.overtaken.filter((each) => each.command.id !== command) })
  }

  /** Puts what waited from another time onto the plan, and sends it. */
  async #resume(): Promise<void> {
    const waiting = await this.#store.read(this.#plan)
    if (waiting.length === 0) return
    this.#overtaken(this.#session.resume(waiting))
    this.#changed()
  }

  #changed(): void {
    this.#tell({ state: this.#said.state === 'saved' ? 'saving' : this.#said.state })
    void this.#keep()
    this.#soon(gatherMilliseconds)
  }

  async #keep(): Promise<void> {
    await this.#store.write(
      this.#plan,
      this.#session.pending.map(({ command }) => command),
    )
  }

  #soon(milliseconds: number): void {
    if (this.#said.state === 'stale' || this.#said.state === 'refused') return
    if (milliseconds === 0 && this.#sending === undefined) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#send()
    } else
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined
        this.#send()
      }, milliseconds)
  }

  #send(): void {
    const commands = batchOf(this.#session.pending.map(({ command }) => command))
    if (this.#sending !== undefined || commands.length === 0) return
    this.#tell({ state: this.#said.state === 'offline' ? 'offline' : 'saving' })
    this.#sending = this.#post(commands).finally(() => {
      this.#sending = undefined
      void this.#keep()
    })
    void this.#sending.then(() => {
      if (this.#session.pending.length > 0) this.#soon(this.#said.state === 'offline' ? againMilliseconds : 0)
    })
  }

  async #post(commands: readonly PlanCommand[]): Promise<void> {
    const [first] = commands
    try {
      if (first?.undoes !== undefined) await this.#sendUndo(first, first.undoes)
      else this.#take(commands, await this.#server.save({ base: this.#head, engine: engineBuild, commands }))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.id === 'undo.done') await this.catchUp()
      else if (error.id.startsWith('undo.'))
        this.#fall(first!, { id: error.id, sentence: error.message, rows: [], conflicts: [] })
      else if (error.status === 0 || error.status >= 500 || error.status === 429)
        this.#tell({ state: 'offline', problem: error })
      else if (error.status === 409) this.#tell({ state: 'stale', problem: error })
      else this.#tell({ state: 'refused', problem: error })
    }
  }

  /** The server takes a command back by what it knows of it; it comes to the same edits. */
  async #sendUndo({ id }: PlanCommand, undoes: string): Promise<void> {
    const { command, head, hash } = await this.#server.undo({ id, undoes })
    if (command.n > this.#head + 1) await this.catchUp()
    else this.#absorb([command])
    this.#settled(head, hash)
  }

  #fall(command: PlanCommand, refusal: CommandRefusal): void {
    const fallen = this.#session.refused(command.id)
    // Where both sides changed a field, a person decides; anything else is told.
    this.#overtaken([{ command, refusal }, ...fallen])
    this.#tell({ state: this.#session.pending.length === 0 ? 'saved' : 'saving' })
  }

  #take(sent: readonly PlanCommand[], { results, others, hash, head }: PlanSaved): void {
    if (others === null) return this.#tell({ state: 'stale' })
    const editsOf = new Map(sent.map((command) => [command.id, command]))
    const taken = results.flatMap((result): Numbered[] => {
      const command = editsOf.get(result.id)
      return result.refusal || command === undefined
        ? []
        : [{ ...blank, ...command, undoes: command.undoes ?? null, n: result.n }]
    })
    this.#absorb([...others, ...taken].sort((a, b) => a.n - b.n))
    for (const result of results) {
      const command = editsOf.get(result.id)
      if (result.refusal && command) this.#fall(command, result.refusal)
    }
    this.#settled(head, hash)
  }

  /** Both sides must have come to the same dates; a difference would be a fault of ours, and a fresh load mends it. */
  #settled(head: number, hash: string): void {
    const waiting = this.#session.pending.length
    this.#tell({ state: waiting === 0 ? 'saved' : 'saving', problem: undefined })
    if (waiting === 0 && head === this.#head && this.#session.hash() !== hash) this.#tell({ state: 'stale' })
  }

  /** Commands after the head, in their order; what was seen already is passed over. */
  #absorb(commands: readonly Numbered[]): void {
    const fresh = commands.filter(({ n }) => n > this.#head)
    if (fresh.length === 0) return
    const { pending } = this.#session
    if (fresh.every(({ id }, at) => pending[at]?.command.id === id))
      this.#session.confirm(new Set(fresh.map(({ id }) => id)))
    else this.#overtaken(this.#session.rebase(fresh.map(asCommand)))
    this.#head = fresh.at(-1)!.n
  }

  #overtaken(more: readonly Overtaken[]): void {
    if (more.length > 0) this.#tell({ overtaken: [...this.#said.overtaken, ...more] })
  }

  #tell(change: Partial<SyncSaid>): void {
    this.#said = { ...this.#said, ...change, waiting: this.#session.pending.length }
    for (const listener of this.#listeners) listener()
  }
}

const blank = { actor: null, actorName: null, at: '', undone: false }

const asCommand = ({ id, verb, edits, undoes }: Numbered): PlanCommand => ({
  id,
  verb,
  edits,
  ...(undoes !== null && { undoes }),
})

/** As many as one request may hold; what takes another back goes by itself. */
function batchOf(commands: readonly PlanCommand[]): readonly PlanCommand[] {
  if (commands[0]?.undoes !== undefined) return commands.slice(0, 1)
  let edits = 0
  const end = commands.findIndex((command, n) => {
    edits += command.edits.length
    return command.undoes !== undefined || n >= planLimits.commands || (n > 0 && edits > mostEdits)
  })
  return end < 0 ? commands : commands.slice(0, end)
}
