import type { Database, Query } from '../database.ts'

export interface OrganisationRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly pmoType: string
  readonly size: string
  readonly currency: string
  readonly locale: string
  readonly timeZone: string
  /** Month 1 to 12. */
  readonly fiscalYearStart: number
  readonly sample: boolean
  readonly settings: Readonly<Record<string, unknown>>
  readonly version: number
}

export interface MyOrganisationRow extends OrganisationRow {
  readonly accessVersion: number
  /** The caller's person record there; null for the command line. */
  readonly person: string | null
}

const columns = `o.id, o.slug, o.name, o.pmo_type as "pmoType", o.size, o.currency, o.locale, o.time_zone as "timeZone",
  o.fiscal_year_start as "fiscalYearStart", o.sample, o.settings, o.version, o.access_version as "accessVersion"`

/** Real ones before samples, then by name. @param user null for all of them */
export async function findOrganisations(store: Database, user: string | null): Promise<MyOrganisationRow[]> {
  const [found] = await store.read('system', [
    user === null
      ? { text: `select ${columns}, null as person from organisation o order by o.sample, o.name, o.id` }
      : {
          text: `select ${columns}, m.person from membership m join organisation o on o.id = m.org
            where m.user_id = $1 order by o.sample, o.name, o.id`,
          values: [user],
        },
  ])
  return (found?.rows ?? []) as unknown as MyOrganisationRow[]
}

export function organisationOf(org: string): Query {
  return { text: `select ${columns} from organisation o where o.id = $1`, values: [org] }
}

/** Locks it, so that two changes of members, grants or settings follow one another. */
export function lockOrganisation(org: string): Query {
  return { text: `select ${columns} from organisation o where o.id = $1 for update`, values: [org] }
}

export interface SetupState {
  /** Organisations that somebody can sign in to. */
  readonly organisations: number
  readonly samples: number
}

/** What is there before anyone can sign in. */
export async function readSetupState(store: Database): Promise<SetupState> {
  const [found] = await store.read('system', [setupStateText])
  return found?.rows[0] as unknown as SetupState
}

export const setupStateText: Query = {
  text: `select count(*) filter (where not sample and exists (select from membership m where m.org = o.id))::int as organisations,
      count(*) filter (where sample)::int as samples
    from organisation o`,
}

/** One setup at a time, whichever process runs it. */
export const lockSetup: Query = { text: `select pg_advisory_xact_lock(hashtext('gantry setup'))` }

/** One that the command line made, with nobody in it yet: the first run takes it over. */
export const unclaimedOrganisation: Query = {
  text: `select ${columns} from organisation o
    where not o.sample and not exists (select from membership m where m.org = o.id) order by o.created_at, o.id limit 1`,
}

export function takenSlugs(prefix: string): Query {
  return { text: `select slug from organisation where starts_with(slug, $1)`, values: [prefix] }
}

export function insertOrganisation(o: Omit<OrganisationRow, 'version' | 'settings'>, now: string): Query {
  return {
    text: `insert into organisation (id, slug, name, pmo_type, size, currency, locale, time_zone, fiscal_year_start,
        sample, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz)`,
    values: [
      o.id,
      o.slug,
      o.name,
      o.pmoType,
      o.size,
      o.currency,
      o.locale,
      o.timeZone,
      o.fiscalYearStart,
      o.sample,
      now,
    ],
  }
}

/** The whole row as it shall be, one version on. */
export function updateOrganisation(o: OrganisationRow): Query {
  return {
    text: `update organisation set name = $2, pmo_type = $3, size = $4, currency = $5, locale = $6, time_zone = $7,
        fiscal_year_start = $8, settings = $9::jsonb, version = version + 1 where id = $1`,
    values: [
      o.id,
      o.name,
      o.pmoType,
      o.size,
      o.currency,
      o.locale,
      o.timeZone,
      o.fiscalYearStart,
      JSON.stringify(o.settings),
    ],
  }
}
