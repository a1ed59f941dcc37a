import { readPlan } from '@gantry/formats/plans/read-plan'
import { compareWithStored, type Plan, schedule } from '@gantry/planning'
import { type PlanSnapshot, snapshotOf, tidied } from '@gantry/planning/editing'
import type { Finding, Minute } from '@gantry/planning/plan'
import { keepingDates } from './keep-dates.ts'

export interface PlanFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file as a plan of ours, and what is to be said of it. */
export interface ReadFile {
  readonly format: string
  readonly plan: PlanSnapshot
  readonly findings: readonly Finding[]
  readonly dates: DateComparison
  /** Tasks that were pinned to the file's dates. */
  readonly pinned: number
}

export interface DateComparison {
  readonly compared: number
  readonly equal: number
  readonly storedFinish: Minute | null
  readonly computedFinish: Minute | null
  readonly others: readonly OtherDates[]
}

export interface OtherDates {
  readonly task: string
  readonly name: string
  readonly stored: { readonly start: Minute | null; readonly finish: Minute | null }
  readonly computed: { readonly start: Minute; readonly finish: Minute }
  readonly reason: string
}

export interface ReadFileOptions {
  readonly dates: 'keep' | 'reschedule'
  /** When a plan begins that names no date at all. */
  readonly start: Minute
}

export type FileOutcome =
  | { readonly read: ReadFile; readonly refusal?: undefined }
  | { readonly refusal: { readonly id: string; readonly message: string; readonly mend: string } }

const mostOthers = 200

/** Reads a file in any format of plans, schedules it, and lays our dates beside those it stores. */
export function readPlanFile({ name, bytes }: PlanFile, options: ReadFileOptions): FileOutcome {
  const found = readPlan(bytes, name)
  if (found.refusal !== undefined) return { refusal: found.refusal }
  const whole = withStart(found.plan, options.start)
  const { book, findings } = tidied(whole)
  // Rows without what the file says of its own answer: that is looked at here, and goes no further.
  const stored = new Map(whole.tasks.map((task) => [task.id, task.stored]))
  const plan = rounded(book.toPlan())
  const evidence: Plan = {
    ...plan,
    tasks: plan.tasks.map((task) => ({ ...task, ...(stored.get(task.id) && { stored: stored.get(task.id)! }) })),
  }
  const kept = options.dates === 'keep' ? keepingDates(evidence) : { plan: evidence, pinned: 0, findings: [] }
  return {
    read: {
      format: found.format,
      plan: snapshotOf(tidied(kept.plan).book),
      findings: [...found.findings, ...findings, ...kept.findings],
      dates: comparison(evidence),
      pinned: kept.pinned,
    },
  }
}

/** The engine begins a plan that says no start with its earliest date: here that becomes its start. */
function withStart(plan: Plan, start: Minute): Plan {
  if (plan.start !== undefined || plan.from === 'finish') return plan
  const dates = plan.tasks.flatMap(({ progress, constraint, manual, stored }) =>
    [progress?.actualStart, constraint?.date, manual?.start, stored?.start].filter((date) => date !== undefined),
  )
  const first = dates.reduce((least, date) => Math.min(least, date), Number.MAX_SAFE_INTEGER)
  return { ...plan, start: dates.length > 0 ? first : (plan.statusDate ?? start) }
}

/** Whole minutes, which rows and the engine count in. */
function rounded(plan: Plan): Plan {
  return {
    ...plan,
    tasks: plan.tasks.map((task) => ({
      ...task,
      duration: Math.round(task.duration),
      ...(task.deadline !== undefined && { deadline: Math.round(task.deadline) }),
    })),
    baselines: plan.baselines.map((baseline) => ({
      ...baseline,
      ...(baseline.savedAt !== undefined && { savedAt: Math.round(baseline.savedAt) }),
    })),
  }
}

function comparison(plan: Plan): DateComparison {
  const computed = schedule(plan)
  const { differences } = compareWithStored(plan, computed)
  const reasons = new Map<string, string>()
  for (const { task, field, reason } of differences)
    if ((field === 'start' || field === 'finish') && reason.id !== 'sameWorkingTime' && !reasons.has(task))
      reasons.set(task, reason.text)
  const compared = plan.tasks.filter(({ stored }) => stored?.start !== undefined || stored?.finish !== undefined)
  const storedFinish = compared.reduce(
    (last, { stored }) => Math.max(last, stored!.finish ?? last),
    Number.MIN_SAFE_INTEGER,
  )
  return {
    compared: compared.length,
    equal: compared.length - compared.filter(({ id }) => reasons.has(id)).length,
    storedFinish: storedFinish === Number.MIN_SAFE_INTEGER ? null : storedFinish,
    computedFinish: computed.tasks.size === 0 ? null : computed.finish,
    others: compared
      .filter(({ id }) => reasons.has(id) && computed.tasks.has(id))
      .slice(0, mostOthers)
      .map(({ id, name, stored }) => {
        const { start, finish } = computed.tasks.get(id)!
        return {
          task: id,
          name,
          stored: { start: stored!.start ?? null, finish: stored!.finish ?? null },
          computed: { start, finish },
          reason: reasons.get(id)!,
        }
      }),
  }
}
