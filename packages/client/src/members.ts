import type { Role } from '@gantry/domain/roles'
import type { Http } from './http.ts'
import type { OrganisationSize, PmoType } from './session.ts'
import type { Verdict } from './verdict.ts'

export interface Grant {
  readonly id: string
  readonly version: number
  readonly person: { readonly id: string; readonly ref: string; readonly name: string }
  readonly role: Role
  readonly initiative: { readonly id: string; readonly ref: string; readonly title: string } | null
  readonly from: string | null
  readonly until: string | null
  readonly grantedBy: string | null
}

export interface Member {
  readonly person: {
    readonly id: string
    readonly ref: string
    readonly name: string
    readonly jobTitle: string | null
  }
  readonly email: string
  readonly joinedAt: string
  readonly lastSeenAt: string | null
  readonly resetRequestedAt: string | null
  readonly you: boolean
  readonly roles: readonly Grant[]
}

export interface Invitation {
  readonly id: string
  readonly email: string
  readonly person: { readonly id: string; readonly ref: string; readonly name: string }
  readonly expiresAt: string
  readonly invitedBy: string | null
  readonly expired: boolean
}

/** `link` where no mail could be sent: to hand over, shown once. */
export interface HandedOver {
  readonly mailed: boolean
  readonly link: string | null
  readonly expiresAt: string | null
}

export interface NewGrant {
  readonly role: Role
  readonly initiative?: string
  readonly from?: string
  readonly until?: string
}

export interface OrganisationSettings {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly pmoType: PmoType
  readonly size: OrganisationSize
  readonly currency: string
  readonly locale: string
  readonly timeZone: string
  readonly fiscalYearStart: number
  readonly exchange: Exchange | null
  readonly allowed: { readonly edit: Verdict }
}

/** How findings of different sorts weigh against one step of a rating. */
export interface Exchange {
  readonly costMinorPerRatingStep: number
  readonly daysPerRatingStep: number
  readonly withheldStep: number
}

export type OrganisationChange = { readonly version: number } & Partial<
  Omit<OrganisationSettings, 'id' | 'version' | 'allowed' | 'exchange'> & { readonly exchange: Exchange }
>

export interface ChainVerdict {
  readonly holds: boolean
  readonly events: number
  readonly unsealed: number
  readonly erased: readonly { readonly by: string; readonly values: number }[]
  readonly head?: { readonly position: number; readonly hash: string }
  readonly publicKey?: string
  readonly breaches: readonly { readonly id: string; readonly message: string; readonly position?: number }[]
  readonly more: number
}

/** Members, roles, settings and the chain of events: what an administrator looks after. */
export function memberCalls(http: Http, org: string) {
  const base = `/orgs/${encodeURIComponent(org)}`
  const one = (what: string, id: string) => `${base}/${what}/${encodeURIComponent(id)}`
  return {
    members: (signal?: AbortSignal) => http.get<{ readonly members: readonly Member[] }>(`${base}/members`, { signal }),
    removeMember: (person: string) => http.delete<unknown>(one('members', person)),
    resetLink: (person: string) => http.post<HandedOver>(`${one('members', person)}/reset-link`),
    signMemberOut: (person: string) => http.post<unknown>(`${one('members', person)}/sign-out`),
    invitations: (signal?: AbortSignal) =>
      http.get<{ readonly invitations: readonly Invitation[] }>(`${base}/invitations`, { signal }),
    invite: (body: { email: string; name?: string; roles: readonly NewGrant[] }) =>
      http.post<HandedOver & { readonly email: string }>(`${base}/invitations`, body),
    renew: (id: string) => http.post<HandedOver & { readonly email: string }>(`${one('invitations', id)}/renew`),
    withdraw: (id: string) => http.delete<unknown>(one('invitations', id)),
    grant: (body: NewGrant & { person: string }) => http.post<Grant>(`${base}/grants`, body),
    changeGrant: (id: string, body: { version: number; from?: string | null; until?: string | null }) =>
      http.patch<Grant>(one('grants', id), body),
    removeGrant: (id: string) => http.delete<unknown>(one('grants', id)),
    organisation: (signal?: AbortSignal) => http.get<OrganisationSettings>(`${base}/organisation`, { signal }),
    changeOrganisation: (change: OrganisationChange) =>
      http.patch<OrganisationSettings>(`${base}/organisation`, change),
    verify: () => http.post<ChainVerdict>(`${base}/verify`),
    chainAddress: () => http.address(`${base}/verify/export`),
  }
}
