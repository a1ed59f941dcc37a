import type { Browser, TestApi } from './open-api.ts'
import { home, password } from './open-api.ts'

export interface RoleOn {
  readonly role: string
  readonly initiative?: string | null
  /** Last day. */
  readonly until?: string
}

/** Invites somebody with roles and signs them in, by the same requests as a person would. */
export async function comeIn(
  api: TestApi,
  administrator: Browser,
  name: string,
  roles: readonly RoleOn[],
): Promise<Browser> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`
  const wanted = roles.map(({ role, initiative = null, until }) => ({ role, initiative, until }))
  const invited = await administrator.post(`${home}/invitations`, { email, name, roles: wanted })
  if (invited.statusCode !== 201) throw new Error(invited.body)
  const token = /([\w-]{20,})$/.exec(String(invited.json().link))?.[1]
  const browser = api.browser()
  const accepted = await browser.post(`/api/v1/invitations/${token}`, { password })
  if (accepted.statusCode !== 201) throw new Error(accepted.body)
  return browser
}
