import type { Query } from '../database.ts'
import { labelColumns } from './list.ts'
import { Params } from './params.ts'
import type { Source } from './source.ts'
import { recordColumns } from './stored.ts'
import { visible } from './visible.ts'
import type { Sight } from './visible-at-place.ts'

export interface ReadOptions {
  readonly labelled?: readonly string[]
  readonly deleted?: boolean
  /** Locks the row until the transaction ends. */
  readonly forUpdate?: boolean
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One record by its id or reference, if the reader may see it; undefined when the text is neither. */
export function recordQuery(source: Source, ref: string, sight: Sight, options: ReadOptions = {}): Query | undefined {
  const params = new Params()
  const org = params.named('org', sight.org)
  const which = named(source, ref, params)
  if (!which) return undefined
  const inner = `select ${recordColumns(source, 'r')} from ${source.table} r
    where r.org = ${org}::uuid and ${which} and r.deleted_at is ${options.deleted ? 'not null' : 'null'}
      and ${visible('r', source, sight, params)}${options.forUpdate ? ' for update of r' : ''}`
  const labels = options.labelled ? labelColumns(source, options.labelled, sight, params) : []
  return {
    text: labels.length === 0 ? inner : `select p.*, ${labels.join(', ')} from (${inner}) p`,
    values: params.values,
  }
}

/** SQL: the row `r` that an id or a reference names; undefined when the text is neither. */
export function named(source: Source, ref: string, params: Params): string | undefined {
  if (uuid.test(ref)) return `r.id = ${params.add(ref)}::uuid`
  const [, prefix, number] = /^([A-Za-z]+)-(\d{1,15})$/.exec(ref) ?? []
  return prefix?.toUpperCase() === source.kind.prefix ? `r.ref_no = ${params.add(number)}::bigint` : undefined
}
