import { kindReferredTo } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import type { LabelJson, RecordJson } from '@gantry/domain/records/record-json'
import type { CustomField } from '@gantry/store/records/column'
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

/**
 * Adds the labels of ids that the list's own statement does not bring: fields that hold several references, and custom
 * fields. One round trip for a page, none when there are no such ids.
 */
export async function withOtherLabels(
  context: Context,
  read: Reader,
  kind: AnyKind,
  customs: readonly CustomField[],
  records: readonly RecordJson[],
): Promise<RecordJson[]> {
  const own = Object.entries(kind.fields).filter(([, { type }]) => type === 'refs')
  const others = [...own, ...customs.map(({ id, field }) => [id, field] as const)].flatMap(([key, field]) => {
    const to = kindReferredTo(field)
    return to === undefined ? [] : [{ key, to }]
  })
  if (others.length === 0) return [...records]
  const idsOf = ({ fields, custom }: RecordJson, key: string) =>
    [fields[key] ?? custom[key] ?? []].flat().map((id) => String(id))
  const wanted = new Map<string, string[]>()
  for (const { key, to } of others)
    wanted.set(to, [...(wanted.get(to) ?? []), ...records.flatMap((record) => idsOf(record, key))])
  const labels = await labelsFor(context, read, wanted)
  return records.map((record) => {
    const ids = others.flatMap(({ key }) => idsOf(record, key))
    const known = ids.flatMap((id) => (labels[id] ? [[id, labels[id]] as const] : []))
    return known.length === 0 ? record : { ...record, labels: { ...record.labels, ...Object.fromEntries(known) } }
  })
}
