import type { Query } from '../database.ts'

/** What rests on an import or was built on it since. */
export interface UndoConflict {
  readonly what: 'decision' | 'import' | 'record'
  /** Kind and id of what stands in the way. */
  readonly kind: string
  readonly record: string
  readonly ref: string | null
  readonly title: string | null
}

export interface UndoSubject {
  readonly org: string
  readonly importId: string
  readonly at: string
  readonly initiatives: readonly string[]
  readonly statuses: readonly string[]
}

/** Three reads: decisions that rest on it, later imports that built on it, and records people made or changed since. */
export function undoConflicts({ org, importId, at, initiatives, statuses }: UndoSubject): Query[] {
  return [
    {
      text: `select 'decision' as what, 'decision' as kind, d.id as record, 'DEC-' || d.ref_no as ref, d.question as title
        from decision d where d.org = $1 and d.deleted_at is null and (d.initiative = any($2::uuid[]) or exists (
          select from record_link l where l.org = d.org and l.from_kind = 'decision' and l.from_record = d.id
            and l.to_kind = 'statusReport' and l.to_record = any($3::uuid[])))
        order by d.ref_no limit 100`,
      values: [org, initiatives, statuses],
    },
    {
      text: `select 'import' as what, 'import' as kind, i.id as record, null as ref,
          (select string_agg(distinct f.name, ', ') from import_file f where f.org = i.org and f.import = i.id) as title
        from import i where i.org = $1 and i.state = 'applied' and i.id <> $2 and i.id in (
          select v.import from status_version v
            where v.org = $1 and v.status_report = any($4::uuid[]) and v.replaced_at > $5 and v.import is not null
          union
          select (s.source ->> 'import')::uuid from status_report s
            where s.org = $1 and s.deleted_at is null and s.initiative = any($3::uuid[]) and s.id <> all($4::uuid[])
              and s.source ->> 'import' is not null)
        order by i.created_at limit 100`,
      values: [org, importId, initiatives, statuses, at],
    },
    {
      text: `select distinct 'record' as what, e.kind, e.record, s.ref, s.title
        from event e left join search_entry s on s.org = e.org and s.kind = e.kind and s.record = e.record
        where e.org = $1 and e.at > $2
          and (e.initiative = any($3::uuid[]) or (e.kind = 'statusReport' and e.record = any($4::uuid[])))
          and case when e.kind in ('initiative', 'statusReport', 'rating')
            then e.verb in ('changed', 'stepped', 'corrected', 'moved', 'linked', 'unlinked')
            else e.kind not in ('decision', 'import') and s.record is not null end
        order by e.kind, s.ref limit 100`,
      values: [org, at, initiatives, statuses],
    },
  ]
}
