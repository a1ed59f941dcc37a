import type { Tx } from '../database.ts'

export interface NewPerson {
  readonly org: string
  readonly id: string
  readonly name: string
  readonly email: string
  readonly by: string | null
  readonly now: string
}

/** A person record as short as it may be: with its number and its entry for search. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<void> {
  const { org, id, name, email, by, now } = person
  await tx.query({
    text: `with number as (
        insert into counter (org, kind, value) values ($1, 'person', 1)
        on conflict (org, kind) do update set value = counter.value + 1 returning value
      ), added as (
        insert into person (org, id, ref_no, name, email, active, created_at, created_by, updated_at, updated_by)
        select $1::uuid, $2::uuid, value, $3, $4, true, $6::timestamptz, $5::uuid, $6::timestamptz, $5::uuid from number
        returning ref_no
      )
      insert into search_entry (org, kind, record, ref, title, body)
      select $1::uuid, 'person', $2::uuid, 'PER-' || ref_no, $3, $4 from added`,
    values: [org, id, name, email, by, now],
  })
}
