import type { Plan } from '../plan.ts'
import type { Change } from './change.ts'
import { draftOf } from './draft.ts'
import { linkChanges } from './link-changes.ts'
import { calendarChanges, resourceChanges, settingChanges, settings } from './plan-changes.ts'
import { additions, durationText, type Pair, removals, taskChanges } from './task-changes.ts'

/** Everything that may move a date from one plan to another, in the order of `changeKinds`, then of the later plan. */
export function changesBetween(before: Plan, after: Plan): Change[] {
  const was = draftOf(before)
  const pairs = after.tasks.flatMap((task): Pair[] => {
    const earlier = was.tasks.get(task.id)
    return earlier ? [[earlier, task]] : []
  })
  return [
    ...calendarChanges(was, after),
    ...settingChanges(before, after, settings),
    ...removals(before, after),
    ...additions(was, before, after),
    ...taskChanges('structure', pairs, ({ name }) => `“${name}” has another place or kind in the plan.`),
    ...taskChanges('duration', pairs, (earlier, later) => durationText(earlier, later, after)),
    ...linkChanges(was, before, after),
    ...taskChanges('constraint', pairs, ({ name }) => `Dates imposed on “${name}” were changed.`),
    ...taskChanges('taskCalendar', pairs, ({ name }) => `“${name}” goes by another calendar.`),
    ...resourceChanges(was, after),
    ...taskChanges('resource', pairs, ({ name }) => `The effort of “${name}” was changed.`),
    ...settingChanges(before, after, ['statusDate']),
    ...taskChanges('progress', pairs, ({ name }) => `Progress of “${name}” was recorded.`),
  ]
}
