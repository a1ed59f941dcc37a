import type { ConstraintType, RuleOptions, RuleSetName } from '../plan.ts'

/**
 * What a constraint does in a pass: `floor` = no earlier, `ceiling` = no later, `pin` = exactly there, logic or not. At
 * the task's start or at its finish.
 */
export interface Bound {
  readonly does: 'floor' | 'ceiling' | 'pin'
  readonly at: 'start' | 'finish'
}

export interface ConstraintRule {
  readonly early?: Bound
  readonly late?: Bound
}

/** The habits of a planning tool as data: what its two passes do where textbooks leave a choice. */
export interface RuleSet {
  readonly name: RuleSetName
  readonly options: RuleOptions
  readonly constraints: Readonly<Record<ConstraintType, ConstraintRule>>
  /**
   * What the passes move of a task that has begun: `whole` keeps it where it was recorded (MS Project); `remaining` puts
   * the work that is left after the status date and its links (P6).
   */
  readonly progress: 'whole' | 'remaining'
  /** A task without predecessors that must not start or finish early forgets the plan's start: its date counts alone. */
  readonly constraintReplacesStart: boolean
  /** As late as possible: the task takes its late dates (MS Project), or moves up to its successors' early ones (P6). */
  readonly asLateAsPossible: 'lateDates' | 'freeFloat'
  /** Links to finished tasks say nothing about late dates. */
  readonly finishedSuccessorsCount: boolean
  /**
   * A link to a finish holds the finish itself, one from a start the start itself, also where the task's own work would
   * begin and end at another instant that amounts to the same (the end of a shift and the start of the next).
   */
  readonly linksHoldTheirEnd: boolean
}

const none: ConstraintRule = {}
const at = (does: Bound['does'], end: Bound['at']): Bound => ({ does, at: end })
const both = (bound: Bound): ConstraintRule => ({ early: bound, late: bound })

/** Microsoft Project, as its files show: constraints beat links, leads may pass the plan's start. */
export const msproject: RuleSet = {
  name: 'msproject',
  options: {
    lagCalendar: 'successor',
    outOfSequence: 'retainedLogic',
    totalFloat: 'smallest',
    openEndsCritical: false,
    criticalFloat: 0,
    criticalBy: 'totalFloat',
    leadsPassStart: true,
    mandatoryBeatsLogic: true,
    remainingAfterStatusDate: false,
    milestoneAtDayEnd: true,
    lateDatesFrom: 'latestFinish',
  },
  constraints: {
    asSoonAsPossible: none,
    asLateAsPossible: none,
    startNoEarlierThan: { early: at('floor', 'start') },
    startNoLaterThan: both(at('ceiling', 'start')),
    finishNoEarlierThan: { early: at('floor', 'finish') },
    finishNoLaterThan: both(at('ceiling', 'finish')),
    mustStartOn: both(at('pin', 'start')),
    mustFinishOn: both(at('pin', 'finish')),
    startOn: both(at('pin', 'start')),
    finishOn: both(at('pin', 'finish')),
  },
  progress: 'whole',
  constraintReplacesStart: true,
  asLateAsPossible: 'lateDates',
  finishedSuccessorsCount: false,
  linksHoldTheirEnd: false,
}

/** Oracle Primavera P6: logic before dates unless they are mandatory, remaining work after the data date. */
export const p6: RuleSet = {
  name: 'p6',
  options: {
    lagCalendar: 'predecessor',
    outOfSequence: 'retainedLogic',
    totalFloat: 'smallest',
    openEndsCritical: false,
    criticalFloat: 0,
    criticalBy: 'totalFloat',
    leadsPassStart: false,
    mandatoryBeatsLogic: true,
    remainingAfterStatusDate: true,
    milestoneAtDayEnd: false,
    lateDatesFrom: 'planFinish',
  },
  constraints: {
    asSoonAsPossible: none,
    asLateAsPossible: none,
    startNoEarlierThan: { early: at('floor', 'start') },
    startNoLaterThan: { late: at('ceiling', 'start') },
    finishNoEarlierThan: { early: at('floor', 'finish') },
    finishNoLaterThan: { late: at('ceiling', 'finish') },
    mustStartOn: both(at('pin', 'start')),
    mustFinishOn: both(at('pin', 'finish')),
    startOn: { early: at('floor', 'start'), late: at('ceiling', 'start') },
    finishOn: { early: at('floor', 'finish'), late: at('ceiling', 'finish') },
  },
  progress: 'remaining',
  constraintReplacesStart: true,
  asLateAsPossible: 'freeFloat',
  finishedSuccessorsCount: true,
  linksHoldTheirEnd: true,
}

export const ruleSets: Readonly<Record<RuleSetName, RuleSet>> = { msproject, p6 }

/** A rule set with a plan's own departures from it. Mandatory constraints that must not beat logic become soft ones. */
export function rulesFor(name: RuleSetName, options: Partial<RuleOptions>): RuleSet {
  const set = ruleSets[name]
  const merged = { ...set.options, ...options }
  if (merged.mandatoryBeatsLogic) return { ...set, options: merged }
  const { startOn, finishOn } = ruleSets.p6.constraints
  return {
    ...set,
    options: merged,
    constraints: { ...set.constraints, mustStartOn: startOn, mustFinishOn: finishOn, startOn, finishOn },
  }
}
