import { type Field, tellsMoney } from '@gantry/domain/field'
import { statusReport } from '@gantry/domain/kinds/status-report'
import { recordQuery } from '@gantry/store/records/read'
import { sourceOf } from '@gantry/store/records/source'
import { columnsOf } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { sightOf } from '../records/sight.ts'

/** What a status report said before; the newest earlier version first. */
export interface StatusVersion {
  readonly version: number
  readonly recordedAt: string
  readonly replacedAt: string
  readonly byName: string | null
  readonly reason: string
  readonly import: string | null
  /** Columns of the report; amounts only for those who may see them. */
  readonly values: Readonly<Record<string, unknown>>
  readonly ratings: readonly { readonly assessor: string; readonly dimension: string; readonly value: string | null }[]
}

const moneyColumns: ReadonlySet<string> = new Set(
  Object.entries<Field>(statusReport.fields).flatMap(([key, field]) =>
    tellsMoney(field) ? columnsOf(key, field) : [],
  ),
)

export async function statusVersions(context: Context, ref: string): Promise<Outcome<{ rows: StatusVersion[] }>> {
  const { store, org, actor } = context
  const query = recordQuery(sourceOf(statusReport.name), ref, sightOf(context))
  const [found] = query ? await store.read({ org }, [query]) : []
  const record = found?.rows[0]
  if (!record) return notFound('status report', ref)
  const [versions] = await store.read({ org }, [
    {
      text: `select v.version, v.recorded_at, v.replaced_at, p.name as by_name, v.reason, v.import, v."values", v.ratings
        from status_version v left join person p on p.org = v.org and p.id = v.replaced_by
        where v.org = $1 and v.status_report = $2 order by v.version desc`,
      values: [org, record.id],
    },
  ])
  const seesMoney = actor.access.seesMoney(record.place as string | null)
  return done({ rows: ((versions?.rows ?? []) as Row[]).map((row) => versionOf(row, seesMoney)) })
}

type Row = Readonly<Record<string, unknown>>

function versionOf(row: Row, seesMoney: boolean): StatusVersion {
  const values = Object.entries(row.values as Row).filter(
    ([column, value]) => value !== null && (seesMoney || !moneyColumns.has(column)),
  )
  return {
    version: row.version as number,
    recordedAt: row.recorded_at as string,
    replacedAt: row.replaced_at as string,
    byName: row.by_name as string | null,
    reason: row.reason as string,
    import: row.import as string | null,
    values: Object.fromEntries(
      values.filter(([column]) => column !== 'org' && column !== 'place' && column !== 'custom'),
    ),
    ratings: (row.ratings as Row[]).map(
      ({ assessor, dimension, value }) => ({ assessor, dimension, value }) as StatusVersion['ratings'][number],
    ),
  }
}
