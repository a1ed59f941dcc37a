import type { RateTable } from '@gantry/domain/portfolio/facts'
import type { Query, Result } from '../database.ts'

/** An exchange rate with who entered it. */
export interface StoredRate extends RateTable {
  readonly id: string
  readonly version: number
  readonly enteredAt: string
  /** Null: from the command line. */
  readonly enteredBy: string | null
  readonly deletedAt: string | null
}

/** Newest day first. @param removed those that were taken away, and none of the others */
export function ratesQuery(org: string, removed = false): Query {
  return {
    text: `select r.id, r.version, r.from_currency, r.to_currency, r.day, r.rate, r.source, r.created_at, r.deleted_at,
        p.name as by_name
      from rate_table r left join person p on p.org = r.org and p.id = r.created_by
      where r.org = $1::uuid and (r.deleted_at is not null) = $2::boolean
      order by r.day desc, r.from_currency, r.to_currency, r.id`,
    values: [org, removed],
  }
}

export function ratesOf(result: Result | undefined): StoredRate[] {
  return (result?.rows ?? []).map((row) => ({
    id: row.id as string,
    version: row.version as number,
    from: row.from_currency as string,
    to: row.to_currency as string,
    day: row.day as string,
    rate: Number(row.rate),
    source: row.source as string,
    enteredAt: row.created_at as string,
    enteredBy: row.by_name as string | null,
    deletedAt: row.deleted_at as string | null,
  }))
}

/** Nobody else changes the rates of this organisation until the transaction ends. */
export function lockRates(org: string): Query {
  return { text: `select pg_advisory_xact_lock(hashtextextended('rates ' || $1::text, 0))`, values: [org] }
}

export function insertRates(
  org: string,
  rates: readonly (RateTable & { readonly id: string })[],
  at: string,
  by: string | null,
): Query {
  return {
    text: `insert into rate_table (org, id, from_currency, to_currency, day, rate, source, created_at, created_by)
      select $1::uuid, r.id, r."from", r."to", r.day, r.rate, r.source, $3::timestamptz, $4::uuid
      from jsonb_to_recordset($2::jsonb) as r(id uuid, "from" text, "to" text, day date, rate numeric, source text)`,
    values: [org, JSON.stringify(rates), at, by],
  }
}

export function updateRate(org: string, id: string, { from, to, day, rate, source }: RateTable): Query {
  return {
    text: `update rate_table set from_currency = $3, to_currency = $4, day = $5::date, rate = $6::numeric, source = $7,
        version = version + 1
      where org = $1::uuid and id = $2::uuid`,
    values: [org, id, from, to, day, String(rate), source],
  }
}

/** @param at null takes it back */
export function markRateRemoved(org: string, id: string, at: string | null, by: string | null): Query {
  return {
    text: `update rate_table set deleted_at = $3::timestamptz, deleted_by = $4::uuid, version = version + 1
      where org = $1::uuid and id = $2::uuid`,
    values: [org, id, at, by],
  }
}
