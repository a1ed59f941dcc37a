import type { Finding, Plan, Task } from '@gantry/planning/plan'
import { FindingLog } from '../plans/finding-log.ts'
import { customOf, defineMissing } from './custom-define.ts'
import { CustomFields } from './custom-fields.ts'
import { parseFragment } from './fragment.ts'
import type { KeptPlan } from './kept.ts'

/** What a task can have and Microsoft Project XML has no place for: id, what is said, and which tasks have it. */
const ofTasks: readonly (readonly [string, string, (task: Task) => boolean])[] = [
  [
    'mspdi.startOn',
    '“Start on” and “finish on” became “must start on” and “must finish on”, which stand against links.',
    ({ constraint }) => constraint?.type === 'startOn' || constraint?.type === 'finishOn',
  ],
  [
    'mspdi.secondConstraint',
    'Second constraints were left out.',
    ({ secondConstraint }) => secondConstraint !== undefined,
  ],
  [
    'mspdi.hammock',
    'Hammocks (levels of effort) became tasks as long as they are now.',
    ({ type }) => type === 'hammock',
  ],
  ['mspdi.expectedFinish', 'Expected finishes were left out.', ({ expectedFinish }) => expectedFinish !== undefined],
  ['mspdi.externalDates', 'Dates given by plans elsewhere were left out.', ({ external }) => external !== undefined],
  [
    'mspdi.suspended',
    'When work was suspended and resumed was left out.',
    ({ progress }) => progress?.suspended !== undefined || progress?.resumed !== undefined,
  ],
  ['mspdi.modes', 'Other ways to do a task were left out.', ({ modes }) => modes !== undefined],
  [
    'mspdi.resourceDriven',
    'Tasks that last as long as their resources need became tasks with a duration of their own.',
    ({ resourceDriven }) => resourceDriven === true,
  ],
  [
    'mspdi.durationAndUnits',
    'Tasks of fixed duration and units became tasks of fixed duration.',
    ({ effort }) => effort.fixed === 'durationAndUnits',
  ],
  [
    'mspdi.otherBaselines',
    'Baselines other than 0 to 10 were left out.',
    ({ baselines }) => Object.keys(baselines ?? {}).some((id) => !/^(10|\d)$/.test(id)),
  ],
]

/** What Microsoft Project XML cannot say of a plan, with counts. */
export function lostInMspdi(plan: Plan): readonly Finding[] {
  const log = new FindingLog()
  const worked = new Set(plan.assignments.map(({ task }) => task))
  for (const { id, segments } of plan.tasks)
    if (segments !== undefined && !worked.has(id))
      log.warn('mspdi.splitWithoutWork', 'Splits of tasks on which nobody works were left out.', { tasks: [id] })
  for (const task of plan.tasks)
    for (const [id, text, has] of ofTasks) if (has(task)) log.warn(id, text, { tasks: [task.id] })
  const rules = Object.keys(plan.options).filter(
    (option) => option !== 'criticalFloat' && option !== 'openEndsCritical',
  )
  if (plan.rules !== 'msproject' || rules.length > 0)
    log.warn('mspdi.rules', 'Rules of scheduling other than those of Microsoft Project were left out.')
  for (const { units } of plan.calendars)
    if (units !== undefined)
      log.note(
        'mspdi.calendarUnits',
        'What a day of work is in one calendar alone was left out; the plan’s own counts.',
      )
  const homeless = withoutField(plan)
  if (homeless.length > 0)
    log.warn(
      'mspdi.customFields',
      `There are more custom fields than the format has: ${homeless.slice(0, 5).join(', ')}.`,
      {
        count: homeless.length,
      },
    )
  return log.list()
}

/** Names of custom fields for which no field of the format is free. */
function withoutField(plan: Plan): string[] {
  const kept = plan.kept?.['mspdi'] as KeptPlan | undefined
  const definitions = (name: string) => parseFragment(name, kept?.fields?.[name] ?? '')
  const fields = new CustomFields(definitions('ExtendedAttributes'), definitions('OutlineCodes'))
  defineMissing(plan, fields)
  const homeless = new Set<string>()
  const check = (owner: 'task' | 'resource', values: object | undefined) => {
    for (const name of Object.keys(values ?? {})) if (fields.named(owner, name) === undefined) homeless.add(name)
  }
  for (const task of plan.tasks) check('task', customOf(task))
  for (const { custom } of plan.resources) check('resource', custom)
  return [...homeless]
}
