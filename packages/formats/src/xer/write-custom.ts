import type { Resource, Task } from '@gantry/planning'
import { type CustomTables, type CustomValue, codeText, customFields, customTables, customValues } from './custom.ts'
import { memoNotes, memoTables } from './memos.ts'
import { formatNotes } from './notes.ts'
import type { OutTables } from './out-tables.ts'
import { ownedByActivities } from './keep-tables.ts'
import type { Cells } from './xer-file.ts'
import { formatDate, formatNumber, formatText, parseDate, parseText } from './values.ts'
import type { WriteContext } from './write-context.ts'
import { isLeftOut } from './write-tasks.ts'

/** Custom fields, activity codes and notes: their tables as they came, but for what the plan says otherwise. */
export function writeCustom(context: WriteContext): void {
  const { plan, out } = context
  const activities = plan.tasks.filter(
    (task) => task.type !== 'summary' && !(task.inactive === true && isLeftOut(task, context)),
  )
  const summaries = plan.tasks.filter(({ type }) => type === 'summary')
  dropRowsOfOthers(out, new Set(activities.map(({ id }) => context.taskIds.get(id) ?? '')))
  writeFields('TASK', activities, context.taskIds, context)
  writeFields('PROJWBS', summaries, context.wbsIds, context)
  writeFields('RSRC', plan.resources, context.resourceIds, context)
  writeNotes('TASKMEMO', activities, context.taskIds, context)
  writeNotes('WBSMEMO', summaries, context.wbsIds, context)
}

function dropRowsOfOthers(out: OutTables, activities: ReadonlySet<string>): void {
  for (const table of ownedByActivities) {
    const rows = out.rows(table)
    const owned = rows.filter(({ task_id }) => task_id === undefined || activities.has(task_id))
    if (owned.length < rows.length) out.replace(table, owned)
  }
}

type Owner = Task | Resource

function writeFields(
  table: 'TASK' | 'PROJWBS' | 'RSRC',
  owners: readonly Owner[],
  ids: ReadonlyMap<string, string>,
  context: WriteContext,
): void {
  const tables = customTables((name) => context.out.rows(name))
  const before = customValues(tables, table)
  const changes = owners.flatMap((owner) => {
    const id = ids.get(owner.id) ?? ''
    const was = before.get(id) ?? {}
    const now = owner.custom ?? {}
    const names = new Set([...Object.keys(was), ...Object.keys(now)])
    const project = 'type' in owner && 'effort' in owner ? context.projectOf(owner) : undefined
    return [...names].filter((name) => was[name] !== now[name]).map((name) => ({ id, name, value: now[name], project }))
  })
  if (changes.length === 0) return
  const { udf, codes } = customFields(tables, table)
  const codeTypes = new Map(codes.map((field) => [field.name, field.id]))
  const fieldTypes = new Map(udf.map((field) => [field.name, field]))
  for (const [name, of] of Map.groupBy(changes, (change) => change.name)) {
    const codeType = codeTypes.get(name)
    if (codeType !== undefined) changeCodes(codeType, of, context.out)
    else changeFields(fieldTypes.get(name) ?? addField(table, name, of, tables, context.out), of, context.out)
  }
}

interface Change {
  readonly id: string
  readonly value: CustomValue | undefined
  readonly project: string | undefined
}

function addField(
  table: string,
  name: string,
  changes: readonly Change[],
  tables: CustomTables,
  out: OutTables,
): { id: string; type: string } {
  const numbers = changes.every(({ value }) => typeof value === 'number')
  const id = nextId([...tables.UDFTYPE, ...out.rows('UDFTYPE')], 'udf_type_id')
  const type = numbers ? 'FT_FLOAT_2_DECIMALS' : 'FT_TEXT'
  const label = formatText(name)
  out.add('UDFTYPE', {
    udf_type_id: id,
    table_name: table,
    udf_type_name: `user_field_${id}`,
    udf_type_label: label,
    logical_data_type: type,
    super_flag: 'N',
  })
  return { id, type }
}

function changeFields({ id, type }: { id: string; type: string }, changes: readonly Change[], out: OutTables): void {
  const changed = new Set(changes.map((change) => change.id))
  out.replace(
    'UDFVALUE',
    out.rows('UDFVALUE').filter(({ udf_type_id, fk_id }) => udf_type_id !== id || !changed.has(fk_id ?? '')),
  )
  for (const { id: owner, value, project } of changes) {
    if (value !== undefined)
      out.add('UDFVALUE', { udf_type_id: id, fk_id: owner, proj_id: project, ...valueCells(type, value) })
  }
}

function valueCells(type: string, value: CustomValue): Record<string, string> {
  if (typeof value === 'number') return { udf_number: formatNumber(value) }
  const date = type.endsWith('_DATE') ? parseDate(String(value)) : undefined
  return date === undefined ? { udf_text: formatText(String(value)) } : { udf_date: formatDate(date) }
}

function changeCodes(type: string, changes: readonly Change[], out: OutTables): void {
  const changed = new Set(changes.map((change) => change.id))
  out.replace(
    'TASKACTV',
    out
      .rows('TASKACTV')
      .filter(({ actv_code_type_id, task_id }) => actv_code_type_id !== type || !changed.has(task_id ?? '')),
  )
  for (const { id, value, project } of changes) {
    if (value === undefined) continue
    out.add('TASKACTV', {
      task_id: id,
      actv_code_type_id: type,
      actv_code_id: codeFor(type, String(value), out),
      proj_id: project,
    })
  }
}

function codeFor(type: string, value: string, out: OutTables): string {
  const codes = out.rows('ACTVCODE')
  const known = codes.find((cells) => cells['actv_code_type_id'] === type && codeText(cells) === value)
  if (known?.['actv_code_id'] !== undefined) return known['actv_code_id']
  const id = nextId(codes, 'actv_code_id')
  const name = formatText(value)
  out.add('ACTVCODE', {
    actv_code_id: id,
    actv_code_type_id: type,
    actv_code_name: name,
    short_name: name,
    seq_num: '0',
  })
  return id
}

function nextId(rows: readonly Cells[], column: string): string {
  return String(rows.reduce((highest, cells) => Math.max(highest, Number(cells[column]) || 0), 0) + 1)
}

function writeNotes(
  table: 'TASKMEMO' | 'WBSMEMO',
  tasks: readonly Task[],
  ids: ReadonlyMap<string, string>,
  context: WriteContext,
): void {
  const { out } = context
  const [owner, memo] = table === 'TASKMEMO' ? ['task_id', 'task_memo'] : ['wbs_id', 'wbs_memo']
  const before = memoNotes(
    memoTables((name) => out.rows(name)),
    table,
  )
  const changed = tasks.filter((task) => before.get(ids.get(task.id) ?? '') !== task.notes)
  if (changed.length === 0) return
  const gone = new Set(changed.map(({ id }) => ids.get(id) ?? ''))
  out.replace(
    table,
    out.rows(table).filter((cells) => !gone.has(cells[owner] ?? '')),
  )
  const topic = notesTopic(out)
  let id = Number(nextId(out.rows(table), 'memo_id'))
  for (const task of changed) {
    if (task.notes === undefined) continue
    out.add(table, {
      memo_id: String(id++),
      [owner]: ids.get(task.id),
      memo_type_id: topic,
      proj_id: context.projectOf(task),
      [memo]: formatNotes(task.notes),
    })
  }
}

function notesTopic(out: OutTables): string {
  const topics = out.rows('MEMOTYPE')
  const known = topics.find(({ memo_type }) => memo_type !== undefined && parseText(memo_type) === 'Notes')
  if (known?.['memo_type_id'] !== undefined) return known['memo_type_id']
  const id = nextId(topics, 'memo_type_id')
  out.add('MEMOTYPE', {
    memo_type_id: id,
    seq_num: '0',
    eps_flag: 'Y',
    proj_flag: 'Y',
    wbs_flag: 'Y',
    task_flag: 'Y',
    memo_type: 'Notes',
  })
  return id
}
