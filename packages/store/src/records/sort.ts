import type { Column } from './column.ts'
import type { Params } from './params.ts'

/** One part of an order: text of the SQL, its type for a cursor's value, and its direction. Nulls come last either way. */
export interface SortKey {
  readonly sql: string
  readonly type: string
  readonly down: boolean
  /** Never null and never twice: needs no other key after it. */
  readonly unique?: true
}

/** What a column sorts by; undefined for those with no order (tags, several references). */
export function sortKeys({ key, field, sql, currency, custom }: Column, down: boolean): SortKey[] | undefined {
  switch (field.type) {
    case 'tags':
    case 'refs':
      return undefined
    case 'money':
      // Amounts of different currencies have no order, so each currency is a group.
      return [
        { sql: `(${currency ?? sql})`, type: 'text', down: false },
        { sql, type: 'numeric', down },
      ]
    case 'choice':
      return [field.of ? { sql: position(field.of, sql), type: 'integer', down } : alphabetical(sql, down)]
    case 'text':
    case 'note':
    case 'link':
      return [alphabetical(sql, down)]
    case 'person':
      return [alphabetical(nameOf(sql), down)]
    case 'ref':
      return [{ sql, type: custom ? 'text' : 'uuid', down }]
    case 'day':
      return [{ sql, type: 'date', down }]
    case 'instant':
      return [{ sql, type: custom ? 'text' : 'timestamptz', down }]
    case 'flag':
      return [{ sql, type: custom ? 'text' : 'boolean', down }]
    case 'percent':
      return [{ sql, type: custom ? 'numeric' : 'double precision', down }]
    default:
      return [{ sql, type: custom ? 'numeric' : 'bigint', down, ...(key === 'ref' ? { unique: true } : {}) }]
  }
}

/** Rows tell the names of the persons in them, so that an order by name tells nobody anything. Index cells hold ids as text. */
function nameOf(sql: string): string {
  return `(select who.name from person who where who.org = r.org and who.id = (${sql})::text::uuid)`
}

function alphabetical(sql: string, down: boolean): SortKey {
  return { sql: `${sql} collate "und-x-icu"`, type: 'text', down }
}

/** Choices sort in the order in which the kind lists them. */
function position(of: readonly string[], sql: string): string {
  return `array_position(array[${of.map((each) => `'${each.replaceAll("'", "''")}'`).join(', ')}]::text[], ${sql})`
}

export function orderBy(keys: readonly SortKey[]): string {
  return keys.map(({ sql, down, unique }) => `${sql} ${down ? 'desc' : 'asc'}${unique ? '' : ' nulls last'}`).join(', ')
}

/**
 * SQL: the row comes after the one whose key values (as text) the cursor holds. Keys end in a unique one, so that
 * no two rows are equal and each is visited once under any order.
 */
export function comesAfter(keys: readonly SortKey[], values: readonly (string | null)[], params: Params): string {
  const branches: string[] = []
  let equal: string[] = []
  for (const [i, { sql, type, down, unique }] of keys.entries()) {
    const value = values[i] ?? null
    if (unique) {
      branches.push([...equal, `${sql} ${down ? '<' : '>'} ${params.add(value)}::text::${type}`].join(' and '))
      break
    }
    if (value === null) {
      equal = [...equal, `${sql} is null`]
      continue
    }
    const at = `${params.add(value)}::text::${type}`
    const beyond = `(${sql} ${down ? '<' : '>'} ${at} or ${sql} is null)`
    branches.push([...equal, beyond].join(' and '))
    equal = [...equal, `${sql} = ${at}`]
  }
  return branches.length === 0 ? 'false' : `(${branches.map((branch) => `(${branch})`).join(' or ')})`
}
