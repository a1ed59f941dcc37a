import type { Absences, Fields, Value } from '@gantry/domain/field'
import { snakeCase } from '@gantry/domain/kind'
import type { InitiativeLabel, LabelJson, RecordJson } from '@gantry/domain/records/record-json'
import type { CustomField } from '@gantry/store/records/column'
import { labelOf } from '@gantry/store/records/label'
import { labelledKinds } from '@gantry/store/records/list'
import type { Source } from '@gantry/store/records/source'
import { type Row, type Stored, storedOf } from '@gantry/store/records/stored'
import { allowedOf, type Permissions } from './allowed.ts'

/** Which fields of a record are shown; all of them unless columns were chosen. */
export interface Shown {
  readonly fields: readonly string[]
  readonly customs: readonly CustomField[]
}

export function everything(source: Source, customs: readonly CustomField[]): Shown {
  return { fields: Object.keys(source.kind.fields), customs }
}

/** A row of the store as JSON for this reader: money only where they see money, labels through their rights. */
export function recordJson(source: Source, row: Row, shown: Shown, permissions: Permissions): RecordJson {
  return jsonOf(source, storedOf(source, row), row, shown, permissions)
}

export function jsonOf(source: Source, stored: Stored, row: Row, shown: Shown, permissions: Permissions): RecordJson {
  const { kind } = source
  const seesMoney = permissions.may('seeMoney', stored.place).ok
  const hidden = (fields: Fields, key: string) => !seesMoney && fields[key]?.type === 'money'
  const fields: Record<string, Value> = {}
  for (const key of shown.fields) if (!hidden(kind.fields, key)) fields[key] = stored.fields[key] ?? null
  const custom: Record<string, Value> = {}
  const absent = seesMoney ? stored.absent : withoutMoney(stored.absent, kind.fields, shown.customs)
  for (const { id, field } of shown.customs) {
    const value = stored.custom[id]
    if (value !== undefined && value !== null && (seesMoney || field.type !== 'money')) custom[id] = value
  }
  return {
    kind: kind.name,
    id: stored.id,
    ref: `${kind.prefix}-${stored.refNo}`,
    version: stored.version,
    state: stored.state,
    title: String(stored.fields[kind.title] ?? ''),
    initiative: initiativeOf(stored, row),
    fields,
    absent: absent as Absences,
    custom,
    labels: labelsOf(source, row, shown.fields),
    audience: stored.audience,
    createdAt: stored.createdAt,
    createdBy: stored.createdBy,
    updatedAt: stored.updatedAt,
    updatedBy: stored.updatedBy,
    allowed: allowedOf(kind, stored, permissions),
  }
}

/** Absences of money fields say something about money, so they go where the amounts go. */
function withoutMoney(absent: Stored['absent'], fields: Fields, customs: readonly CustomField[]): Stored['absent'] {
  const isMoney = (key: string) => (fields[key] ?? customs.find(({ id }) => id === key)?.field)?.type === 'money'
  return Object.fromEntries(Object.entries(absent).filter(([key]) => !isMoney(key)))
}

function initiativeOf({ initiative }: Stored, row: Row): InitiativeLabel | null {
  if (initiative === null) return null
  const label = labelOf(row.label_initiative, 'initiative')
  return label ? { id: initiative, ...label } : null
}

function labelsOf(source: Source, row: Row, shown: readonly string[]): Record<string, LabelJson> {
  const labels: Record<string, LabelJson> = {}
  for (const { key, kind } of labelledKinds(source, [...shown, 'createdBy', 'updatedBy'])) {
    const id = row[snakeCase(key)]
    if (typeof id !== 'string' || key === 'initiative') continue
    const label = labelOf(row[`label_${snakeCase(key)}`], kind)
    if (label) labels[id] = label
  }
  return labels
}
