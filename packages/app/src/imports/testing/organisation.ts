import { fullAccess } from '@gantry/domain/reach'
import type { Database } from '@gantry/store/database'
import type { Context } from '../../context.ts'
import { newId } from '../../new-id.ts'

/** A new organisation in a test store, and the context of its system: sees and may do everything. */
export async function newOrganisation(store: Database, currency = 'GBP'): Promise<Context> {
  const org = newId()
  await store.transaction('system', (tx) =>
    tx.query({
      text: `insert into organisation (id, slug, name, pmo_type, size, currency, locale, time_zone, fiscal_year_start)
        values ($1, $2, 'Acme', 'directive', 'large', $3, 'en-GB', 'Europe/London', 4)`,
      values: [org, `acme-${org.slice(-12)}`, currency],
    }),
  )
  return {
    org,
    store,
    newId,
    now: () => new Date().toISOString(),
    request: newId(),
    actor: { kind: 'system', name: 'System', access: fullAccess() },
  }
}
