import type { Params } from './params.ts'
import { sourceOf } from './source.ts'
import { visible } from './visible.ts'
import type { Sight } from './visible-at-place.ts'

/** How a record is called, or that the reader may not know. */
export type Label = { readonly ref: string; readonly title: string } | { readonly restricted: true }

/** SQL: one text per label of a row `t`: '1 12 Title', or '0' when the reader may not see the record. */
function labelText(alias: string, kind: string, sight: Sight, params: Params): string {
  const target = sourceOf(kind)
  // A record tells which person, unit or period it names to whoever may see the record.
  const seen = target.kind.of === 'organisation' ? 'true' : visible(alias, target, sight, params)
  const text = `'1 ' || ${alias}.ref_no || ' ' || ${alias}.${target.title}`
  return seen === 'true' ? text : `case when ${seen} then ${text} else '0' end`
}

/** The label of the record whose id a column holds, as a scalar subquery. */
export function labelSql(id: string, kind: string, sight: Sight, params: Params): string {
  return `(select ${labelText('t', kind, sight, params)}
    from ${sourceOf(kind).table} t where t.org = ${params.named('org', sight.org)}::uuid and t.id = ${id})`
}

/** The same as a join, for pages: a table is then read once and not once a row. */
export function labelJoin(
  id: string,
  alias: string,
  kind: string,
  sight: Sight,
  params: Params,
): { readonly column: string; readonly join: string } {
  return {
    column: labelText(alias, kind, sight, params),
    join: `left join ${sourceOf(kind).table} ${alias}
      on ${alias}.org = ${params.named('org', sight.org)}::uuid and ${alias}.id = ${id}`,
  }
}

/** Reads what `labelSql` made; undefined when there is no such record. */
export function labelOf(text: unknown, kind: string): Label | undefined {
  if (typeof text !== 'string') return undefined
  if (!text.startsWith('1 ')) return { restricted: true }
  const space = text.indexOf(' ', 2)
  return { ref: `${sourceOf(kind).kind.prefix}-${text.slice(2, space)}`, title: text.slice(space + 1) }
}

/** SQL: labels of many records of one kind, as rows (id, label). */
export function labelsOfMany(kind: string, ids: readonly string[], sight: Sight, params: Params): string {
  return `select wanted.id, ${labelSql('wanted.id', kind, sight, params)} as label
    from unnest(${params.add(ids)}::uuid[]) as wanted(id)`
}
