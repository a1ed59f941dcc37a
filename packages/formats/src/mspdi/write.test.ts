import type { Plan, Task } from '@gantry/planning/plan'
import type { Schedule } from '@gantry/planning/schedule'
import { parseIsoLocal } from '@gantry/planning/time/iso'
import { describe, expect, it } from 'vitest'
import { lostInMspdi } from './lost.ts'
import { taskOrder } from './order.ts'
import { readMspdi } from './read.ts'
import { writeMspdi } from './write.ts'

const at = (text: string) => parseIsoLocal(text)!
const shifts = [{ from: 480, to: 720 }]

const task = (id: string, more: Partial<Task> = {}): Task => ({
  id,
  name: `Task ${id}`,
  type: 'task',
  duration: 480,
  effort: { fixed: 'units', driven: false },
  ...more,
})

/** A plan of our own: ids that are no numbers, nothing kept from any file. */
const plan: Plan = {
  title: 'Ward 4 <north & south>',
  rules: 'msproject',
  start: at('2026-05-11T08:00'),
  from: 'start',
  calendar: 'std',
  units: { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 },
  options: { criticalFloat: 960 },
  currency: 'EUR',
  calendars: [
    {
      id: 'std',
      name: 'Standard',
      week: [[], shifts, [{ from: 1320, to: 1800 }], [{ from: 0, to: 1440 }], shifts, shifts, []],
      workWeeks: [{ name: 'July', from: 20_635, to: 20_665, week: [[], [], shifts, undefined, shifts, shifts, []] }],
      exceptions: [
        { name: 'Christmas', from: 20_812, to: 20_813, shifts: [] },
        { from: 20_600, to: 21_600, shifts, every: { by: 'week', interval: 2, days: [1, 3], count: 9 } },
        {
          from: 20_600,
          to: 22_600,
          shifts: [],
          every: { by: 'yearPosition', interval: 1, month: 5, position: 'last', weekday: 1 },
        },
      ],
    },
    {
      id: 'ada',
      name: 'Ada',
      base: 'std',
      resource: 'r1',
      week: [[], [], [], [], [], [], shifts],
      workWeeks: [],
      exceptions: [],
    },
  ],
  tasks: [
    task('s', { type: 'summary' }),
    task('a', {
      parent: 's',
      code: 'A1010',
      estimated: true,
      deadline: at('2026-06-01T17:00'),
      constraint: { type: 'finishNoLaterThan', date: at('2026-06-02T17:00') },
      custom: { Supplier: 'Nordic', Risk: 3, Approved: true },
      notes: 'Line one\nline two & more',
      baselines: { 0: { start: at('2026-05-11T08:00'), duration: 480, costMinor: 120_000 } },
      progress: { actualStart: at('2026-05-11T08:00'), percent: 25, remaining: 360 },
    }),
    task('w', {
      parent: 's',
      duration: 600,
      stored: { start: at('2026-05-11T08:00') },
      segments: [
        { after: 0, lasts: 240 },
        { after: 720, lasts: 360 },
      ],
    }),
    task('b', { parent: 's', elapsed: true, priority: 700, levellingDelay: 60, calendar: 'std', fixedCostMinor: 900 }),
    task('m', { type: 'milestone', duration: 0, inactive: true, manual: { start: at('2026-05-20T08:00') } }),
  ],
  dependencies: [
    { id: '1', predecessor: 'a', successor: 'b', type: 'SS', lag: { in: 'elapsed', minutes: 90 } },
    { id: '2', predecessor: 'b', successor: 'm', type: 'FS', lag: { in: 'percent', percent: 50 } },
  ],
  resources: [
    {
      id: 'r1',
      name: 'Ada',
      type: 'work',
      calendar: 'ada',
      maxUnits: 1,
      rates: [
        { table: 'A', standardMinor: 4550 },
        { table: 'A', from: at('2026-07-01'), standardMinor: 5000, perUseMinor: 100 },
        { table: 'C', standardMinor: 1 },
      ],
      availability: [{ to: at('2026-12-31'), units: 0.5 }],
      custom: { Skill: 'Welding' },
    },
    { id: 'r2', name: 'Budget', type: 'cost' },
  ],
  assignments: [
    { id: 'x', task: 'a', resource: 'r1', units: 0.5, work: 240, contour: 'bell', delay: 60 },
    { id: 'y', task: 'w', units: 1, work: 600 },
  ],
  baselines: [{ id: '0', name: 'Baseline' }],
}

const textOf = (of: Plan, schedule?: Schedule) => [...writeMspdi(of, schedule)].join('')

function again(of: Plan, schedule?: Schedule): Plan {
  const read = readMspdi(new TextEncoder().encode(textOf(of, schedule)))
  if (read.refusal) throw new Error(read.refusal.message)
  return read.plan
}

/** Ids as the file has to number them. */
const numbers: Record<string, string> = {
  std: '1',
  ada: '2',
  r1: '1',
  r2: '2',
  x: '1',
  y: '2',
  s: '1',
  a: '2',
  w: '3',
  b: '4',
  m: '5',
}
const numbered = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    ['id', 'parent', 'calendar', 'base', 'resource', 'predecessor', 'successor', 'task'].includes(key)
      ? (numbers[inner as string] ?? inner)
      : inner,
  )

/** Without what only says how the file put it. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, inner: unknown) => (key === 'kept' ? undefined : inner))

describe('A plan of our own, written as Microsoft Project XML', () => {
  const read = plain(again(plan)) as Plan

  it('reads as the same calendars, resources and assignments, with new numbers for ids', () => {
    expect(read.calendars).toEqual(numbered(plan.calendars))
    expect(read.resources).toEqual(numbered(plan.resources))
    expect(read.assignments).toEqual(numbered(plan.assignments))
    expect(read).toMatchObject({ title: plan.title, start: plan.start, options: plan.options, currency: 'EUR' })
  })

  it('reads as the same tasks and links', () => {
    expect(read.tasks).toEqual([
      { ...(numbered(plan.tasks[0]) as Task), code: '1' },
      numbered(plan.tasks[1]),
      { ...(numbered(plan.tasks[2]) as Task), code: '3' },
      { ...(numbered(plan.tasks[3]) as Task), code: '4' },
      { ...(numbered(plan.tasks[4]) as Task), code: '5' },
    ])
    expect(read.dependencies).toEqual([
      { ...(numbered(plan.dependencies[0]) as object), id: '2-4' },
      { ...(numbered(plan.dependencies[1]) as object), id: '4-5' },
    ])
  })

  it('keeps to the order of the schema', () => {
    for (const [, inside = ''] of textOf(plan).matchAll(/<Task>(.*?)<\/Task>/gs)) {
      const flat = inside.replaceAll(/<(PredecessorLink|ExtendedAttribute|Baseline)>.*?<\/\1>/gs, '<$1></$1>')
      const ranks = [...flat.matchAll(/<(\w+)>/g)].map(([, name = '']) => taskOrder.get(name) ?? Number.NaN)
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    }
  })

  it('gives the dates of a schedule, in place of those it came with', () => {
    const answer = {
      start: at('2026-05-12T08:00'),
      finish: at('2026-05-13T17:00'),
      earlyStart: at('2026-05-12T08:00'),
      earlyFinish: at('2026-05-13T17:00'),
      lateStart: at('2026-05-14T08:00'),
      lateFinish: at('2026-05-15T17:00'),
      totalFloat: 960,
      freeFloat: 0,
      critical: false,
    }
    const schedule: Schedule = {
      start: answer.start,
      finish: answer.finish,
      findings: [],
      tasks: new Map(plan.tasks.map(({ id }) => [id, { id, ...answer, duration: 960, drivers: [] }])),
    }
    const { tasks } = again(plan, schedule)
    expect(tasks.map(({ stored }) => stored)).toEqual(plan.tasks.map(() => answer))
    expect(tasks.map(({ duration }) => duration)).toEqual([960, 480, 600, 480, 0])
    expect(textOf(plan, schedule)).toContain('<FinishDate>2026-05-13T17:00:00</FinishDate>')
  })
})

describe('A plan that came from Microsoft Project XML', () => {
  const file = (fields: string) =>
    `<Project xmlns="http://schemas.microsoft.com/project"><Tasks><Task><UID>7</UID><Name>Dig</Name><Vendor>Acme &amp; Co</Vendor>${fields}</Task></Tasks></Project>`
  const plan = (fields: string): Plan => {
    const read = readMspdi(new TextEncoder().encode(file(fields)))
    if (read.refusal) throw new Error(read.refusal.message)
    return read.plan
  }

  it('gives back what the model has no word for', () => {
    expect(textOf(plan(''))).toContain('<Vendor>Acme &amp; Co</Vendor>')
  })

  it('gives back the words of the file, until someone changes the value', () => {
    const read = plan('<Duration>PT90M</Duration>')
    expect(textOf(read)).toContain('<Duration>PT90M</Duration>')
    const changed = { ...read, tasks: read.tasks.map((task) => ({ ...task, duration: 60 })) }
    expect(textOf(changed)).toContain('<Duration>PT1H0M0S</Duration>')
  })

  it('does not write what the file left out', () => {
    expect(textOf(plan(''))).not.toContain('<Milestone>')
    const read = plan('')
    const milestone = { ...read, tasks: read.tasks.map((task) => ({ ...task, type: 'milestone' as const })) }
    expect(textOf(milestone)).toContain('<Milestone>1</Milestone>')
  })

  it('takes entries that are added', () => {
    const read = plan('')
    const more = { ...read, tasks: [...read.tasks, { ...read.tasks[0]!, id: '8', name: 'Fill' }] }
    expect(again(more).tasks.map(({ id, name }) => `${id} ${name}`)).toEqual(['7 Dig', '8 Fill'])
  })
})

describe('What the format has no place for', () => {
  it('is nothing of a plan that came from it', () => {
    expect(lostInMspdi(plan)).toEqual([])
  })

  it('is said, with the tasks it is about', () => {
    const date = at('2026-05-11T08:00')
    const p6: Plan = {
      ...plan,
      rules: 'p6',
      calendars: plan.calendars.map((calendar) => ({ ...calendar, units: { minutesPerDay: 600 } })),
      tasks: [
        task('z', { segments: [] }),
        task('a', { constraint: { type: 'startOn', date }, secondConstraint: { type: 'finishOn', date } }),
        task('b', { type: 'hammock', expectedFinish: date, external: { earlyStart: date } }),
        task('c', { progress: { suspended: date }, resourceDriven: true, baselines: { agreed: {} } }),
        task('d', { effort: { fixed: 'durationAndUnits', driven: false }, modes: [] }),
        task('e', { custom: Object.fromEntries(Array.from({ length: 32 }, (_, n) => [`Code ${n}`, 'x'])) }),
      ],
    }
    const said = lostInMspdi(p6).map(({ id, tasks, count = 1 }) => `${id} ${tasks?.join() ?? '-'} ${count}`)
    expect(said).toEqual([
      'mspdi.splitWithoutWork z 1',
      'mspdi.startOn a 1',
      'mspdi.secondConstraint a 1',
      'mspdi.hammock b 1',
      'mspdi.expectedFinish b 1',
      'mspdi.externalDates b 1',
      'mspdi.suspended c 1',
      'mspdi.resourceDriven c 1',
      'mspdi.otherBaselines c 1',
      'mspdi.modes d 1',
      'mspdi.durationAndUnits d 1',
      'mspdi.rules - 1',
      'mspdi.calendarUnits - 2',
      'mspdi.customFields - 2',
    ])
  })
})
