import type { Query, Result, Tx } from '@gantry/store/database'
import { customFieldsOf, customFieldsQuery, type StoredCustomField } from '@gantry/store/records/custom-fields'
import { recordQuery } from '@gantry/store/records/read'
import type { Source } from '@gantry/store/records/source'
import { type Row, type Stored, storedOf } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { scopeOf, sightOf } from './sight.ts'

/** Reads several statements at once: outside a transaction by the store, inside by its tx. */
export type Reader = (queries: readonly Query[]) => Promise<Result[]>

export function reading(context: Context): Reader {
  const { assumed } = context
  return assumed ? (queries) => assumed.read(queries) : (queries) => context.store.read(scopeOf(context), queries)
}

export function readingIn(tx: Tx): Reader {
  return (queries) => tx.batch(queries)
}

export interface Loaded {
  readonly row: Row
  readonly stored: Stored
  readonly customs: readonly StoredCustomField[]
}

/** A record the caller may see, with the custom fields of its kind; undefined when there is none. */
export async function loadRecord(
  context: Context,
  read: Reader,
  source: Source,
  ref: string,
  options: { readonly deleted?: boolean; readonly forUpdate?: boolean } = {},
): Promise<Loaded | undefined> {
  const labelled = options.forUpdate ? undefined : [...Object.keys(source.kind.fields), 'createdBy', 'updatedBy']
  const query = recordQuery(source, ref, sightOf(context), { ...options, labelled })
  if (!query) return undefined
  const [found, customs] = await read([query, customFieldsQuery(context.org, source.kind.name)])
  const row = found?.rows[0]
  return row && { row, stored: storedOf(source, row), customs: customFieldsOf(customs) }
}
