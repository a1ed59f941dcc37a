import { parseIsoLocal, type Plan, schedule, type Worked } from '@gantry/planning'
import {
  changeRow,
  indentTasks,
  keysAt,
  makeRow,
  moveTasks,
  PlanBook,
  type PlanCommand,
  removeTasks,
  type RowEdit,
} from '@gantry/planning/editing'
import { describe, expect, test } from 'vitest'
import { newId } from './new-id.ts'
import { PlanSession } from './plan-session.ts'
import { mostUndone } from './undo-stack.ts'

const day: Worked = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
]
const effort = { fixed: 'duration', driven: false } as const

function plan(size: number): Plan {
  return {
    title: 'A jetty',
    rules: 'msproject',
    start: parseIsoLocal('2026-05-11T08:00')!,
    from: 'start',
    calendar: 'five',
    units: { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 },
    options: {},
    calendars: [
      { id: 'five', name: 'Five days', week: [[], day, day, day, day, day, []], workWeeks: [], exceptions: [] },
    ],
    tasks: Array.from({ length: size }, (_, n) => ({
      id: `t${n}`,
      code: String(n + 1),
      name: `Task ${n + 1}`,
      type: 'task' as const,
      duration: 480 * (1 + (n % 4)),
      effort,
    })),
    dependencies: Array.from({ length: size - 1 }, (_, n) => ({
      id: `d${n}`,
      predecessor: `t${n}`,
      successor: `t${n + 1}`,
      type: 'FS' as const,
      lag: { in: 'working' as const, minutes: 0 },
    })),
    resources: [],
    assignments: [],
    baselines: [],
  }
}

const open = (size = 6) => new PlanSession(PlanBook.fromPlan(plan(size)))
const lasting = ({ book }: PlanSession, id: string, days: number): RowEdit[] => [
  changeRow(book, 'task', id, { duration: days * 480 }),
]

/** What is shown is what the whole plan would be, scheduled anew. */
function expectRight(session: PlanSession): void {
  const fresh = schedule(session.book.toPlan())
  for (const [id, { start, finish, totalFloat, critical }] of fresh.tasks) {
    const { start: s, finish: f, totalFloat: t, critical: c } = session.dates.of(id)!
    expect({ id, start: s, finish: f, totalFloat: t, critical: c }).toEqual({ id, start, finish, totalFloat, critical })
  }
  expect(session.finish).toBe(fresh.finish)
}

describe('what is done', () => {
  test('is scheduled at once, and told once', () => {
    const session = open()
    let told = 0
    session.subscribe(() => told++)
    const before = session.finish
    session.run('task.duration', lasting(session, 't0', 11))
    expect(told).toBe(1)
    expect(session.finish).toBe(before + 14 * 1440)
    expectRight(session)
  })

  test('that the plan refuses changes nothing', () => {
    const session = open()
    const link = makeRow('dependency', newId(), {
      predecessor: 't5',
      successor: 't0',
      type: 'FS',
      lag: { in: 'working', minutes: 0 },
    })
    expect(session.run('link.add', [link])?.refusal?.id).toBe('link.loop')
    expect(session.refusalOf([link])?.id).toBe('link.loop')
    expect(session.pending).toEqual([])
    expectRight(session)
  })

  test('is taken back and made again, a thousand deep', () => {
    const session = open(3)
    for (let n = 1; n <= mostUndone + 50; n++) session.run('task.duration', lasting(session, 't1', n))
    for (let n = 0; n < mostUndone; n++) expect(session.undo()?.refusal).toBeUndefined()
    expect(session.book.task.get('t1')!.duration).toBe(50 * 480)
    expect(session.undo()).toBeUndefined()
    for (let n = 0; n < mostUndone; n++) session.redo()
    expect(session.book.task.get('t1')!.duration).toBe((mostUndone + 50) * 480)
    expectRight(session)
  })

  test('with summaries rolls up what they hold', () => {
    const session = open()
    const link = { on: 'dependency', id: 'd0', was: {}, now: null } as const
    session.run('link.remove', [link])
    session.run('task.indent', indentTasks(session.book, ['t1', 't2', 't3']))
    expect(session.book.children('t0')).toEqual(['t1', 't2', 't3'])
    session.run('task.duration', lasting(session, 't2', 9))
    session.run('task.move', moveTasks(session.book, ['t4'], { parent: 't0', after: 't1' }))
    expect(session.rows.ids).toEqual(['t0', 't1', 't4', 't2', 't3', 't5'])
    session.toggle('t0', false)
    expect(session.rows.ids).toEqual(['t0', 't5'])
    expectRight(session)
  })
})

test('a drag shows everything that would move, and leaves nothing behind', () => {
  const session = open()
  const [before, hash] = [session.finish, session.hash()]
  const task = session.book.task.get('t1')!
  const last = session.dates.of('t5')!.start
  session.preview([{ ...task, duration: 10 * 480 }])
  expect(session.dates.of('t5')!.start).toBeGreaterThan(last)
  expect(session.finish).toBeGreaterThan(before)
  expect(session.book.task.get('t1')).toBe(task)
  session.preview([{ ...task, duration: 2 * 480 }])
  session.endPreview()
  expect([session.finish, session.hash()]).toEqual([before, hash])
  expectRight(session)
})

describe('beside others', () => {
  const command = (edits: readonly RowEdit[]): PlanCommand => ({ id: newId(), verb: 'test', edits })

  test('their changes come below one’s own', () => {
    const [mine, theirs] = [open(), open()]
    mine.run('task.duration', lasting(mine, 't1', 7))
    theirs.run('task.duration', lasting(theirs, 't3', 8))
    const [other] = theirs.pending
    expect(mine.rebase([other!.command])).toEqual([])
    expect(mine.book.task.get('t1')!.duration).toBe(7 * 480)
    expect(mine.book.task.get('t3')!.duration).toBe(8 * 480)
    expect(mine.pending).toHaveLength(1)
    expectRight(mine)
  })

  test('one field that both changed is a conflict, and theirs stands', () => {
    const mine = open()
    mine.run('task.duration', lasting(mine, 't1', 7))
    const overtaken = mine.rebase([command(lasting(open(), 't1', 9))])
    expect(overtaken.map(({ refusal }) => refusal.conflicts)).toEqual([
      [{ on: 'task', id: 't1', field: 'duration', was: 960, now: 7 * 480, there: 9 * 480 }],
    ])
    expect(mine.book.task.get('t1')!.duration).toBe(9 * 480)
    expect(mine.undo()).toBeUndefined()
    expectRight(mine)
  })

  test('a command that the server refused goes, with those that stood on it', () => {
    const mine = open()
    const made = newId()
    mine.run('task.insert', [
      makeRow('task', made, { name: 'New', type: 'task', duration: 480, effort, order: keysAt(mine.book, {}, 1)[0]! }),
    ])
    mine.run('link.add', [
      makeRow('dependency', newId(), {
        predecessor: 't5',
        successor: made,
        type: 'FS',
        lag: { in: 'working', minutes: 0 },
      }),
    ])
    mine.run('task.duration', lasting(mine, 't2', 6))
    const fallen = mine.refused(mine.pending[0]!.command.id)
    expect(fallen.map(({ refusal }) => refusal.id)).toEqual(['row.unknown'])
    expect(mine.pending).toHaveLength(1)
    expectRight(mine)
  })

  test('what waited from another time comes on top', () => {
    const mine = open()
    const waiting = command(lasting(mine, 't2', 5))
    expect(mine.resume([waiting])).toEqual([])
    expect(mine.undo()?.refusal).toBeUndefined()
    expect(mine.book.task.get('t2')!.duration).toBe(3 * 480)
  })
})

/** Rows as they are, links in no order. */
const contentOf = ({ book }: PlanSession) => ({
  tasks: [...book.inOrder()],
  links: [...book.dependency.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
})

/** Numbers below a bound, the same each time (Park and Miller). */
function scattered(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return Math.floor((state / 2_147_483_647) * below)
  }
}

function anyEdits({ book }: PlanSession, random: (below: number) => number): RowEdit[] {
  const ids = [...book.task.keys()]
  const one = ids[random(ids.length)]!
  const other = ids[random(ids.length)]!
  switch (random(7)) {
    case 0:
      return [makeRow('task', newId(), { name: 'New', type: 'task', duration: 480, effort, order: book.order(one)! })]
    case 1:
      return ids.length > 4 ? removeTasks(book, [one]) : []
    case 2:
      return indentTasks(book, [one])
    case 3:
      return [
        makeRow('dependency', newId(), {
          predecessor: one,
          successor: other,
          type: 'FS',
          lag: { in: 'working', minutes: 0 },
        }),
      ]
    case 4:
      return moveTasks(book, [one], { after: other })
    case 5:
      return [
        changeRow(book, 'task', one, {
          constraint: { type: 'startNoEarlierThan', date: book.settings.start! + random(30) * 1440 },
        }),
      ]
    default:
      return [changeRow(book, 'task', one, { duration: random(12) * 480 })]
  }
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('two people and a server agree after every batch (seed %i)', (seed) => {
  const random = scattered(seed * 7919)
  const server = open(8)
  const people = [open(8), open(8)] as const
  const log: PlanCommand[] = []
  const seen = [0, 0]
  for (let round = 0; round < 20; round++) {
    for (const person of people) {
      for (let n = 0; n <= random(3); n++) person.run('test', anyEdits(person, random))
      if (random(4) === 0) person.undo()
    }
    people.forEach((person, at) => {
      // One of them is offline for a while.
      if (at === 1 && round > 5 && round < 12) return
      const waiting = person.pending
      for (const { command } of waiting) {
        const { undoes: _, ...sent } = command
        if (server.resume([sent]).length > 0) person.refused(command.id)
        else log.push(sent)
      }
    })
    people.forEach((person, at) => {
      if (at === 1 && round > 5 && round < 12) return
      person.rebase(log.slice(seen[at]))
      seen[at] = log.length
      expect(person.pending).toEqual([])
      expect(person.hash()).toBe(server.hash())
      expect(contentOf(person)).toEqual(contentOf(server))
      expectRight(person)
    })
  }
})
