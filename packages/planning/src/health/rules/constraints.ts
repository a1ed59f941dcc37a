import type { ConstraintType, Task } from '../../plan.ts'
import type { CountedRule } from '../rule.ts'

/** Those that keep logic from moving a task later. */
const hard: readonly (ConstraintType | undefined)[] = [
  'mustStartOn',
  'mustFinishOn',
  'startNoLaterThan',
  'finishNoLaterThan',
  'startOn',
  'finishOn',
]

/** 5 %: DCMA 14-point schedule assessment, check 5. */
export const hardConstraints: CountedRule = {
  id: 'constraint.hard',
  title: 'Hard constraints',
  why: 'A date that links cannot move hides the delay of what comes before it.',
  measures: 'share',
  threshold: 0.05,
  look: ({ unfinished, hasNetwork }) =>
    hasNetwork
      ? { population: unfinished.length, hits: unfinished.filter(isHard).map((task) => hit(task, wordsOf(task))) }
      : { notApplicable: 'The plan is a list of dates: its constraints are the dates themselves.' },
}

export const manualTasks: CountedRule = {
  id: 'constraint.manual',
  title: 'Manually scheduled tasks with predecessors',
  why: 'They stay where they were put, whatever happens to the tasks they wait for.',
  measures: 'share',
  threshold: 0.05,
  look: (view) => ({
    population: view.unfinished.length,
    hits: view.unfinished
      .filter((task) => task.manual && view.into(task).length > 0)
      .map((task) => hit(task, 'is scheduled by hand, although it has predecessors')),
  }),
}

const isHard = ({ constraint, secondConstraint }: Task): boolean =>
  hard.includes(constraint?.type) || hard.includes(secondConstraint?.type)

const hit = ({ id, name }: Task, text: string) => ({ tasks: [id], text: `“${name}” ${text}.` })

const words: Readonly<Partial<Record<ConstraintType, string>>> = {
  mustStartOn: 'must start on a date',
  mustFinishOn: 'must finish on a date',
  startNoLaterThan: 'must start no later than a date',
  finishNoLaterThan: 'must finish no later than a date',
  startOn: 'is to start on a date',
  finishOn: 'is to finish on a date',
}

const wordsOf = ({ constraint, secondConstraint }: Task): string =>
  [constraint, secondConstraint].flatMap((one) => (one ? (words[one.type] ?? []) : [])).join(' and ')
