import type { Plan } from '@gantry/planning/plan'

/** One value of one field: where it stands (`task Dig#1 progress.percent`), and what sort it is (`task.progress.percent`). */
export interface FieldValue {
  readonly field: string
  /** As text, with the names of what it points to in place of ids: formats may number anew. */
  readonly value: string
}

/**
 * Every value of a plan by the place where it stands. Entries are known by their names and by how many of the name came
 * before: ids and order are a format's own. What was kept beside the model is left out.
 */
export function valuesOf(plan: Plan): ReadonlyMap<string, FieldValue> {
  const names = namesOf(plan)
  const values = new Map<string, FieldValue>()
  const add = (sort: string, place: string, entry: object) => collect(values, names, sort, place, entry)
  const { calendars, tasks, dependencies, resources, assignments, baselines, kept: _kept, ...head } = plan
  add('plan', 'plan', head)
  const byName = { calendar: calendars, task: tasks, resource: resources }
  for (const [sort, entries] of Object.entries(byName))
    for (const entry of entries) add(sort, names.get(`${sort} ${entry.id}`) ?? '', entry)
  const counted = counter()
  for (const link of dependencies) {
    const place = `link ${names.get(`task ${link.predecessor}`)} → ${names.get(`task ${link.successor}`)}`
    add('link', counted(place), link)
  }
  for (const assignment of assignments) {
    const place = `assignment ${names.get(`task ${assignment.task}`)} / ${names.get(`resource ${assignment.resource}`)}`
    add('assignment', counted(place), assignment)
  }
  for (const baseline of baselines) add('baseline', `baseline ${baseline.id}`, baseline)
  return values
}

function namesOf({ calendars, tasks, resources }: Plan): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const counted = counter()
  const byName = { calendar: calendars, task: tasks, resource: resources }
  for (const [sort, entries] of Object.entries(byName))
    for (const { id, name } of entries) names.set(`${sort} ${id}`, counted(`${sort} ${name}`))
  return names
}

function counter(): (name: string) => string {
  const counts = new Map<string, number>()
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return `${name}#${count}`
  }
}

/** Fields that hold the id of another entry. */
const pointsTo: Readonly<Record<string, string>> = {
  parent: 'task',
  predecessor: 'task',
  successor: 'task',
  task: 'task',
  calendar: 'calendar',
  base: 'calendar',
  resource: 'resource',
}

/** Under these the next key is a person's own or a number: it is part of the place, not of the sort. */
const ownKeys = /\.(custom|baselines)$/

function collect(
  values: Map<string, FieldValue>,
  names: ReadonlyMap<string, string>,
  sort: string,
  place: string,
  entry: object,
): void {
  for (const [key, value] of Object.entries(entry) as [string, unknown][]) {
    if (value === undefined || key === 'kept' || key === 'id') continue
    const field = ownKeys.test(sort) ? `${sort}.*` : `${sort}.${key}`
    const here = `${place} ${key}`
    const list = Array.isArray(value) ? (value as unknown[]) : undefined
    if (list?.every(isRecord)) list.forEach((item, at) => collect(values, names, field, `${here}[${at}]`, item))
    else if (isRecord(value)) collect(values, names, field, here, value)
    else {
      const target = typeof value === 'string' ? pointsTo[key] : undefined
      const text = target === undefined ? value : names.get(`${target} ${String(value)}`)
      values.set(here, { field, value: JSON.stringify(text) ?? 'null' })
    }
  }
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
