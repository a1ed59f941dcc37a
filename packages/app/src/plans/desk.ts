import { fullAccess } from '@gantry/domain/reach'
import type { Database, Result } from '@gantry/store/database'
import { commandsSince, storedCommands } from '@gantry/store/plans/commands'
import { planOf, planRowsQueries } from '@gantry/store/plans/load-rows'
import { undatedPlans } from '@gantry/store/plans/task-dates'
import type { Context } from '../context.ts'
import { newId } from '../new-id.ts'
import type { Reader } from '../records/load.ts'
import { carryDates } from './carry-dates.ts'
import { dateTasks } from './date-tasks.ts'
import { HeldPlan } from './held-plan.ts'

/** Where plans lie open: those in work are kept scheduled in memory, and the dates of tasks are written behind them. */
export interface PlanDesk {
  /** Runs `work` on a plan while nobody else in this process does. Database transactions are opened inside, not around. */
  atPlan<T>(org: string, plan: string, work: (seat: Seat) => Promise<T>): Promise<T>
  /** The dates of a plan's tasks are to be written: soon, and once for all that comes until then. */
  dateLater(org: string, plan: string): void
  /** Resolves once all dates are written that were to be. */
  settled(): Promise<void>
  close(): Promise<void>
}

export interface Seat {
  /** The plan at a head: from memory, brought up to it by the commands since, or read whole. */
  at(head: number, read: Reader): Promise<HeldPlan>
  /** What was done to the plan in memory is not what was committed. */
  forget(): void
  /** Another takes its place. */
  put(plan: HeldPlan): void
}

export interface DeskOptions {
  /** Tasks of all plans in memory; the least lately used leave. */
  readonly mostTasks?: number
  /** How long dates wait for more changes. */
  readonly dateAfterMs?: number
  readonly failed?: (error: unknown) => void
  readonly now?: () => string
}

/** Past so many commands a plan is read anew rather than brought up to date. */
const mostCommandsBehind = 500

export async function openPlanDesk(store: Database, options: DeskOptions = {}): Promise<PlanDesk> {
  const { mostTasks = 600_000, dateAfterMs = 400, failed = () => undefined } = options
  const held = new Map<string, HeldPlan>()
  const turns = new Map<string, Promise<unknown>>()
  const waiting = new Map<string, NodeJS.Timeout>()
  const dating = new Set<Promise<void>>()
  let closed = false

  function seatOf(org: string, plan: string, key: string): Seat {
    return {
      forget: () => void held.delete(key),
      put(found) {
        held.delete(key)
        held.set(key, found)
        makeRoom(held, mostTasks)
      },
      async at(head, read) {
        const there = held.get(key)
        held.delete(key)
        const found =
          (there && (await broughtTo(there, org, plan, head, read))) ?? (await readWhole(org, plan, head, read))
        held.set(key, found)
        makeRoom(held, mostTasks)
        return found
      },
    }
  }

  async function behind(org: string, plan: string): Promise<void> {
    await dateTasks(store, desk, org, plan)
    await carryDates(itself(store, org, options.now), desk, plan)
  }

  const desk: PlanDesk = {
    async atPlan(org, plan, work) {
      const key = `${org} ${plan}`
      const before = turns.get(key) ?? Promise.resolve()
      const turn = before.then(() => work(seatOf(org, plan, key)))
      const over = turn.catch(() => undefined)
      turns.set(key, over)
      try {
        return await turn
      } finally {
        if (turns.get(key) === over) turns.delete(key)
      }
    },
    dateLater(org, plan) {
      const key = `${org} ${plan}`
      if (waiting.has(key)) return
      const start = () => {
        waiting.delete(key)
        const work = behind(org, plan).catch(failed)
        dating.add(work)
        void work.finally(() => dating.delete(work))
      }
      if (closed) return
      waiting.set(key, Object.assign(setTimeout(start, dateAfterMs), { start }))
    },
    async settled() {
      while (waiting.size > 0 || dating.size > 0) {
        for (const timer of waiting.values()) {
          clearTimeout(timer)
          ;(timer as NodeJS.Timeout & { start(): void }).start()
        }
        await Promise.all(dating)
      }
    },
    async close() {
      await desk.settled()
      closed = true
      held.clear()
    },
  }
  const [undated] = await store.read('system', [undatedPlans])
  for (const { org, id } of undated?.rows ?? []) desk.dateLater(org as string, id as string)
  return desk
}

/** Who writes behind the answers: the house itself, by the rights that its links were made with. */
function itself(store: Database, org: string, now: DeskOptions['now']): Context {
  const actor = { kind: 'system', name: 'Link between projects', access: fullAccess() } as const
  return { org, store, actor, newId, now: now ?? (() => new Date().toISOString()), request: newId() }
}

/** Applies the commands that others committed; undefined where the plan has to be read whole. */
async function broughtTo(
  there: HeldPlan,
  org: string,
  plan: string,
  head: number,
  read: Reader,
): Promise<HeldPlan | undefined> {
  const behind = head - there.head
  if (behind === 0) return there
  if (behind < 0 || behind > mostCommandsBehind) return undefined
  const [result] = await read([commandsSince(org, plan, there.head, behind)])
  const commands = storedCommands(result)
  if (commands.length !== behind) return undefined
  for (const { id, verb, edits } of commands) {
    if (edits === null || there.apply({ id, verb, edits }, true).refusal) return undefined
  }
  there.settle(head)
  return there
}

async function readWhole(org: string, plan: string, head: number, read: Reader): Promise<HeldPlan> {
  const results: readonly Result[] = await read(planRowsQueries(org, plan))
  const found = planOf(results)
  if (found === undefined || found.head !== head) throw new TypeError(`Plan ${plan} is not at ${head}`)
  return HeldPlan.of(found.plan, head)
}

/** Lets the plans go that were not used for the longest time; the last used one stays, however large. */
function makeRoom(held: Map<string, HeldPlan>, mostTasks: number): void {
  let tasks = 0
  for (const plan of held.values()) tasks += plan.book.task.size
  for (const [key, plan] of held) {
    if (tasks <= mostTasks || held.size === 1) return
    held.delete(key)
    tasks -= plan.book.task.size
  }
}
