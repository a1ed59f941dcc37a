import type { CountedRule } from '../rule.ts'

/** 44 days, two working months, for 5 % of tasks: DCMA 14-point schedule assessment, check 8. */
export const longTasks: CountedRule = {
  id: 'duration.long',
  title: 'Long tasks',
  why: 'Nobody can say in between whether they are on time; they are better split into parts with an end of their own.',
  measures: 'share',
  threshold: 0.05,
  limitDays: 44,
  look: (view, limitDays) => {
    const tasks = view.unfinished.filter(({ type }) => type === 'task')
    return {
      population: tasks.length,
      hits: tasks
        .map((task) => ({ task, days: view.days(view.dates(task)?.duration ?? task.duration, task.elapsed) }))
        .filter(({ days }) => days > limitDays)
        .map(({ task, days }) => ({
          tasks: [task.id],
          text: `“${task.name}” lasts ${Math.round(days * 100) / 100} working days.`,
        })),
    }
  },
}
