import {
  type Capability,
  allows,
  capabilities,
  capabilityPhrase,
  type Role,
  roleLabel,
  rolesAllowing,
} from './roles.ts'

declare const madeHere: unique symbol

/**
 * Where a capability holds: the fewest place prefixes that cover it, sorted. `['']` is everything, `[]` nothing.
 * Only `reachOf` and what is built on it make one, so that a read without rights does not compile.
 */
export type Reach = readonly string[] & { readonly [madeHere]: true }

/** `id` is stable, `reason` a sentence, `who` a sentence naming those who can grant it. */
export type Verdict = { readonly ok: true } | Refused
export interface Refused {
  readonly ok: false
  readonly id: string
  readonly reason: string
  readonly who?: string
  /** The field that would have to be filled. */
  readonly field?: string
}

/** A role on an initiative and all below it; `initiative` null and `place` '' mean the whole organisation. */
export interface Grant {
  readonly role: Role
  readonly initiative: string | null
  readonly place: string
  /** Days, both included; null = no limit. */
  readonly from: string | null
  readonly until: string | null
}

/** An initiative counted to a portfolio beside its delivery parent; days as in Grant. */
export interface PortfolioMember {
  readonly portfolioPlace: string
  readonly memberPlace: string
  readonly from: string | null
  readonly until: string | null
}

export interface Access {
  /** The places where the capability holds. Records without a place are not in any reach short of `['']`. */
  reach(capability: Capability): Reach
  /**
   * Whether it may be done at a place, and why not. `null` = a record of the whole organisation: every member may see
   * it, everything else needs the capability on the whole organisation.
   */
  may(capability: Capability, place: string | null): Verdict
  /** Whether it may be done anywhere at all: for buttons of a list, and for starting an import. */
  mayAnywhere(capability: Capability): Verdict
  seesMoney(place: string | null): boolean
  /** The same text for the same rights, different for different ones: a key for cached totals. */
  readonly hash: string
  /** The grants that hold today. */
  readonly roles: readonly Grant[]
}

/** The minimal reach over place prefixes. */
export function reachOf(places: readonly string[]): Reach {
  const sorted = [...new Set(places)].sort(byCode)
  const kept: string[] = []
  for (const place of sorted) {
    const last = kept.at(-1)
    if (last === undefined || !place.startsWith(last)) kept.push(place)
  }
  return Object.freeze(kept) as unknown as Reach
}

export const everywhere: Reach = reachOf([''])
export const nowhere: Reach = reachOf([])

export function isEverywhere(reach: Reach): boolean {
  return reach[0] === ''
}

/** Whether a place lies at or below one of the prefixes; null only under `['']`. */
export function covers(reach: Reach, place: string | null): boolean {
  if (isEverywhere(reach)) return true
  return place !== null && reach.some((prefix) => place.startsWith(prefix))
}

/** What both cover. */
export function overlap(a: Reach, b: Reach): Reach {
  const inner = (outer: Reach, places: Reach) => places.filter((place) => covers(outer, place))
  return reachOf([...inner(a, b), ...inner(b, a)])
}

/** The part of a reach at and below one place: for lists "of this initiative and below". */
export function within(reach: Reach, place: string): Reach {
  return overlap(reach, reachOf([place]))
}

/**
 * A prefix as a half-open range under COLLATE "C": place >= from and place < below. Each step ends in '.', and '/' is
 * the next character. Null for everything.
 */
export function rangeOf(prefix: string): { readonly from: string; readonly below: string } | null {
  return prefix === '' ? null : { from: prefix, below: `${prefix.slice(0, -1)}/` }
}

/**
 * The rights of a person on a day. Rights follow today's delivery tree (the places), and today's members of a portfolio
 * that lies where a role is held; organisation units and former parents give none.
 * @param today 'YYYY-MM-DD' in the organisation's time zone
 * @param administrators names of those who hold the administrator's role on the whole organisation
 */
export function accessOf(
  grants: readonly Grant[],
  members: readonly PortfolioMember[],
  today: string,
  administrators: readonly string[] = [],
): Access {
  const current = grants.filter((grant) => holds(grant, today))
  const counted = members.filter((member) => holds(member, today))
  const placesOf = new Map<Role, Reach>()
  for (const role of new Set(current.map((grant) => grant.role))) {
    const granted = current.filter((grant) => grant.role === role).map((grant) => grant.place)
    placesOf.set(role, withMembers(reachOf(granted), counted))
  }
  return access(placesOf, current, administrators)
}

/** For the machine itself, and for whoever holds the key file of the data folder. */
export function fullAccess(): Access {
  const grant: Grant = { role: 'administrator', initiative: null, place: '', from: null, until: null }
  return access(new Map([['administrator', everywhere]]), [grant], [])
}

function access(placesOf: Map<Role, Reach>, current: readonly Grant[], administrators: readonly string[]): Access {
  const reaches = new Map<Capability, Reach>()
  for (const capability of capabilities) {
    const giving = [...placesOf].filter(([role]) => allows(role, capability))
    reaches.set(capability, reachOf(giving.flatMap(([, reach]) => [...reach])))
  }
  const reach = (capability: Capability) => reaches.get(capability) ?? nowhere
  const may = (capability: Capability, place: string | null): Verdict => {
    if (capability === 'see' && place === null) return { ok: true }
    if (covers(reach(capability), place)) return { ok: true }
    return refused(capability, placesOf, place, administrators)
  }
  return {
    reach,
    may,
    mayAnywhere: (capability) =>
      reach(capability).length > 0 ? { ok: true } : refused(capability, placesOf, undefined, administrators),
    seesMoney: (place) => covers(reach('seeMoney'), place),
    hash: JSON.stringify(capabilities.map((capability) => reach(capability))),
    roles: current,
  }
}

function holds({ from, until }: { from: string | null; until: string | null }, today: string): boolean {
  return (from === null || from <= today) && (until === null || today <= until)
}

/** A portfolio inside the reach brings its members, which may be portfolios again. */
function withMembers(reach: Reach, members: readonly PortfolioMember[]): Reach {
  const found = members.filter((m) => covers(reach, m.portfolioPlace) && !covers(reach, m.memberPlace))
  if (found.length === 0) return reach
  return withMembers(reachOf([...reach, ...found.map((member) => member.memberPlace)]), members)
}

function refused(
  capability: Capability,
  placesOf: Map<Role, Reach>,
  place: string | null | undefined,
  administrators: readonly string[],
): Refused {
  const held = [...placesOf].filter(([, reach]) => (place === undefined ? reach.length > 0 : covers(reach, place)))
  const names = held.map(([role]) => roleLabel[role].toLowerCase().replace('pmo', 'PMO')).sort(byCode)
  const wanted = capabilityPhrase[capability]
  const scope = place === undefined ? '' : place === null ? ' on the whole organisation' : ' here'
  const reason =
    names.length === 0
      ? `${wanted[0]!.toUpperCase()}${wanted.slice(1)} needs a role${scope} that you do not hold.`
      : `Your role${scope} (${names.join(', ')}) does not allow ${wanted}.`
  return { ok: false, id: `access.${capability}`, reason, who: whoCanGrant(capability, administrators) }
}

function whoCanGrant(capability: Capability, administrators: readonly string[]): string {
  const least = roleLabel[rolesAllowing(capability)[0] ?? 'administrator'].toLowerCase().replace('pmo', 'PMO')
  const named = [...administrators].sort(byCode).slice(0, 3).join(' or ')
  return `${named === '' ? 'An administrator' : named} can grant it, for example with the role ${least}.`
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
