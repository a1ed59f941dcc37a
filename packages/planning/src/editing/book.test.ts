import fc from 'fast-check'
import { expect, test } from 'vitest'
import { schedule } from '../network/schedule.ts'
import { LivePlan } from '../network/incremental.ts'
import type { Plan } from '../plan.ts'
import { randomLink, randomPlan, randomTask } from '../testing/random-plan.ts'
import { apply } from './apply.ts'
import type { PlanCommand, RowEdit } from './command.ts'
import { hashSchedule } from './date-hash.ts'
import { dateColumns, type DateTable, dateTable } from './date-table.ts'
import { editOf } from './live-edit.ts'
import { changeRow, indentTasks, keysAt, makeRow, moveTasks, outdentTasks, removeTasks } from './make.ts'
import type { PlanBook } from './plan-book.ts'
import { bookOf, snapshotOf } from './snapshot.ts'
import { tidied } from './tidy.ts'

/** What a person does, drawn without a look at the plan: numbers choose among what is there. */
const steps = fc.array(
  fc.record({
    do: fc.constantFrom(
      'task',
      'task',
      'duration',
      'link',
      'link',
      'relink',
      'unlink',
      'insert',
      'insert',
      'move',
      'indent',
      'outdent',
      'remove',
      'calendar',
      'settings',
      'assign',
      'unassign',
      'baseline',
    ),
    at: fc.nat(),
    to: fc.nat(),
    task: fc.integer({ min: 0, max: 25 }).chain(randomTask),
    link: randomLink(2),
  }),
  { minLength: 1, maxLength: 12 },
)
type Step = (typeof steps extends fc.Arbitrary<infer Steps> ? Steps : never) extends (infer One)[] ? One : never

function editsOf(book: PlanBook, step: Step, name: string): readonly RowEdit[] {
  const tasks = [...book.inOrder()].map(({ id }) => id)
  const pick = (from: readonly string[], n: number) => from[n % from.length] ?? ''
  const [one, other] = [pick(tasks, step.at), pick(tasks, step.to)]
  const links = [...book.dependency.keys()]
  const link = pick(links, step.at)
  const { id: _, parent: __, ...fields } = step.task.task
  switch (step.do) {
    case 'task': {
      // A summary that holds tasks stays one.
      const { type, ...rest } = fields
      return [changeRow(book, 'task', one, { ...rest, ...(book.children(one).length === 0 && { type }) })]
    }
    case 'duration':
      return [changeRow(book, 'task', one, { duration: (step.to % 40) * 60 })]
    case 'insert':
      return [makeRow('task', name, { ...fields, type: 'task', order: keysAt(book, { after: one }, 1)[0]! })]
    case 'move': {
      const parent = book.task.get(other)?.parent
      return moveTasks(book, [one], { after: other, ...(parent !== undefined && { parent }) })
    }
    case 'indent':
      return indentTasks(book, [one])
    case 'outdent':
      return outdentTasks(book, [one])
    case 'remove':
      return removeTasks(book, [one, other])
    case 'link':
      return [makeRow('dependency', name, { ...step.link, predecessor: one, successor: other })]
    case 'relink':
      return links.length === 0
        ? []
        : [changeRow(book, 'dependency', link, { type: step.link.type, lag: step.link.lag })]
    case 'unlink':
      return links.length === 0 ? [] : [{ on: 'dependency', id: link, was: {}, now: null }]
    case 'calendar':
      return [
        changeRow(book, 'calendar', 'mornings', { week: Array(7).fill([{ from: step.to % 600, to: 900 }]) as never }),
      ]
    case 'settings':
      return [changeRow(book, 'settings', 'plan', { start: book.settings.start! + (step.to % 9) * 480, title: name })]
    case 'assign':
      return [makeRow('assignment', name, { task: one, resource: 'anna', units: 0.5, work: (step.to % 9) * 60 })]
    case 'unassign':
      return [...book.assignment.keys()]
        .slice(0, 1)
        .map((id) => ({ on: 'assignment', id, was: {}, now: null }) as const)
    case 'baseline': {
      const there = book.baseline.has('0')
      if (there && step.to % 3 === 0) return [{ on: 'baseline', id: '0', was: {}, now: null }]
      return [there ? changeRow(book, 'baseline', '0', { savedAt: step.at }) : makeRow('baseline', '0', { savedAt: 0 })]
    }
  }
}

const command = (edits: readonly RowEdit[]): PlanCommand => ({
  id: '00000000-0000-7000-8000-000000000001',
  verb: 'test',
  edits,
})

/** All that a book holds, in an order that says nothing. */
function held(book: PlanBook) {
  const { settings, tasks, ...rest } = snapshotOf(book)
  const byId = (rows: readonly { readonly id: string }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { settings, tasks, ...Object.fromEntries(Object.entries(rest).map(([name, rows]) => [name, byId(rows)])) }
}

const byFirst = ([a]: readonly unknown[], [b]: readonly unknown[]) => (String(a) < String(b) ? -1 : 1)

const rowsOf = ({ ids, values }: DateTable) =>
  ids.map((id, at) => [id, ...values.subarray(at * dateColumns.length, (at + 1) * dateColumns.length)])

const open = (plan: Plan) => tidied(plan).book
const runs = { numRuns: Number(process.env['RUNS'] ?? 120) }

test('commands and then their inverses, the last first, give back the plan', () => {
  let [done, refused] = [0, 0]
  fc.assert(
    fc.property(randomPlan, steps, (plan, drawn) => {
      const book = open(plan)
      const before = held(book)
      const inverses: (readonly RowEdit[])[] = []
      const states: unknown[] = []
      for (const [n, step] of drawn.entries()) {
        const edits = editsOf(book, step, `new ${n}`)
        if (edits.length === 0) continue
        const there = held(book)
        const applied = apply(book, command(edits), { schedule: () => schedule(book.toPlan()) })
        if (applied.refusal) {
          refused++
          expect(held(book)).toEqual(there)
          continue
        }
        done++
        inverses.push(applied.inverse)
        states.push(there)
      }
      for (const inverse of inverses.reverse()) {
        if (inverse.length > 0) expect(apply(book, command(inverse), { confirmed: true }).refusal).toBeUndefined()
        expect(held(book)).toEqual(states.pop())
      }
      expect(held(book)).toEqual(before)
    }),
    runs,
  )
  expect(done).toBeGreaterThan(refused)
})

test('a plan that stays scheduled has the dates, and the hash, of the plan scheduled whole', () => {
  fc.assert(
    fc.property(randomPlan, steps, (plan, drawn) => {
      const book = open(plan)
      const live = new LivePlan(book.toPlan())
      for (const [n, step] of drawn.entries()) {
        const edits = editsOf(book, step, `new ${n}`)
        const applied = edits.length > 0 && apply(book, command(edits), { schedule: () => live.schedule() })
        if (!applied || applied.refusal) continue
        live.edit(editOf(book, applied.changes))
        const whole = book.toPlan()
        const dates = schedule(whole)
        expect(live.hash()).toBe(hashSchedule(whole, dates))
        // The order of siblings moves no date: the live plan does not follow it.
        expect(rowsOf(dateTable(live)).sort(byFirst)).toEqual(
          [...dates.tasks.values()]
            .map((task) => [task.id, ...dateColumns.map((name) => Number(task[name]))])
            .sort(byFirst),
        )
        expect(dates.findings.filter(({ id }) => id === 'link.cycle' || id === 'link.ownSummary')).toEqual([])
      }
    }),
    runs,
  )
})

test('what two people do to different rows comes to the same in either order', () => {
  let compared = 0
  fc.assert(
    fc.property(randomPlan, steps, steps, (plan, mine, theirs) => {
      const start = open(plan)
      const commands = [
        ...mine.slice(0, 2).map((step, n) => editsOf(start, step, `my ${n}`)),
        ...theirs.slice(0, 2).map((step, n) => editsOf(start, step, `their ${n}`)),
      ].filter((edits) => edits.length > 0 && edits.every(({ on }) => on !== 'baseline'))
      const rows = commands.flatMap((edits) => [...new Set(edits.map(({ on, id }) => `${on} ${id}`))])
      if (new Set(rows).size < rows.length) return
      const run = (order: readonly (readonly RowEdit[])[]) => {
        const book = bookOf(snapshotOf(start))
        return { fine: order.every((edits) => apply(book, command(edits)).refusal === undefined), book }
      }
      const [first, second] = [run(commands), run([...commands].reverse())]
      if (!first.fine || !second.fine) return
      expect(held(second.book)).toEqual(held(first.book))
      compared++
    }),
    runs,
  )
  expect(compared).toBeGreaterThan(runs.numRuns / 20)
})

test('a snapshot and its book say the same', () => {
  fc.assert(
    fc.property(randomPlan, (plan) => {
      const book = open(plan)
      const snapshot = snapshotOf(book)
      expect(snapshotOf(bookOf(JSON.parse(JSON.stringify(snapshot)) as typeof snapshot))).toEqual(
        JSON.parse(JSON.stringify(snapshot)),
      )
    }),
    runs,
  )
})
