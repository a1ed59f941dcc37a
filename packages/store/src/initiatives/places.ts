import type { Query, Tx } from '../database.ts'
import { placedTables } from '../records/source.ts'

/** Base-36 digits of one step of a place; a dot ends each. */
const stepWidth = 3
const mostSteps = 36 ** stepWidth

/** Waits until nobody else gives out or moves places of this organisation. */
export function lockPlaces(org: string): Query {
  return { text: `select pg_advisory_xact_lock(hashtextextended('initiative places ' || $1::text, 0))`, values: [org] }
}

/** The place after the last one ever given below a parent ('' = at the top); undefined once there is no room. */
export async function nextPlace(tx: Tx, org: string, parent: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ last: string | null }>({
    text: `select max(substr(place, length($2::text) + 1, ${stepWidth})) as last from initiative
      where org = $1::uuid and starts_with(place, $2::text) and length(place) = length($2::text) + ${stepWidth + 1}`,
    values: [org, parent],
  })
  const last = rows[0]?.last
  const next = last === null || last === undefined ? 0 : Number.parseInt(last, 36) + 1
  return next < mostSteps ? `${parent}${next.toString(36).toUpperCase().padStart(stepWidth, '0')}.` : undefined
}

/** Tables with a place that follows the tree. Events and imports keep the place of their day. */
export const followingTables: readonly string[] = [
  'initiative',
  ...placedTables,
  'comment',
  'attachment',
  'search_entry',
  'finding_mute',
  'remark',
  'plan',
]

/** Moves a whole branch: every record, comment, file and search entry at or below one place, set-wise. */
export function moveBranch(org: string, from: string, to: string): Query[] {
  const below = `${from.slice(0, -1)}/`
  return followingTables.map((table) => ({
    text: `update ${table} set place = $3::text || substr(place, length($2::text) + 1)
      where org = $1::uuid and place >= $2::text and place < $4::text`,
    values: [org, from, to, below],
  }))
}

/** Whether anything that was not removed hangs on the initiative or below it; one row with `kind` of the first found. */
export function hangingOnIt(org: string, id: string): Query {
  const records = placedTables.map(
    (table) =>
      `(select '${table}' as kind from ${table} where org = $1::uuid and initiative = $2::uuid and deleted_at is null limit 1)`,
  )
  const children = `(select 'initiative' as kind from initiative where org = $1::uuid and parent = $2::uuid and deleted_at is null limit 1)`
  return { text: `select kind from (${[children, ...records].join(' union all ')}) hanging limit 1`, values: [org, id] }
}
