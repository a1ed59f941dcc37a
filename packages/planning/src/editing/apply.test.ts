import { describe, expect, test } from 'vitest'
import { planText } from '../testing/plan-text.ts'
import { apply } from './apply.ts'
import type { PlanCommand, RowEdit } from './command.ts'
import { PlanBook } from './plan-book.ts'

const house = `
  shell     summary                  |
  design    2d; in shell             |
  build     3d; in shell; after design |
  paint     1d; after build          |
  garden    1d                       |`

const bookOf = (text = house) => PlanBook.fromPlan(planText(text))
const command = (edits: readonly RowEdit[], verb = 'test.edit'): PlanCommand => ({
  id: '00000000-0000-7000-8000-000000000001',
  verb,
  edits,
})
const link = (predecessor: string, successor: string): RowEdit => ({
  on: 'dependency',
  id: `${predecessor}-${successor}`,
  was: null,
  now: { predecessor, successor, type: 'FS', lag: { in: 'working', minutes: 0 } },
})
const refused = (text: string, ...edits: RowEdit[]) => apply(bookOf(text), command(edits)).refusal

describe('a command is refused', () => {
  test('that closes a loop, which is named in order', () => {
    expect(refused(house, link('paint', 'design'))).toMatchObject({
      id: 'link.loop',
      sentence: expect.stringMatching(/^“design” → “build” → “paint” → “design” would be a loop/),
      rows: ['design', 'build', 'paint'].map((id) => ({ on: 'task', id })),
    })
  })

  test('that closes a loop through a summary', () => {
    const text = `${house}\n  fence 1d; after shell |`
    expect(refused(text, link('fence', 'design'))?.id).toBe('link.loop')
    expect(refused(text, { on: 'task', id: 'fence', was: {}, now: { parent: 'shell' } })?.sentence).toMatch(
      /links? a task with the summary that holds it|would link/,
    )
  })

  test('that closes one of many loops at once', () => {
    const text = Array.from({ length: 20 }, (_, n) => `  t${n} 1d${n > 0 ? `; after t${n - 1}` : ''} |`).join('\n')
    const links = Array.from({ length: 12 }, (_, n) => link(`t${n}`, `t${n + 2}`))
    expect(apply(bookOf(text), command(links)).refusal).toBeUndefined()
    expect(refused(text, ...links, link('t9', 't3'))).toMatchObject({ id: 'link.loop' })
  })

  test.each<[string, RowEdit]>([
    ['link.itself', link('paint', 'paint')],
    ['link.ownSummary', link('shell', 'build')],
    ['link.twice', { ...link('design', 'build'), id: 'again' } as RowEdit],
    ['row.unknown', link('paint', 'roof')],
    ['row.unknown', { on: 'task', id: 'paint', was: {}, now: { calendar: 'moon' } }],
    ['task.insideItself', { on: 'task', id: 'shell', was: {}, now: { parent: 'shell' } }],
    ['task.notSummary', { on: 'task', id: 'paint', was: {}, now: { parent: 'design' } }],
    ['task.holdsTasks', { on: 'task', id: 'shell', was: {}, now: { type: 'task' } }],
    ['task.inUse', { on: 'task', id: 'design', was: {}, now: null }],
    ['calendar.inUse', { on: 'calendar', id: 'Mo-Fr', was: {}, now: null }],
    ['calendar.loop', { on: 'calendar', id: 'Mo-Fr', was: {}, now: { base: 'Mo-Fr' } }],
    ['field.wrong', { on: 'task', id: 'paint', was: {}, now: { duration: 1.5 } }],
    ['field.wrong', { on: 'task', id: 'paint', was: {}, now: { name: null } }],
    ['field.wrong', { on: 'task', id: 'paint', was: {}, now: { progress: { percent: 120 } } }],
    ['field.wrong', { on: 'task', id: 'paint', was: {}, now: { order: 'a b' } }],
    ['field.unknown', { on: 'task', id: 'paint', was: {}, now: { colour: 'red' } as object }],
    ['field.missing', { on: 'task', id: 'roof', was: null, now: { name: 'Roof', order: 'a9' } }],
    ['edit.nothing', { on: 'task', id: 'paint', was: null, now: null }],
    ['settings.one', { on: 'settings', id: 'plan', was: {}, now: null }],
    ['row.conflict', { on: 'task', id: 'paint', was: { duration: 960 }, now: { duration: 1440 } }],
    ['baseline.unscheduled', { on: 'baseline', id: '0', was: null, now: { savedAt: 0 } }],
  ])('%s', (id, edit) => {
    const book = bookOf()
    const before = book.toPlan()
    const found = apply(book, command([{ on: 'task', id: 'garden', was: {}, now: { name: 'Lawn' } }, edit])).refusal
    expect(found).toMatchObject({ id, sentence: expect.stringMatching(/\.$/) })
    expect(book.toPlan()).toEqual(before)
  })
})

test('a conflict says what was seen, what is wanted and what is there', () => {
  const edit: RowEdit = { on: 'task', id: 'paint', was: { duration: 960 }, now: { duration: 1440 } }
  expect(refused(house, edit)?.conflicts).toEqual([
    { on: 'task', id: 'paint', field: 'duration', was: 960, now: 1440, there: 480 },
  ])
  // Both want the same, or another field was changed: no conflict.
  expect(refused(house, { ...edit, now: { duration: 480 } } as RowEdit)).toBeUndefined()
  expect(refused(house, { ...edit, was: { duration: 480, name: 'Painting' } } as RowEdit)).toBeUndefined()
})

test('a task is made, moved and taken away, and each comes back', () => {
  const book = bookOf()
  const before = book.toPlan()
  const done = [
    command([
      {
        on: 'task',
        id: 'roof',
        was: null,
        now: {
          name: 'Roof',
          type: 'task',
          duration: 480,
          effort: { fixed: 'units', driven: false },
          order: 'a1V',
          parent: 'shell',
        },
      },
      link('build', 'roof'),
    ]),
    command([{ on: 'task', id: 'garden', was: {}, now: { parent: 'shell', order: 'a0' } }]),
    command([
      { on: 'task', id: 'paint', was: {}, now: null },
      ...[...book.incoming('paint')].map((id) => ({ on: 'dependency' as const, id, was: {}, now: null })),
    ]),
  ].map((one) => apply(book, one))
  expect(done.every(({ refusal }) => refusal === undefined)).toBe(true)
  expect([...book.inOrder()].map(({ id }) => id)).toEqual(['shell', 'design', 'garden', 'build', 'roof'])
  for (const one of done.reverse()) expect(apply(book, command(one.refusal ? [] : one.inverse)).refusal).toBeUndefined()
  expect(book.toPlan()).toEqual({ ...before, dependencies: expect.arrayContaining([...before.dependencies]) })
})
