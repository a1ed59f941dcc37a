import type { Assignment, Dependency, Finding, Plan, Schedule, Task } from '@gantry/planning'
import { isoLocal } from '@gantry/planning/time/iso'
import { FindingLog } from '../plans/finding-log.ts'
import { type OutCell, writeCsv, xlsxWriter } from '../tables-out/index.ts'
import { constraintNames } from './constraints.ts'
import { formatDuration } from './durations.ts'

const headings = ['ID', 'WBS', 'Outline Level', 'Name', 'Duration', 'Start', 'Finish', 'Predecessors', '% Complete']
const moreHeadings = [
  'Resource Names',
  'Milestone',
  'Deadline',
  'Constraint Type',
  'Constraint Date',
  'Actual Start',
  'Actual Finish',
  'Notes',
]

/**
 * A plan as a CSV task list: a row a task, in the plan's order, then its custom fields. With a schedule its dates, else
 * those a file stored. Calendars, rates, baselines and the like have no place in a list, and are told.
 */
export function writeTaskList(plan: Plan, schedule?: Schedule): { bytes: Uint8Array; findings: readonly Finding[] } {
  const { header, rows } = listOf(plan, schedule)
  return { bytes: new TextEncoder().encode([...writeCsv(header, rows)].join('')), findings: lossesOf(plan) }
}

/** The same as a workbook with one sheet. */
export function writeTaskSheet(plan: Plan, schedule?: Schedule): { bytes: Uint8Array; findings: readonly Finding[] } {
  const { header, rows } = listOf(plan, schedule)
  const pieces: Uint8Array[] = []
  const writer = xlsxWriter((bytes) => pieces.push(bytes))
  writer.sheet(
    'Tasks',
    header.map((name) => ({ header: name })),
  )
  for (const row of rows) writer.row(row)
  writer.close()
  return { bytes: joined(pieces), findings: lossesOf(plan) }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function lossesOf(plan: Plan): readonly Finding[] {
  const log = new FindingLog()
  tellLosses(plan, log)
  return log.list()
}

function listOf(plan: Plan, schedule: Schedule | undefined): { header: string[]; rows: OutCell[][] } {
  const names = namesOf(plan.tasks)
  const custom = [...new Set(plan.tasks.flatMap((task) => Object.keys(task.custom ?? {})))]
  const links = Map.groupBy(plan.dependencies, ({ successor }) => successor)
  const assignments = Map.groupBy(plan.assignments, ({ task }) => task)
  const resources = new Map(plan.resources.map(({ id, name }) => [id, name]))
  const levels = levelsOf(plan.tasks)
  const rows = plan.tasks.map((task): OutCell[] => [
    names.get(task.id),
    task.wbs,
    levels.get(task.id),
    task.name,
    task.type === 'summary' ? '' : durationText(task, plan),
    ...datesOf(task, schedule),
    (links.get(task.id) ?? []).map((link) => linkText(link, names, plan)).join(';'),
    task.progress?.percent === undefined ? '' : `${task.progress.percent}%`,
    (assignments.get(task.id) ?? []).map((assignment) => assignmentText(assignment, resources)).join(';'),
    task.type === 'milestone' ? 'Yes' : 'No',
    dateText(task.deadline),
    ...constraintCells(task),
    dateText(task.progress?.actualStart),
    dateText(task.progress?.actualFinish),
    task.notes,
    ...custom.map((name) => task.custom?.[name]),
  ])
  return { header: [...headings, ...moreHeadings, ...custom], rows }
}

/** People's codes where they tell tasks apart and read as names of links; else the ids. */
function namesOf(tasks: readonly Task[]): Map<string, string> {
  const codes = tasks.map(({ code }) => code ?? '')
  const usable = new Set(codes).size === tasks.length && codes.every((code) => code !== '' && !/[;,\n]/.test(code))
  return new Map(tasks.map(({ id, code }) => [id, usable && code !== undefined ? code : id]))
}

function levelsOf(tasks: readonly Task[]): Map<string, number> {
  const levels = new Map<string, number>()
  for (const { id, parent } of tasks) levels.set(id, (levels.get(parent ?? '') ?? 0) + 1)
  return levels
}

function durationText(task: Task, plan: Plan): string {
  return formatDuration(task.duration, task.elapsed === true, plan.units) + (task.estimated === true ? '?' : '')
}

function datesOf(task: Task, schedule: Schedule | undefined): [string, string] {
  const from = schedule?.tasks.get(task.id) ?? task.stored
  return [dateText(from?.start), dateText(from?.finish)]
}

function dateText(date: number | undefined): string {
  return date === undefined ? '' : isoLocal(date).replace('T', ' ')
}

function linkText({ predecessor, type, lag }: Dependency, names: ReadonlyMap<string, string>, { units }: Plan): string {
  const name = names.get(predecessor) ?? predecessor
  if ('percent' in lag) return `${name}${type}${sign(lag.percent)}${lag.in === 'elapsedPercent' ? 'e%' : '%'}`
  if (lag.minutes === 0) return `${name}${type}`
  return `${name}${type}${lag.minutes < 0 ? '-' : '+'}${formatDuration(Math.abs(lag.minutes), lag.in === 'elapsed', units).replace(' ', '')}`
}

function sign(amount: number): string {
  return amount < 0 ? String(amount) : `+${amount}`
}

function assignmentText({ resource, units }: Assignment, resources: ReadonlyMap<string, string>): string {
  const name = (resources.get(resource ?? '') ?? resource ?? '').replace(/[;,\n[\]]/g, ' ')
  return units === 1 ? name : `${name}[${Number((units * 100).toFixed(4))}%]`
}

function constraintCells({ constraint }: Task): [string, string] {
  const name = constraintNames.find(([type]) => type === constraint?.type)?.[1]
  return [name ?? '', dateText(constraint?.date)]
}

function tellLosses(plan: Plan, log: FindingLog): void {
  const say = (id: string, text: string, count: number) => {
    if (count > 0) log.warn(id, text, { count })
  }
  const own = plan.calendars.filter(({ exceptions, workWeeks }) => exceptions.length + workWeeks.length > 0).length
  say(
    'taskList.calendars',
    'Calendars have no place in a task list.',
    own + Math.max(0, plan.calendars.length - 1 - own),
  )
  say('taskList.baselines', 'Baselines have no place in a task list.', plan.baselines.length)
  say(
    'taskList.secondConstraints',
    'Second constraints have no place in a task list.',
    plan.tasks.filter(({ secondConstraint }) => secondConstraint !== undefined).length,
  )
  say(
    'taskList.segments',
    'Splits have no place in a task list.',
    plan.tasks.filter(({ segments }) => segments !== undefined).length,
  )
  say(
    'taskList.rates',
    'Prices of resources have no place in a task list.',
    plan.resources.filter(({ rates }) => rates !== undefined).length,
  )
  say(
    'taskList.costs',
    'Costs have no place in a task list.',
    plan.tasks.filter(({ costMinor, fixedCostMinor }) => costMinor !== undefined || fixedCostMinor !== undefined)
      .length,
  )
}
