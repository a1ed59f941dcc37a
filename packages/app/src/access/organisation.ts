import {
  lockOrganisation,
  type MyOrganisationRow,
  organisationOf,
  updateOrganisation,
} from '@gantry/store/access/organisations'
import { writeEvent } from '@gantry/store/events/write'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { refuseAdministering } from './ask.ts'
import { type OrganisationInput, refuseOrganisation } from './organisation-input.ts'

/** How findings of different sorts are weighed against each other (see domain/portfolio/facts). */
export interface ExchangeInput {
  readonly costMinorPerRatingStep: number
  readonly daysPerRatingStep: number
  readonly withheldStep: number
}

export type OrganisationChange = Partial<OrganisationInput> & {
  readonly version: number
  readonly exchange?: ExchangeInput
}

export async function readOrganisation(context: Context) {
  const [found] = await context.store.read({ org: context.org }, [organisationOf(context.org)])
  const row = found?.rows[0] as unknown as MyOrganisationRow | undefined
  return row ? done(present(row, context)) : notFound('organisation', context.org)
}

function present(row: MyOrganisationRow, context: Context) {
  const { accessVersion: _, settings, ...organisation } = row
  return {
    ...organisation,
    exchange: (settings.exchange as ExchangeInput | undefined) ?? null,
    allowed: { edit: context.actor.access.may('administer', '') },
  }
}

export async function changeOrganisation(context: Context, change: OrganisationChange) {
  const refused = refuseAdministering(context)
  if (refused) return refused
  return await context.store.transaction({ org: context.org }, async (tx) => {
    const row = (await tx.query<MyOrganisationRow>(lockOrganisation(context.org))).rows[0]
    if (!row) return notFound('organisation', context.org)
    const { version, exchange, ...fields } = change
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    if (row.version !== version) return stale({ ...given, exchange }, present(row, context))
    const next = {
      ...row,
      ...given,
      settings: exchange ? { ...row.settings, exchange } : row.settings,
      version: version + 1,
    } as MyOrganisationRow
    const wrong = refuseOrganisation(next as OrganisationInput)
    if (wrong.length > 0) return invalid(wrong)
    await tx.query(updateOrganisation(next))
    const before = changed(row, next)
    const after = changed(next, row)
    if (Object.keys(after).length > 0)
      await writeEvent(tx, context, {
        verb: 'changed',
        kind: 'organisation',
        record: row.id,
        version: next.version,
        before,
        after,
      })
    return done(present(next, context))
  })
}

/** The values of `a` that are not those of `b`. */
function changed(a: MyOrganisationRow, b: MyOrganisationRow): Record<string, unknown> {
  const other = new Map(Object.entries(b))
  return Object.fromEntries(
    Object.entries(a).filter(
      ([name, value]) => name !== 'version' && JSON.stringify(value) !== JSON.stringify(other.get(name)),
    ),
  )
}

function stale(yours: unknown, theirs: unknown): Outcome<never> {
  return refuse({
    id: 'record.stale',
    status: 409,
    message: 'Somebody changed the settings since you opened them.',
    mend: 'Maybe look at both and choose again.',
    both: { yours, theirs },
  })
}

function invalid(fields: { readonly field: string; readonly message: string }[]): Outcome<never> {
  const message = fields.map((each) => each.message).join(' ')
  return refuse({ id: 'organisation.invalid', status: 422, message, fields })
}
