/**
 * A resource-constrained scheduling problem as the libraries publish it: whole periods, no calendars. Activities and
 * resources by number; capacities of renewable resources hold in each period, those of others once for all.
 */
export interface Instance {
  readonly title: string
  readonly projects: readonly InstanceProject[]
  readonly resources: readonly InstanceResource[]
}

export interface InstanceProject {
  /** No activity starts before this period. */
  readonly release: number
  readonly dueDate?: number
  readonly activities: readonly InstanceActivity[]
}

export interface InstanceResource {
  readonly name: string
  readonly capacity: number
  readonly renewable: boolean
}

export interface InstanceActivity {
  /** Unique in the instance. */
  readonly id: string
  readonly name: string
  readonly modes: readonly InstanceMode[]
  readonly successors: readonly InstanceLink[]
}

export interface InstanceMode {
  readonly duration: number
  /** One number a resource. */
  readonly demands: readonly number[]
}

export interface InstanceLink {
  readonly to: string
  /** Periods from start to start, where the library gives them; negative: no later than so long before. */
  readonly startToStart?: number
}
