import type { LabelJson } from '@gantry/domain/records/record-json'
import { sourceOf } from '@gantry/store/records/source'
import { type SearchRow, searchQuery } from '@gantry/store/records/search'
import { labelSql, labelOf } from '@gantry/store/records/label'
import { Params } from '@gantry/store/records/params'
import { everyKind } from '@gantry/domain/kinds/index'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { reading } from './load.ts'
import { sightOf } from './sight.ts'

export interface HitJson {
  readonly kind: string
  readonly id: string
  readonly ref: string
  readonly title: string
  readonly snippet: string
  readonly initiative: LabelJson | null
}

/** The best hits over everything the caller may see: words by their beginnings, or a reference. */
export async function search(context: Context, q: string, most = 20): Promise<Outcome<{ hits: HitJson[] }>> {
  if (q.trim() === '') return done({ hits: [] })
  const read = reading(context)
  const [result] = await read([searchQuery(q, sightOf(context), most)])
  const rows = (result?.rows ?? []) as unknown as SearchRow[]
  const initiatives = await initiativesOf(context, rows)
  return done({
    hits: rows.map(({ kind, record, ref, title, snippet }) => ({
      kind,
      id: record,
      ref,
      title,
      snippet,
      initiative: initiatives.get(record) ?? null,
    })),
  })
}

/** What the hits hang on: one statement a kind among them, in one round trip. */
async function initiativesOf(context: Context, rows: readonly SearchRow[]): Promise<Map<string, LabelJson>> {
  const hung = everyKind.filter(({ name }) => sourceOf(name).has.initiative && rows.some(({ kind }) => kind === name))
  if (hung.length === 0) return new Map()
  const queries = hung.map(({ name }) => {
    const params = new Params()
    const ids = params.add(rows.filter(({ kind }) => kind === name).map(({ record }) => record))
    const label = labelSql('r.initiative', 'initiative', sightOf(context), params)
    return {
      text: `select r.id, ${label} as label from ${sourceOf(name).table} r
        where r.org = ${params.named('org', context.org)}::uuid and r.id = any(${ids}::uuid[])`,
      values: params.values,
    }
  })
  const results = await reading(context)(queries)
  const labels = results.flatMap((result) =>
    result.rows.map((row) => [String(row.id), labelOf(row.label, 'initiative')] as const),
  )
  return new Map(labels.flatMap(([id, label]) => (label ? [[id, label] as const] : [])))
}
