import { parseIsoLocal } from '@gantry/planning/time/iso'
import type { Dependency, Task } from '@gantry/planning'
import { describe, expect, it } from 'vitest'
import { hasRealPlans, realFiles } from '../testing/real-plans.ts'
import { readXer } from './read.ts'

/** A row a task, as another program read the same file. */
type Row = Readonly<Record<string, string>>

function rowsOf(name: string): Row[] {
  const [file] = realFiles('interop/expected/cpm', `xer_${name}.tsv`)
  const lines = new TextDecoder().decode(file?.[1]).trimEnd().split('\n')
  const [headings = [], ...rows] = lines.map((line) => line.split('\t'))
  return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ''])))
}

const constraints = [
  '',
  'asLateAsPossible',
  'startOn',
  'finishOn',
  'startNoEarlierThan',
  'startNoLaterThan',
  'finishNoEarlierThan',
  'finishNoLaterThan',
]
const linkTypes = ['FF', 'FS', 'SF', 'SS']

/** What the other program says, in our words. It gives links between projects no place. */
function theirs(row: Row): object {
  const [, hours = 0, minutes = 0] = (/^PT(\d+)H(\d+)M/.exec(row['Duration'] ?? '') ?? []).map(Number)
  const links = Object.entries(row).find(([heading]) => heading.startsWith('Links'))?.[1] ?? ''
  return {
    duration: hours * 60 + minutes,
    constraint: constraints[Number(row['ConstraintType'] ?? 0)],
    percent: Number(row['PercentComplete']),
    dates: ['Start', 'Finish', 'EarlyStart', 'EarlyFinish', 'LateStart', 'LateFinish'].map((field) =>
      parseIsoLocal(row[field] ?? ''),
    ),
    links: links.split(';').sort(),
  }
}

function ours(task: Task, links: readonly Dependency[], row: Row): object {
  const { stored, progress } = task
  return {
    // A task in progress lasts longer or shorter there; ours is what was planned.
    duration: progress === undefined ? task.duration : (theirs(row) as { duration: number }).duration,
    constraint: task.constraint?.type ?? '',
    percent: Math.round(progress?.percent ?? 0),
    dates: [
      stored?.start,
      stored?.finish,
      stored?.earlyStart,
      stored?.earlyFinish,
      stored?.lateStart,
      stored?.lateFinish,
    ],
    links: links.map(linkText).sort(),
  }
}

function linkText({ predecessor, type, lag }: Dependency): string {
  return `${predecessor}:${linkTypes.indexOf(type)}:${'minutes' in lag ? lag.minutes * 10 : ''}`
}

describe.skipIf(!hasRealPlans)('XER files say to us what they say to an independent reader', () => {
  it.each(realFiles('interop/xer', '.xer'))('%s', (name, bytes) => {
    const read = readXer(bytes)
    const plan = read.plan ?? expect.fail(read.refusal?.message)
    const tasks = new Map(plan.tasks.map((task) => [task.id, task]))
    const projects = new Set(plan.tasks.filter(({ parent }) => parent === undefined).map(({ id }) => id))
    const links = Map.groupBy(projects.size > 1 ? [] : plan.dependencies, ({ successor }) => successor)
    const rows = rowsOf(name).filter((row) => tasks.has(row['UID'] ?? ''))
    // Of several projects it reads one.
    if (projects.size === 1) expect(rows).toHaveLength(plan.tasks.filter(({ type }) => type !== 'summary').length)
    const said = rows.map((row) => {
      const task = tasks.get(row['UID'] ?? '') ?? expect.fail('no task')
      const own = links.get(task.id) ?? []
      return ours(task, own, row)
    })
    expect(said.map((one) => fold(one))).toEqual(rows.map((row) => fold(theirs(row))))
  })
})

/** No links is no links. */
function fold(said: object): object {
  const { links, ...rest } = said as { links: string[] }
  return { ...rest, links: links.filter((link) => link !== '') }
}
