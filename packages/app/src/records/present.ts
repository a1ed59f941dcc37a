import type { Absence } from '@gantry/domain/absence'
import { type Fields, tellsMoney, textOf, type Value } from '@gantry/domain/field'
import { snakeCase } from '@gantry/domain/kind'
import type { InitiativeLabel, LabelJson, RecordJson } from '@gantry/domain/records/record-json'
import type { CustomField } from '@gantry/store/records/column'
import { labelOf } from '@gantry/store/records/label'
import { labelledKinds } from '@gantry/store/records/list'
import type { Source } from '@gantry/store/records/source'
import { type Row, type Stored, storedOf } from '@gantry/store/records/stored'
import { allowedOf, type Permissions } from './allowed.ts'

/** Which fields of a record are shown, and the columns that carry their labels. */
export interface Shown {
  readonly fields: readonly string[]
  readonly customs: readonly CustomField[]
  readonly labelled: readonly { readonly kind: string; readonly id: string; readonly label: string }[]
}

export function showing(source: Source, fields: readonly string[], customs: readonly CustomField[]): Shown {
  const labelled = labelledKinds(source, [...fields, 'createdBy', 'updatedBy']).filter(
    ({ key }) => key !== 'initiative',
  )
  return {
    fields,
    customs,
    labelled: labelled.map(({ key, kind }) => ({ kind, id: snakeCase(key), label: `label_${snakeCase(key)}` })),
  }
}

export function everything(source: Source, customs: readonly CustomField[]): Shown {
  return showing(source, Object.keys(source.kind.fields), customs)
}

/** A row of the store as JSON for this reader: money only where they see money, labels through their rights. */
export function recordJson(source: Source, row: Row, shown: Shown, permissions: Permissions): RecordJson {
  return jsonOf(source, storedOf(source, row), row, shown, permissions)
}

export function jsonOf(source: Source, stored: Stored, row: Row, shown: Shown, permissions: Permissions): RecordJson {
  const { kind } = source
  const seesMoney = permissions.may('seeMoney', stored.place).ok
  const hidden = (fields: Fields, key: string) => !seesMoney && fields[key] !== undefined && tellsMoney(fields[key])
  const fields: Record<string, Value> = {}
  for (const key of shown.fields) if (!hidden(kind.fields, key)) fields[key] = stored.fields[key] ?? null
  const custom: Record<string, Value> = {}
  const absent: Record<string, Absence> = {}
  for (const key in stored.absent) {
    const field = shown.fields.includes(key) ? kind.fields[key] : shown.customs.find(({ id }) => id === key)?.field
    // An absence of an amount says something about money, so it goes where the amounts go.
    if (field && (seesMoney || !tellsMoney(field))) absent[key] = stored.absent[key] as Absence
  }
  for (const { id, field } of shown.customs) {
    const value = stored.custom[id]
    if (value !== undefined && value !== null && (seesMoney || !tellsMoney(field))) custom[id] = value
  }
  return {
    kind: kind.name,
    id: stored.id,
    ref: `${kind.prefix}-${stored.refNo}`,
    version: stored.version,
    state: stored.state,
    title: textOf(stored.fields[kind.title]),
    initiative: initiativeOf(stored, row),
    fields,
    absent,
    custom,
    labels: labelsOf(row, shown.labelled),
    audience: stored.audience,
    createdAt: stored.createdAt,
    createdBy: stored.createdBy,
    updatedAt: stored.updatedAt,
    updatedBy: stored.updatedBy,
    allowed: allowedOf(kind, stored, permissions),
  }
}

function initiativeOf({ initiative }: Stored, row: Row): InitiativeLabel | null {
  if (initiative === null) return null
  const label = labelOf(row.label_initiative, 'initiative')
  return label ? { id: initiative, ...label } : null
}

function labelsOf(row: Row, labelled: Shown['labelled']): Record<string, LabelJson> {
  const labels: Record<string, LabelJson> = {}
  for (const { kind, id, label } of labelled) {
    const of = row[id]
    if (typeof of !== 'string') continue
    const known = labelOf(row[label], kind)
    if (known) labels[of] = known
  }
  return labels
}
