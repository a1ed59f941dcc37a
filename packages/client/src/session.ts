import type { Capability, Role } from '@gantry/domain/roles'
import type { Http } from './http.ts'
import type { Verdict } from './verdict.ts'

export const pmoTypes = ['supportive', 'controlling', 'directive'] as const
export type PmoType = (typeof pmoTypes)[number]

export const organisationSizes = ['small', 'medium', 'large'] as const
export type OrganisationSize = (typeof organisationSizes)[number]

export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string }
  readonly organisations: readonly MyOrganisation[]
}

export interface MyOrganisation {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly sample: boolean
  readonly pmoType: PmoType
  readonly size: string
  readonly currency: string
  readonly locale: string
  /** Month 1 to 12. */
  readonly fiscalYearStart: number
  /** The person record of the one signed in. */
  readonly person: string | null
  readonly roles: readonly {
    readonly role: Role
    readonly initiative: string | null
    readonly place: string | null
    readonly from: string | null
    readonly until: string | null
  }[]
  readonly capabilities: Readonly<Partial<Record<Capability, Verdict>>>
}

export interface SetupState {
  readonly needsSetup: boolean
  readonly hasSample: boolean
  /** Whether mail can be sent; without it links are shown to the administrator instead. */
  readonly mail: boolean
}

export interface SetupRequest {
  readonly token: string
  readonly organisation: {
    readonly name: string
    readonly pmoType: PmoType
    readonly size: OrganisationSize
    readonly currency: string
    readonly locale?: string
    readonly timeZone?: string
    readonly fiscalYearStart?: number
  }
  readonly administrator: { readonly name: string; readonly email: string; readonly password: string }
}

export interface InvitationOffer {
  readonly organisation: string
  readonly email: string
  readonly name?: string
  readonly invitedBy?: string
  readonly expiresAt?: string
  /** Whether the address has an account already, so that signing in is enough. */
  readonly hasAccount?: boolean
}

/** First run, signing in and out, forgotten passwords, invitations. */
export function sessionCalls(http: Http) {
  return {
    me: (signal?: AbortSignal) => http.get<Me>('/me', { signal }),
    setup: (signal?: AbortSignal) => http.get<SetupState>('/setup', { signal }),
    setUp: (request: SetupRequest) => http.post<{ org?: string }>('/setup', request),
    setUpSample: (token: string) => http.post<{ org: string }>('/setup/sample', { token }),
    signIn: (email: string, password: string) => http.post<unknown>('/auth/sign-in', { email, password }),
    signOut: () => http.post<unknown>('/auth/sign-out'),
    signOutEverywhere: () => http.post<unknown>('/auth/sign-out-everywhere'),
    forgot: (email: string) => http.post<unknown>('/auth/forgot', { email }),
    reset: (token: string, password: string) => http.post<unknown>('/auth/reset', { token, password }),
    invitation: (token: string, signal?: AbortSignal) =>
      http.get<InvitationOffer>(`/invitations/${encodeURIComponent(token)}`, { signal }),
    acceptInvitation: (token: string, account: { name?: string; password?: string }) =>
      http.post<{ org?: string }>(`/invitations/${encodeURIComponent(token)}`, account),
  }
}
