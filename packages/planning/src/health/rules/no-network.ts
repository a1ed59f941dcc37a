import type { NotApplicable } from '../rule.ts'

/** A list of milestones is a plan too. */
export const noNetwork: NotApplicable = {
  notApplicable: 'The plan is a list of dates: nothing in it has a duration or a dependency.',
}

export const noStatusDate: NotApplicable = { notApplicable: 'The plan has no status date.' }

export const noBaseline: NotApplicable = { notApplicable: 'No task has a baseline.' }
