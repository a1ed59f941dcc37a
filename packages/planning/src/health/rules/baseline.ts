import type { Task } from '../../plan.ts'
import { isoLocal } from '../../time/iso.ts'
import type { CountedRule, IndexRule } from '../rule.ts'
import { isFinished } from '../view.ts'
import { noBaseline, noStatusDate } from './no-network.ts'

export const missingBaselines: CountedRule = {
  id: 'baseline.missing',
  title: 'Tasks without a baseline',
  why: 'Nobody can say whether they are late: there is nothing that they were promised for.',
  measures: 'share',
  threshold: 0,
  look: (view) => ({
    population: view.tasks.length,
    hits: view.tasks
      .filter((task) => view.baseline(task)?.finish === undefined)
      .map((task) => hit(task, 'has no baseline')),
  }),
}

/** 5 %: DCMA 14-point schedule assessment, check 11 (missed tasks). */
export const missedTasks: CountedRule = {
  id: 'baseline.missed',
  title: 'Tasks later than their baseline',
  why: 'They should have been finished by the status date, and were not, or later than promised.',
  measures: 'share',
  threshold: 0.05,
  look: (view) => {
    const { statusDate } = view
    if (statusDate === undefined) return noStatusDate
    const promised = view.tasks.filter(
      (task) => (view.baseline(task)?.finish ?? Number.POSITIVE_INFINITY) <= statusDate,
    )
    if (promised.length === 0)
      return { notApplicable: 'By its baseline, nothing had to be finished by the status date.' }
    return {
      population: promised.length,
      hits: promised.flatMap((task) => {
        const [was, is] = [view.baseline(task)!.finish!, view.dates(task)?.finish]
        const late = !isFinished(task) || (is !== undefined && is > was)
        const verb = isFinished(task) ? `finished ${isoLocal(is ?? was)}` : 'is not finished'
        return late ? [{ tasks: [task.id], text: `“${task.name}” ${verb}; promised was ${isoLocal(was)}.` }] : []
      }),
    }
  },
}

/**
 * Baseline execution index: tasks finished ÷ (tasks whose baseline finishes by the status date + tasks without a
 * baseline). Source: DCMA-EA PAM 200.1, Earned Value Management System Program Analysis Pamphlet (2012), 14-point
 * schedule assessment, check 14; good from 0.95.
 */
export const baselineExecution: IndexRule = {
  id: 'baseline.executionIndex',
  title: 'Baseline execution index',
  why: 'Below 1, fewer tasks were finished than the baseline promised.',
  measures: 'index',
  threshold: 0.95,
  look: (view) => {
    const { statusDate, tasks } = view
    if (statusDate === undefined) return noStatusDate
    if (!tasks.some((task) => view.baseline(task)?.finish !== undefined)) return noBaseline
    const without = tasks.filter((task) => view.baseline(task)?.finish === undefined)
    const due = tasks.filter((task) => (view.baseline(task)?.finish ?? Number.POSITIVE_INFINITY) <= statusDate)
    if (due.length === 0) return { notApplicable: 'By its baseline, nothing had to be finished by the status date.' }
    const population = due.length + without.length
    return {
      population,
      value: tasks.filter(isFinished).length / population,
      hits: [
        ...due.filter((task) => !isFinished(task)).map((task) => hit(task, 'should be finished and is not')),
        ...without.filter((task) => !isFinished(task)).map((task) => hit(task, 'has no baseline and is not finished')),
      ],
    }
  },
}

const hit = ({ id, name }: Task, text: string) => ({ tasks: [id], text: `“${name}” ${text}.` })
