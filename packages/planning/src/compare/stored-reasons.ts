import type { CompileOptions } from '../network/compile.ts'
import { flag } from '../network/network.ts'
import type { Plan, Task } from '../plan.ts'
import type { Schedule } from '../schedule.ts'
import { StoredEvidence } from './stored-evidence.ts'
import type { StoredDifference, StoredField } from './stored.ts'

/** Why a stored value is another than ours. */
export interface StoredReason {
  readonly id: StoredReasonId
  readonly text: string
  /** Tasks whose difference it follows from. */
  readonly tasks?: readonly string[]
}

/** What can be told, and what the text says of it. */
export const storedReasonTexts = {
  sameWorkingTime: 'The same working time, written at the other end of hours in which nobody works.',
  follows: 'Follows from the difference in',
  planFinish: 'Follows from the finish of the plan, which is another in the file.',
  ownFloat: 'The file’s own float is not the distance between its own dates.',
  floatOfDates: 'Follows from dates that differ: the float fits the file’s own.',
  noLateDates: 'The file stores this float without the late dates that it would follow from.',
  projectStart: 'The file’s dates do not follow its own project start.',
  openEnd: 'Nothing follows it, and the file counts its late finish from another day than its own latest finish.',
  summary: 'The file’s own summary does not span what the file says of the tasks in it.',
  manual: 'Its dates were set by hand.',
  levelled: 'Levelling moved it.',
  progress: 'It has begun, and the file places what is left of it otherwise.',
  startToFinish: 'A start-to-finish link gives the file an end at the start of a shift.',
  asLateAsPossible: 'It is as late as possible, and the file leaves it elsewhere.',
  assignments: 'Its resources’ own calendars, work or splits decide how long it takes in the file.',
  notScheduled: 'Our schedule has no dates for it: it is inactive, or holds nothing.',
  notKnown: 'Not known.',
} as const
export type StoredReasonId = keyof typeof storedReasonTexts

type Difference = Omit<StoredDifference, 'reason'>

/** Gives the reason for a difference: what lies in how it is written first, then its neighbours, then the task itself. */
export function storedReasons(
  plan: Plan,
  schedule: Schedule,
  options: CompileOptions,
): (difference: Difference) => StoredReason {
  const finder = new ReasonFinder(plan, schedule, options)
  return (difference) => finder.reasonOf(difference)
}

const simple = (id: Exclude<StoredReasonId, 'follows'>): StoredReason => ({ id, text: storedReasonTexts[id] })

class ReasonFinder {
  readonly #plan: Plan
  readonly #schedule: Schedule
  readonly #evidence: StoredEvidence
  readonly #tasks: ReadonlyMap<string, Task>
  readonly #children: ReadonlyMap<string | undefined, readonly Task[]>
  readonly #into: ReadonlyMap<string, readonly string[]>
  readonly #outOf: ReadonlyMap<string, readonly string[]>
  readonly #linkedToStart: ReadonlySet<string>

  constructor(plan: Plan, schedule: Schedule, options: CompileOptions) {
    this.#plan = plan
    this.#schedule = schedule
    this.#evidence = new StoredEvidence(plan, options)
    this.#tasks = new Map(plan.tasks.map((task) => [task.id, task]))
    this.#children = Map.groupBy(plan.tasks, ({ parent }) => parent)
    this.#into = neighbours(plan, 'successor', 'predecessor')
    this.#outOf = neighbours(plan, 'predecessor', 'successor')
    this.#linkedToStart = new Set(
      plan.dependencies.flatMap(({ type, predecessor, successor }) => (type === 'SF' ? [predecessor, successor] : [])),
    )
  }

  reasonOf(difference: Difference): StoredReason {
    const { field, computed } = difference
    const task = this.#tasks.get(difference.task)!
    if (computed === undefined) return simple('notScheduled')
    if (task.type === 'summary') return this.#ofSummary(task, difference)
    if (field === 'totalFloat' || field === 'freeFloat') return this.#ofFloat(task, difference)
    const node = this.#evidence.node(task.id)
    if (node !== undefined && this.#evidence.sameWorkingTime(node, difference.stored, computed))
      return simple('sameWorkingTime')
    if (node === undefined || this.#plan.from === 'finish') return this.#ofTask(task, field)
    return this.#ofNeighbours(task, node, difference) ?? this.#ofTask(task, field)
  }

  /** A summary spans what it holds. */
  #ofSummary(task: Task, { field, stored, computed }: Difference): StoredReason {
    const isFloat = field === 'totalFloat' || field === 'freeFloat'
    const time = this.#evidence.compiled.calendars.get(this.#plan.calendar)
    if (!isFloat && time && time.workAt(stored) === time.workAt(computed!)) return simple('sameWorkingTime')
    const held = (this.#children.get(task.id) ?? []).filter(({ id }) => this.#differs(id, twins[field]))
    const decisive = held.filter((each) => each.stored?.[field] === stored)
    if (held.length > 0) return follows((decisive.length > 0 ? decisive : held).slice(0, 3))
    if (!this.#spans(task, field, stored)) return simple('summary')
    return isFloat
      ? this.#ofFloat(task, { task: task.id, field, stored, computed: computed! })
      : this.#ofTask(task, field)
  }

  /** Whether the stored value of a summary is the least, or for finishes the most, of the stored ones in it. */
  #spans(task: Task, field: StoredField, stored: number): boolean {
    const values = (this.#children.get(task.id) ?? []).flatMap((child) => child.stored?.[field] ?? [])
    const isFinish = field === 'earlyFinish' || field === 'lateFinish' || field === 'finish'
    return values.length === 0 || values.reduce((a, b) => (isFinish ? Math.max(a, b) : Math.min(a, b))) === stored
  }

  #ofFloat(task: Task, { field, stored }: Difference): StoredReason {
    if (task.stored?.lateFinish === undefined) return simple('noLateDates')
    const node = this.#evidence.node(task.id)
    if (node === undefined) return this.#ofTask(task, field)
    const fits =
      field === 'totalFloat'
        ? this.#evidence.totalFloats(node).includes(stored)
        : this.#evidence.freeFloat(node) === stored
    return simple(fits ? 'floatOfDates' : 'ownFloat')
  }

  /** Whether the file's date is what our rules make of the file's other dates. */
  #ofNeighbours(task: Task, node: number, { field, stored }: Difference): StoredReason | undefined {
    const isLate = field === 'lateStart' || field === 'lateFinish'
    const isStart = field === 'lateStart' || field === 'earlyStart' || field === 'start'
    const [start, finish] = isLate ? this.#evidence.late(node) : this.#evidence.early(node)
    if (stored === (isStart ? start : finish)) {
      const sources = (isLate ? this.#outOf : this.#into).get(task.id) ?? []
      const [named] = sources.filter((id) => this.#differs(id, isLate ? lateFields : earlyFields))
      if (named !== undefined) return follows([this.#tasks.get(named)!])
      if (isLate && sources.length === 0) return simple('planFinish')
    }
    const { stored: own } = task
    if (isLate && isStart && this.#differs(task.id, ['lateFinish']) && own?.lateFinish !== undefined)
      return this.#evidence.startFrom(node, own.lateFinish) === stored ? follows([task], 'its late finish') : undefined
    const from = own?.earlyStart ?? own?.start
    if (!isLate && !isStart && this.#differs(task.id, ['earlyStart', 'start']) && from !== undefined)
      return this.#evidence.finishFrom(node, from) === stored ? follows([task], 'its start') : undefined
    return undefined
  }

  /** What is unusual about the task itself. */
  #ofTask(task: Task, field: StoredField): StoredReason {
    if (task.manual) return simple('manual')
    if (task.levellingDelay) return simple('levelled')
    if (task.progress?.actualStart !== undefined || task.progress?.actualFinish !== undefined) return simple('progress')
    if (this.#linkedToStart.has(task.id)) return simple('startToFinish')
    if (this.#isOpenEnd(task, field)) return simple('openEnd')
    if (this.#isOffStart(task, field)) return simple('projectStart')
    if (task.constraint?.type === 'asLateAsPossible') return this.#ofLate(task)
    if (this.#isSpanned(task)) return simple('assignments')
    return simple('notKnown')
  }

  /** As late as possible: its successors decide where it stands. */
  #ofLate(task: Task): StoredReason {
    const named = (this.#outOf.get(task.id) ?? []).find((id) => this.#differs(id, earlyFields))
    return named === undefined ? simple('asLateAsPossible') : follows([this.#tasks.get(named)!])
  }

  /** Nothing but the start of the plan decides its early dates, and the file has it elsewhere. */
  #isOffStart(task: Task, field: StoredField): boolean {
    const early = field === 'earlyStart' || field === 'earlyFinish' || field === 'start' || field === 'finish'
    return (
      early &&
      this.#differs(task.id, startFields) &&
      task.constraint?.date === undefined &&
      this.#schedule.tasks.get(task.id)!.drivers.every(({ by }) => by === 'planStart' || by === 'statusDate')
    )
  }

  #isOpenEnd(task: Task, field: StoredField): boolean {
    const late = field === 'lateFinish' || field === 'lateStart'
    return late && !this.#outOf.has(task.id) && task.constraint?.date === undefined && task.deadline === undefined
  }

  #isSpanned(task: Task): boolean {
    const node = this.#evidence.node(task.id)
    const flags = node === undefined ? 0 : this.#evidence.compiled.network.flags[node]!
    return (flags & flag.spans) !== 0 || (task.segments?.length ?? 0) > 1
  }

  #differs(id: string, fields: readonly StoredField[]): boolean {
    const [stored, computed] = [this.#tasks.get(id)?.stored, this.#schedule.tasks.get(id)]
    return fields.some((field) => stored?.[field] !== undefined && stored[field] !== computed?.[field])
  }
}

const startFields = ['earlyStart', 'start'] as const
const earlyFields = ['earlyStart', 'earlyFinish', 'start', 'finish'] as const
const lateFields = ['lateStart', 'lateFinish'] as const

/** In which field of what it holds the difference of a summary has its origin. */
const twins: Readonly<Record<StoredField, readonly StoredField[]>> = {
  earlyStart: ['earlyStart', 'start'],
  earlyFinish: ['earlyFinish', 'finish'],
  lateStart: ['lateStart'],
  lateFinish: ['lateFinish'],
  start: ['start', 'earlyStart'],
  finish: ['finish', 'earlyFinish'],
  totalFloat: ['totalFloat'],
  freeFloat: ['freeFloat'],
}

function follows(tasks: readonly Task[], where?: string): StoredReason {
  const named = where ?? tasks.map(({ name, code, id }) => `“${name || (code ?? id)}”`).join(', ')
  return { id: 'follows', text: `${storedReasonTexts.follows} ${named}.`, tasks: tasks.map(({ id }) => id) }
}

function neighbours(
  plan: Plan,
  of: 'predecessor' | 'successor',
  to: 'predecessor' | 'successor',
): Map<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const link of plan.dependencies) {
    const there = found.get(link[of])
    if (there) there.push(link[to])
    else found.set(link[of], [link[to]])
  }
  return found
}
