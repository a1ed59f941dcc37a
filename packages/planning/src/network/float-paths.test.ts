import { expect, test } from 'vitest'
import { planText } from '../testing/plan-text.ts'
import { compile } from './compile.ts'
import { type FloatPath, floatPaths, nearCritical } from './float-paths.ts'
import { longestPath } from './longest-path.ts'
import { runPasses } from './run-passes.ts'
import { schedule } from './schedule.ts'

/** A path a line: its tasks, the task it joins, and its float in days. */
function paths(text: string, task: string, by: 'freeFloat' | 'totalFloat', count = 9): string[] {
  const compiled = compile(planText(text))
  const line = ({ tasks, joins, float }: FloatPath) =>
    `${tasks.join(' → ')}${joins ? ` ⇒ ${joins.task}` : ''}: ${float / 480} d`
  return floatPaths(compiled, runPasses(compiled.network), task, { count, by }).map(line)
}

const house = `
  design   3d                               |XXX              |
  permit   1d; after design                 |   X             |
  build    5d; after design                 |   XX..XXX       |
  wire     2d; after permit                 |    X..X         |
  garden   1d; after permit                 |    X            |
  paint    1d; after build, wire            |          X      |
  done     milestone; after paint, garden   |          *      |`

test('by free float a path goes back as long as its links drive', () => {
  expect(paths(house, 'done', 'freeFloat')).toEqual([
    'design → build → paint → done: 0 d',
    'permit → wire ⇒ paint: 2 d',
    'garden ⇒ done: 4 d',
  ])
})

test('by total float a path goes back over the least total float', () => {
  expect(paths(house, 'done', 'totalFloat')).toEqual([
    'design → build → paint → done: 0 d',
    'permit → wire ⇒ paint: 2 d',
    'garden ⇒ done: 4 d',
  ])
})

test('paths lead to any task, and there are no more than asked for', () => {
  expect(paths(house, 'wire', 'freeFloat')).toEqual(['design → permit → wire: 0 d'])
  expect(paths(house, 'done', 'freeFloat', 1)).toHaveLength(1)
  expect(paths(house, 'nothing', 'freeFloat')).toEqual([])
})

test('slack adds up along the way', () => {
  const two = `
    a 2d
    b 1d
    c 5d
    d 1d; after b; after a
    e 1d; after d, c`
  expect(paths(two, 'e', 'freeFloat')).toEqual(['c → e: 0 d', 'a → d ⇒ e: 2 d', 'b ⇒ d: 3 d'])
})

test('what is done stands on no path', () => {
  expect(paths(house.replace('3d   ', '3d; started Mo4; finished We6'), 'done', 'freeFloat')[0]).toBe(
    'build → paint → done: 0 d',
  )
})

test('near-critical tasks by a threshold, the tightest first', () => {
  const plan = planText(house)
  expect(nearCritical(plan, schedule(plan), 2 * 480)).toEqual(['permit', 'wire'])
  expect(nearCritical(plan, schedule(plan), 4 * 480)).toEqual(['permit', 'wire', 'garden'])
})

test('the longest path holds what drives the end, whatever the float', () => {
  const compiled = compile(planText(`${house}\n late 1d; after design; FNLT Mo4`))
  const on = longestPath(compiled.network, runPasses(compiled.network))
  const names = compiled.tasks.flatMap((task, row) => (on[compiled.nodeOf[row]!] ? (task?.id ?? []) : []))
  expect(names).toEqual(['design', 'build', 'paint', 'done'])
})
