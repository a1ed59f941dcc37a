import type { IdentityMatch, IncomingIdentity, KnownIdentity, KnownUnit } from './types.ts'
export function matchInitiatives(incoming: IncomingIdentity[], known: KnownIdentity[], _units: KnownUnit[]): IdentityMatch {
  const byId = new Map(known.filter((k) => k.externalId).map((k) => [k.externalId!.toLowerCase(), k]))
  const byName = new Map(known.map((k) => [k.title.toLowerCase(), k]))
  const matched: IdentityMatch['matched'] = []
  const created: IdentityMatch['created'] = []
  incoming.forEach((i, group) => {
    const k = byId.get((i.externalId ?? '').toLowerCase()) ?? byName.get(i.title.toLowerCase())
    if (k) matched.push({ key: i.key, initiativeId: k.initiativeId, basis: 'exactName' })
    else created.push({ key: i.key, group })
  })
  return { matched, created, proposed: [], problems: [] }
}
