import type { Database } from '../database.ts'

export interface SampleUser {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly slug: string
}

/** The account that looks around in the sample organisation; undefined before there is one. */
export async function findSampleUser(store: Database): Promise<SampleUser | undefined> {
  const [found] = await store.read('system', [
    {
      text: `select u.id, u.name, u.email, o.slug from organisation o
        join membership m on m.org = o.id join auth."user" u on u.id = m.user_id
        where o.sample order by m.joined_at limit 1`,
    },
  ])
  return found?.rows[0] as unknown as SampleUser | undefined
}
