import type { Finding, Plan } from '@gantry/planning'

/** What reading bytes as a plan gives: the plan and what was odd about it, or why there is none. */
export type PlanRead =
  | { readonly plan: Plan; readonly findings: readonly Finding[]; readonly refusal?: undefined }
  | { readonly refusal: PlanRefusal; readonly plan?: undefined; readonly findings?: undefined }

/** Why a file is no plan, and what may help. */
export interface PlanRefusal {
  readonly id: string
  readonly message: string
  readonly mend: string
  /** Line or element path. */
  readonly place?: string
}
