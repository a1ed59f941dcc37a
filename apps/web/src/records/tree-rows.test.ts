import { expect, test } from 'vitest'
import { treeRows } from './tree-rows.ts'

const node = (id: string, parent: string | null) => ({
  id,
  ref: `INI-${id}`,
  title: `Title ${id}`,
  type: 'project',
  parent,
  decisionStatus: 'approved',
  stage: null,
  condition: 'running',
  unit: null,
})
const nodes = [node('1', null), node('2', '1'), node('3', '2'), node('4', null)]

test('children stand under their parents, one step further in', () => {
  expect(treeRows(nodes, new Set()).map(({ node: { id }, depth }) => [id, depth])).toEqual([
    ['1', 0],
    ['2', 1],
    ['3', 2],
    ['4', 0],
  ])
})

test('what is below a closed node is left out, and still counted', () => {
  expect(treeRows(nodes, new Set(['2'])).map(({ node: { id }, below }) => [id, below])).toEqual([
    ['1', 1],
    ['2', 1],
    ['4', 0],
  ])
})

test('a search shows what fits with what is above it, also in closed branches', () => {
  expect(treeRows(nodes, new Set(['1']), 'title 3').map(({ node: { id } }) => id)).toEqual(['1', '2', '3'])
  expect(treeRows(nodes, new Set(), 'ini-4').map(({ node: { id } }) => id)).toEqual(['4'])
})
