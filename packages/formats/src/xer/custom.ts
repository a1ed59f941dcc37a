import { isoLocal } from '@gantry/planning/time/iso'
import type { Cells } from './xer-file.ts'
import { parseDate, parseNumber, parseText } from './values.ts'

export type CustomValue = string | number | boolean
export type CustomValues = Readonly<Record<string, CustomValue>>

/** The rows custom fields and activity codes come from; they are kept whole, so that their definitions survive. */
export interface CustomTables {
  readonly UDFTYPE: readonly Cells[]
  readonly UDFVALUE: readonly Cells[]
  readonly ACTVTYPE: readonly Cells[]
  readonly ACTVCODE: readonly Cells[]
  readonly TASKACTV: readonly Cells[]
}

export function customTables(rows: (table: string) => readonly Cells[]): CustomTables {
  return {
    UDFTYPE: rows('UDFTYPE'),
    UDFVALUE: rows('UDFVALUE'),
    ACTVTYPE: rows('ACTVTYPE'),
    ACTVCODE: rows('ACTVCODE'),
    TASKACTV: rows('TASKACTV'),
  }
}

/** A custom field of one kind of entity: its name is unique among them. */
export interface CustomField {
  readonly id: string
  readonly name: string
  readonly type: string
}

/** Custom values of entities of one table (TASK, PROJWBS, RSRC) by their P6 id; for activities also activity codes. */
export function customValues(tables: CustomTables, table: string): Map<string, CustomValues> {
  const values = new Map<string, Record<string, CustomValue>>()
  const put = (id: string | undefined, name: string | undefined, value: CustomValue | undefined) => {
    if (id === undefined || name === undefined || value === undefined) return
    const known = values.get(id) ?? {}
    known[name] = value
    values.set(id, known)
  }
  const fields = customFields(tables, table)
  const byId = new Map(fields.udf.map((field) => [field.id, field]))
  for (const cells of tables.UDFVALUE) {
    const field = byId.get(cells['udf_type_id'] ?? '')
    if (field !== undefined) put(cells['fk_id'], field.name, udfValue(cells, field.type))
  }
  if (table !== 'TASK') return values
  const codeTypes = new Map(fields.codes.map((field) => [field.id, field.name]))
  const codes = new Map(tables.ACTVCODE.map((cells) => [cells['actv_code_id'] ?? '', cells]))
  for (const { task_id, actv_code_type_id, actv_code_id } of tables.TASKACTV) {
    put(task_id, codeTypes.get(actv_code_type_id ?? ''), codeText(codes.get(actv_code_id ?? '')))
  }
  return values
}

/** Names of custom fields; where two are called the same, the later gets a number. */
export function customFields(tables: CustomTables, table: string): { udf: CustomField[]; codes: CustomField[] } {
  const taken = new Set<string>(['__proto__'])
  const counts = new Map<string, number>()
  const name = (text: string | undefined, id: string) => {
    const wanted = text === undefined || text.trim() === '' ? id : parseText(text)
    let free = wanted
    for (let number = counts.get(wanted) ?? 2; taken.has(free); number++) {
      free = `${wanted} (${number})`
      counts.set(wanted, number + 1)
    }
    taken.add(free)
    return free
  }
  const udf = tables.UDFTYPE.filter((cells) => cells['table_name'] === table).flatMap((cells) => {
    const id = cells['udf_type_id']
    if (id === undefined) return []
    return [
      {
        id,
        name: name(cells['udf_type_label'] ?? cells['udf_type_name'], id),
        type: cells['logical_data_type'] ?? 'FT_TEXT',
      },
    ]
  })
  if (table !== 'TASK') return { udf, codes: [] }
  const codes = tables.ACTVTYPE.flatMap((cells) => {
    const id = cells['actv_code_type_id']
    return id === undefined ? [] : [{ id, name: name(cells['actv_code_type'], id), type: 'code' }]
  })
  return { udf, codes }
}

function udfValue(cells: Cells, type: string): CustomValue | undefined {
  const { udf_date, udf_number, udf_text, udf_code_id } = cells
  if (udf_number !== undefined && /^FT_(INT|FLOAT|MONEY)/.test(type)) return parseNumber(udf_number)
  if (udf_date !== undefined && type.endsWith('_DATE')) {
    const date = parseDate(udf_date)
    return date === undefined ? undefined : isoLocal(date)
  }
  if (udf_text !== undefined) return parseText(udf_text)
  return udf_number === undefined ? udf_code_id : parseNumber(udf_number)
}

export function codeText(cells: Cells | undefined): string | undefined {
  const text = cells?.['short_name'] ?? cells?.['actv_code_name']
  return text === undefined ? undefined : parseText(text)
}
