import type { Grant, PortfolioMember } from '@gantry/domain/reach'
import type { Database } from '../database.ts'

/** What a person's rights are computed from. */
export interface RightsRows {
  readonly grants: readonly Grant[]
  readonly members: readonly PortfolioMember[]
  /** Names of at most three administrators of the whole organisation. */
  readonly administrators: readonly string[]
}

/** One read, one snapshot. Grants and memberships that are over by `today` are left out. */
export async function readRights(store: Database, org: string, person: string, today: string): Promise<RightsRows> {
  const [grants, members, administrators] = await store.read({ org }, [
    {
      text: `select g.role, g.initiative, coalesce(i.place, '') as place, g.from_day as "from", g.until_day as "until"
        from access_grant g left join initiative i on i.org = g.org and i.id = g.initiative
        where g.org = $1 and g.person = $2 and (g.until_day is null or g.until_day >= $3::date)
        order by g.granted_at, g.id`,
      values: [org, person, today],
    },
    {
      text: `select p.place as "portfolioPlace", i.place as "memberPlace", m.from_day as "from", m.until_day as "until"
        from portfolio_member m
        join initiative p on p.org = m.org and p.id = m.portfolio
        join initiative i on i.org = m.org and i.id = m.initiative
        where m.org = $1 and (m.until_day is null or m.until_day >= $2::date)`,
      values: [org, today],
    },
    {
      text: `select p.name from access_grant g
        join membership m on m.org = g.org and m.person = g.person
        join person p on p.org = g.org and p.id = g.person
        where g.org = $1 and g.role = 'administrator' and g.initiative is null
          and (g.from_day is null or g.from_day <= $2::date) and (g.until_day is null or g.until_day >= $2::date)
        order by p.name limit 3`,
      values: [org, today],
    },
  ])
  return {
    grants: (grants?.rows ?? []) as unknown as Grant[],
    members: (members?.rows ?? []) as unknown as PortfolioMember[],
    administrators: (administrators?.rows ?? []).map((row) => String(row.name)),
  }
}
