import type { Tx } from '../database.ts'

/**
 * Draws reference numbers for several kinds at once. Resolves to the first number of each; gaps stay when the
 * transaction fails.
 */
export async function drawNumbers(
  tx: Tx,
  org: string,
  counts: Readonly<Record<string, number>>,
): Promise<Readonly<Record<string, number>>> {
  const wanted = Object.entries(counts).filter(([, count]) => count > 0)
  if (wanted.length === 0) return {}
  const { rows } = await tx.query<{ kind: string; value: number }>({
    text: `insert into counter as c (org, kind, value)
      select $1, w.kind, w.count from unnest($2::text[], $3::bigint[]) as w(kind, count) order by w.kind
      on conflict (org, kind) do update set value = c.value + excluded.value returning kind, value`,
    values: [org, wanted.map(([kind]) => kind), wanted.map(([, count]) => count)],
  })
  return Object.fromEntries(rows.map(({ kind, value }) => [kind, Number(value) - (counts[kind] ?? 0) + 1]))
}
