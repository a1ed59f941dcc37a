import type { Http } from '@gantry/client'
import { CommandRefused } from './refused.ts'

export interface OrganisationRef {
  readonly id: string
  readonly slug: string
  readonly name: string
}

/**
 * The organisation that a command means: the one named, else the only one that is no sample, else the only one.
 * @throws CommandRefused naming those there are
 */
export async function chooseOrganisation(http: Http, named: string | undefined): Promise<OrganisationRef> {
  const found = await findOrganisation(http, named)
  if (found) return found
  throw new CommandRefused('There is no organisation in this data folder yet.', {
    mend: 'Maybe run `gantry start` and follow the first run, or import a file: `gantry import FILE`.',
  })
}

/** As `chooseOrganisation`, but undefined where there is none at all. */
export async function findOrganisation(http: Http, named: string | undefined): Promise<OrganisationRef | undefined> {
  const { organisations } = await http.get<{ organisations: (OrganisationRef & { sample: boolean })[] }>('/me')
  if (named !== undefined) return pick(organisations, named)
  const own = organisations.filter((each) => !each.sample)
  const candidates = own.length > 0 ? own : organisations
  if (candidates.length > 1) {
    throw new CommandRefused(`There are ${candidates.length} organisations: ${slugs(candidates)}.`, {
      mend: `Maybe say which one: --org ${candidates[0]?.slug}`,
    })
  }
  return candidates[0]
}

function pick(organisations: readonly OrganisationRef[], named: string): OrganisationRef {
  const wanted = named.toLowerCase()
  const found = organisations.find((each) => [each.id, each.slug, each.name.toLowerCase()].includes(wanted))
  if (found) return found
  throw new CommandRefused(`There is no organisation "${named}".`, {
    mend:
      organisations.length > 0
        ? `Maybe one of: ${slugs(organisations)}.`
        : 'Maybe none was set up yet: run `gantry start`.',
  })
}

function slugs(organisations: readonly OrganisationRef[]): string {
  return organisations.map(({ slug }) => slug).join(', ')
}
