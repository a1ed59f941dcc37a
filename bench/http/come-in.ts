import type { RunningServer } from '@gantry/server/start-server'

interface Person {
  readonly cookie: string
  readonly org: string
  readonly person: string
}

const password = 'a bridge over the marsh'

/** The administrator sets up, the manager accepts an invitation: both by the requests of a browser. */
export const comeIn = {
  async setUp({ url, setupToken }: RunningServer): Promise<Person> {
    const organisation = { name: 'Bench', pmoType: 'controlling', size: 'large', currency: 'GBP' }
    const administrator = { name: 'Ada Byrne', email: 'ada@example.org', password }
    return await signedIn(url, await post(url, '/api/v1/setup', { token: setupToken, organisation, administrator }))
  },

  async manager({ url }: RunningServer, { cookie }: Person, portfolio: string): Promise<Person> {
    const roles = [{ role: 'portfolioManager', initiative: portfolio }]
    const invited = await post(
      url,
      '/api/v1/orgs/bench/invitations',
      { email: 'max@example.org', name: 'Max', roles },
      cookie,
    )
    const { link } = (await invited.json()) as { link: string }
    const token = new URL(link).searchParams.get('token') ?? ''
    return await signedIn(url, await post(url, `/api/v1/invitations/${token}`, { password }))
  },
}

async function post(url: string, path: string, body: object, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: url, cookie }
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

async function signedIn(url: string, answer: Response): Promise<Person> {
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const me = await fetch(`${url}/api/v1/me`, { headers: { cookie } })
  const { organisations } = (await me.json()) as { organisations: { id: string; person: string }[] }
  return { cookie, org: organisations[0]!.id, person: organisations[0]!.person }
}
