import type { BoardRow } from '@gantry/client'
import { expect, test } from 'vitest'
import { sortRows } from '../components/sort-rows.ts'
import { boardSortKeys, narrowBoard } from './board-rows.ts'

function row(title: string, state: string, owner: string): BoardRow {
  return {
    id: title,
    ref: `STA-${title}`,
    version: 1,
    state,
    title,
    initiative: null,
    owner: { kind: owner === '' ? 'nobody' : 'person', id: null, name: owner },
    dueOn: null,
    submittedOn: null,
    late: false,
    onBehalfOf: null,
    submittedBy: null,
    carried: [],
    missing: [],
    ratings: { owner: null, independent: null },
    challenge: null,
  }
}

const rows = [row('Tram', 'accepted', 'Priya'), row('bridge', 'due', ''), row('Ferry', 'submitted', 'Bob')]
const titles = (found: readonly BoardRow[]) => found.map(({ title }) => title)

test('reports are narrowed by state and by words of their name or reporter', () => {
  expect(titles(narrowBoard(rows, undefined, 'PRI tr'))).toEqual(['Tram'])
  expect(titles(narrowBoard(rows, 'due', ''))).toEqual(['bridge'])
  expect(narrowBoard(rows, 'due', 'tram')).toEqual([])
})

test('reports are ordered by how far they are, and nobody stands last', () => {
  expect(titles(sortRows(rows, 'state', boardSortKeys))).toEqual(['bridge', 'Ferry', 'Tram'])
  expect(titles(sortRows(rows, '-owner', boardSortKeys))).toEqual(['Tram', 'Ferry', 'bridge'])
  expect(titles(sortRows(rows, 'initiative', boardSortKeys))).toEqual(['bridge', 'Ferry', 'Tram'])
})
