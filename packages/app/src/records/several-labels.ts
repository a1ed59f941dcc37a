import type { AnyKind } from '@gantry/domain/kind'
import type { LabelJson, RecordJson } from '@gantry/domain/records/record-json'
import { labelOf, labelsOfMany } from '@gantry/store/records/label'
import { Params } from '@gantry/store/records/params'
import type { Context } from '../context.ts'
import type { Reader } from './load.ts'
import { sightOf } from './sight.ts'

/** Labels of ids of several kinds, through the caller's rights, in one round trip. Ids of no record are left out. */
export async function labelsFor(
  context: Context,
  read: Reader,
  wanted: ReadonlyMap<string, readonly string[]>,
): Promise<Record<string, LabelJson>> {
  const each = [...wanted].map(([kind, ids]) => [kind, [...new Set(ids)]] as const).filter(([, ids]) => ids.length > 0)
  if (each.length === 0) return {}
  const queries = each.map(([kind, ids]) => {
    const params = new Params()
    return { text: labelsOfMany(kind, ids, sightOf(context), params), values: params.values }
  })
  const labels: Record<string, LabelJson> = {}
  for (const [i, { rows }] of (await read(queries)).entries()) {
    for (const { id, label } of rows) {
      const known = labelOf(label, each[i]?.[0] ?? '')
      if (known) labels[String(id)] = known
    }
  }
  return labels
}

/** Adds the labels of fields that hold several references, for a page of records at once. */
export async function withSeveralLabels(
  context: Context,
  read: Reader,
  kind: AnyKind,
  records: readonly RecordJson[],
): Promise<RecordJson[]> {
  const several = Object.entries(kind.fields).filter(([, { type }]) => type === 'refs')
  if (several.length === 0) return [...records]
  const wanted = new Map<string, string[]>()
  for (const [key, { to = '' }] of several) {
    const ids = records.flatMap(({ fields }) => (fields[key] ?? []) as readonly string[])
    wanted.set(to, [...(wanted.get(to) ?? []), ...ids])
  }
  const labels = await labelsFor(context, read, wanted)
  return records.map((record) => {
    const own = several.flatMap(([key]) => (record.fields[key] ?? []) as readonly string[])
    const known = own.flatMap((id) => (labels[id] ? [[id, labels[id]] as const] : []))
    return known.length === 0 ? record : { ...record, labels: { ...record.labels, ...Object.fromEntries(known) } }
  })
}
