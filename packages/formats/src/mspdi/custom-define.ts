import type { Plan } from '@gantry/planning/plan'
import type { CustomField, CustomFields, CustomValue, CustomValues, Owner } from './custom-fields.ts'
import { escapeText } from './element.ts'

/** Under this name a task's code is written when it is no row number, as the ids of P6 activities are not. */
const activityId = 'Activity ID'

/** The custom values of a task as they go into a file. */
export function customOf({ code, custom }: Plan['tasks'][number]): CustomValues | undefined {
  return code === undefined || isRowNumber(code) ? custom : { ...custom, [activityId]: code }
}

/** The other way round: an activity id among the custom values is what people call the task. */
export function takeActivityId(values: CustomValues | undefined): { activity?: string; values?: CustomValues } {
  const { [activityId]: activity, ...others } = values ?? {}
  if (typeof activity !== 'string' || isRowNumber(activity)) return values === undefined ? {} : { values }
  return { activity, ...(Object.keys(others).length === 0 ? {} : { values: others }) }
}

export const isRowNumber = (code: string): boolean => /^\d{1,9}$/.test(code)

/** Gives fields of Microsoft Project to custom values that have none yet; returns their definitions as XML. */
export function defineMissing(plan: Plan, fields: CustomFields): string {
  const made: CustomField[] = []
  const define = (owner: 'task' | 'resource', values: CustomValues | undefined) => {
    for (const [name, value] of Object.entries(values ?? {})) {
      if (fields.named(owner, name) !== undefined) continue
      const id = free[owner][sortOf(value)].find((one) => !fields.has(one))
      if (id !== undefined) made.push(fields.add({ id, owner, name, holds: sortOf(value) }))
    }
  }
  for (const task of plan.tasks) define('task', customOf(task))
  for (const { custom } of plan.resources) define('resource', custom)
  return made.map(({ id, owner, name, holds }) => definitionXml(id, owner, name, holds)).join('')
}

type Sort = 'text' | 'number' | 'flag'

const sortOf = (value: CustomValue): Sort =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'flag' : 'text'

function definitionXml(id: string, owner: Owner, name: string, holds: CustomField['holds']): string {
  const sort: Sort = holds === 'cost' ? 'number' : holds
  const position = owner === 'other' ? 0 : free[owner][sort].indexOf(id) + 1
  const fieldName = `${{ text: 'Text', number: 'Number', flag: 'Flag' }[sort]}${position}`
  const own = `<FieldID>${id}</FieldID><FieldName>${fieldName}</FieldName>`
  return `<ExtendedAttribute>${own}<Alias>${escapeText(name)}</Alias></ExtendedAttribute>`
}

const run = (from: number, count: number): string[] => Array.from({ length: count }, (_, at) => String(from + at))

/** Ids of Text1 to 30, Number1 to 20 and Flag1 to 20, in order. Source: PjField of Microsoft Project's object model. */
const free: Readonly<Record<'task' | 'resource', Readonly<Record<Sort, readonly string[]>>>> = {
  task: {
    text: [...[731, 734, 737, 740, 743].map((end) => `188743${end}`), ...run(188_743_746, 5), ...run(188_743_997, 20)],
    number: [...run(188_743_767, 5), ...run(188_743_982, 15)],
    flag: [...run(188_743_752, 10), ...run(188_743_972, 10)],
  },
  resource: {
    text: [...run(205_520_904, 2), ...run(205_520_926, 3), ...run(205_520_993, 5), ...run(205_521_121, 20)],
    number: [...run(205_521_008, 5), ...run(205_521_101, 15)],
    flag: [...run(205_521_023, 9), '205521022', ...run(205_521_091, 10)],
  },
}
