import { schedule as scheduleOf } from '../network/schedule.ts'
import type { Plan } from '../plan.ts'
import type { Schedule } from '../schedule.ts'
import type { Counted, HealthHit, HealthRule, Measured } from './rule.ts'
import { healthRules } from './rules.ts'
import { type ViewOptions, viewOf } from './view.ts'

/** What a planner would know before trusting a plan: a result a rule, in the order of `healthRules`. */
export interface HealthReport {
  readonly results: readonly HealthResult[]
  /** How many rules say so. */
  readonly good: number
  readonly poor: number
  readonly notApplicable: number
}

export interface HealthResult {
  readonly id: string
  readonly title: string
  readonly why: string
  readonly verdict: 'good' | 'poor' | 'notApplicable'
  /** What `value` is: a share of the population that should be low, or an index that should be high. */
  readonly measures: 'share' | 'index'
  /** 0 to 1 for a share; absent where there was nothing to look at. */
  readonly value?: number
  /** The highest share, or the lowest index, that is still good. */
  readonly threshold: number
  /** Where “long” or “high” begins, in working days. */
  readonly limitDays?: number
  /** How many were found, of how many looked at. */
  readonly count: number
  readonly population: number
  readonly hits: readonly HealthHit[]
  /** Why the rule says nothing about this plan. */
  readonly because?: string
}

export interface HealthOptions extends ViewOptions {
  /** Other thresholds and limits, by id of the rule. */
  readonly settings?: Readonly<Record<string, { readonly threshold?: number; readonly limitDays?: number }>>
}

/** @param schedule the plan's own, when it is there already */
export function checkHealth(plan: Plan, options: HealthOptions = {}, schedule?: Schedule): HealthReport {
  const { settings = {}, ...rest } = options
  const { baseline: _, ...scheduling } = rest
  const view = viewOf(plan, schedule ?? scheduleOf(plan, scheduling), rest)
  const results = healthRules.map((rule) => resultOf({ ...rule, ...settings[rule.id] }, view))
  const count = (verdict: HealthResult['verdict']) => results.filter((result) => result.verdict === verdict).length
  return { results, good: count('good'), poor: count('poor'), notApplicable: count('notApplicable') }
}

function resultOf(rule: HealthRule, view: ReturnType<typeof viewOf>): HealthResult {
  const { id, title, why, measures, threshold, limitDays } = rule
  const about = { id, title, why, measures, threshold, ...(limitDays !== undefined && { limitDays }) }
  const found = rule.look(view, limitDays ?? 0)
  if ('notApplicable' in found)
    return { ...about, verdict: 'notApplicable', count: 0, population: 0, hits: [], because: found.notApplicable }
  const { population, hits } = found
  if (population === 0 && view.tasks.length === 0)
    return {
      ...about,
      verdict: 'notApplicable',
      count: 0,
      population,
      hits,
      because: 'The plan has nothing to look at.',
    }
  const value = valueOf(found)
  const isGood = measures === 'share' ? value <= threshold : value >= threshold
  return { ...about, verdict: isGood ? 'good' : 'poor', value, count: hits.length, population, hits }
}

function valueOf(found: Counted | Measured): number {
  if ('value' in found) return found.value
  return found.population === 0 ? 0 : found.hits.length / found.population
}
