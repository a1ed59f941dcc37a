import type { LinkReport } from '@gantry/client'
import { expect, test } from 'vitest'
import { acceptFrom, counted, inGroup, unitsOf } from './group-answers.ts'

const match = (
  row: string,
  known: string,
  score: number,
  more: { basis?: string; units?: [string, string]; asOf?: string } = {},
) =>
  ({
    key: `${row}.${known}`,
    score,
    basis: more.basis ?? 'similarName',
    incoming: { title: row, unit: more.units?.[0] ?? 'Roads', asOf: more.asOf ?? '2026-03-31' },
    known: { initiative: known, title: known, unit: more.units?.[1] ?? 'Roads' },
  }) as unknown as LinkReport // prettier-ignore

const answers = (rows: LinkReport[][], least: number) => acceptFrom(rows, least).map(({ answer }) => answer)

test('all from a confidence on are accepted, each row as its surest candidate', () => {
  const rows = [[match('a', 'x', 0.7), match('a', 'y', 0.9)], [match('b', 'z', 0.79)], [match('c', 'w', 0.8)]]
  expect(answers(rows, 0.8)).toEqual(['a.y', 'c.w'])
  expect(answers(rows, 0)).toEqual(['a.y', 'b.z', 'c.w'])
})

test('what leaves it open who is who stays open', () => {
  expect(answers([[match('a', 'x', 0.9), match('a', 'y', 0.9)]], 0.5)).toEqual([])
  expect(answers([[match('a', 'x', 0.9)], [match('b', 'x', 0.9)]], 0.5)).toEqual([])
  expect(answers([[match('a', 'x', 0.95)], [match('b', 'x', 0.9)]], 0.5)).toEqual(['a.x'])
  expect(answers([[match('a', 'x', 0.9)], [match('b', 'x', 0.9, { asOf: '2027-03-31' })]], 0.5)).toEqual(['a.x', 'b.x'])
})

test('rows are grouped by reason and by their units, whichever side each is on', () => {
  const rows = [
    [match('a', 'x', 0.9, { basis: 'acronym', units: ['Health', 'Roads'] })],
    [match('b', 'y', 0.9, { units: ['Roads', 'Health'] }), match('b', 'z', 0.8)],
  ]
  expect(counted(rows, unitsOf)).toEqual([
    ['Health / Roads', 2],
    ['Roads', 1],
  ])
  expect(counted(rows, ({ basis }) => basis)[0]).toEqual(['acronym', 1])
  expect(rows.map((row) => inGroup(row, { basis: '', units: 'Roads' }))).toEqual([false, true])
  expect(rows.map((row) => inGroup(row, { basis: 'acronym', units: '' }))).toEqual([true, false])
})
