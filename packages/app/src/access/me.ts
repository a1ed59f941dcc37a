import { fullAccess, type Access, type Verdict } from '@gantry/domain/reach'
import { capabilities, type Capability } from '@gantry/domain/roles'
import { findOrganisations, type MyOrganisationRow } from '@gantry/store/access/organisations'
import type { Door } from './door.ts'
import type { Rights } from './rights.ts'

/** Where someone is a member, and what they may do there. @param user null for the command line: everything, everywhere */
export async function myOrganisations(door: Door, rights: Rights, user: string | null) {
  const organisations = await findOrganisations(door.store, user)
  return await Promise.all(
    organisations.map(async (row) => {
      const access = row.person === null ? fullAccess() : await rights.of(keyOf(row), row.person, door.now())
      return present(row, access)
    }),
  )
}

function keyOf({ id, accessVersion, timeZone }: MyOrganisationRow) {
  return { org: id, accessVersion, timeZone }
}

function present(row: MyOrganisationRow, access: Access) {
  const { id, slug, name, sample, pmoType, size, currency, locale, timeZone, fiscalYearStart, person } = row
  const told = { id, slug, name, sample, pmoType, size, currency, locale, timeZone, fiscalYearStart, person }
  return {
    ...told,
    roles: access.roles,
    capabilities: verdicts((capability) => access.mayAnywhere(capability)),
    everywhere: verdicts((capability) => access.may(capability, '')),
  }
}

function verdicts(of: (capability: Capability) => Verdict): Record<Capability, Verdict> {
  return Object.fromEntries(capabilities.map((capability) => [capability, of(capability)])) as Record<
    Capability,
    Verdict
  >
}
