import type { Database } from '@gantry/store/database'
import { emptyStore } from '@gantry/store/testing/empty-store'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { properCost } from '@gantry/app/access/password'
import { administrator, home, openApi, password, setupToken, type TestApi } from '../testing/open-api.ts'

let clock = Date.parse('2027-03-01T09:00:00.000Z')
let store: Database
let api: TestApi

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

beforeEach(async () => {
  clock = Date.parse('2027-03-01T09:00:00.000Z')
  api = await openApi({ store, now: () => new Date(clock).toISOString() })
})
afterEach(async () => {
  await api.close()
  await emptyStore(store)
})

const wait = (seconds: number) => {
  clock += seconds * 1_000
}

const organisation = { name: 'Eastmarch', pmoType: 'controlling', size: 'medium', currency: 'GBP' }

describe('the first run', () => {
  test('needs the token that the terminal shows', async () => {
    const answer = await api.browser().post('/api/v1/setup', { token: 'guess', organisation, administrator })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ type: 'about:blank#setup.wrong-token', status: 403 })
    expect((await api.browser().get('/api/v1/setup')).json()).toEqual({
      needsSetup: true,
      hasSample: false,
      mail: false,
    })
  })

  test('makes organisation and administrator, signs in, and happens once', async () => {
    const ada = await api.setUp()
    const me = (await ada.get('/api/v1/me')).json()
    expect(me.user).toMatchObject({ name: 'Ada Byrne', email: 'ada@example.org' })
    expect(me.organisations[0]).toMatchObject({ slug: 'eastmarch', currency: 'GBP', sample: false })
    expect(me.organisations[0].roles).toEqual([
      { role: 'administrator', initiative: null, place: '', from: null, until: null },
    ])
    expect(me.organisations[0].capabilities.administer).toEqual({ ok: true })
    const again = await api.browser().post('/api/v1/setup', { token: setupToken, organisation, administrator })
    expect(again.json()).toMatchObject({ type: 'about:blank#setup.done', status: 409 })
  })

  test('takes over what the command line imported into before anyone was there', async () => {
    const founded = (await api.commandLine.post('/api/v1/organisations', { name: 'Eastmarch' })).json()
    expect((await api.browser().get('/api/v1/setup')).json().needsSetup).toBe(true)
    const ada = await api.setUp()
    const { organisations } = (await ada.get('/api/v1/me')).json()
    expect(organisations).toMatchObject([{ id: founded.id, slug: founded.slug, pmoType: 'controlling' }])
    expect((await api.browser().get('/api/v1/setup')).json().needsSetup).toBe(false)
  })

  test('of two at once, one wins', async () => {
    const both = await Promise.all(
      [1, 2].map((n) =>
        api.browser().post('/api/v1/setup', {
          token: setupToken,
          organisation,
          administrator: { ...administrator, email: `a${n}@example.org` },
        }),
      ),
    )
    expect(both.map((answer) => answer.statusCode).sort((a, b) => a - b)).toEqual([201, 409])
  })

  test('says field by field what cannot be', async () => {
    const answer = await api.browser().post('/api/v1/setup', {
      token: setupToken,
      organisation: { ...organisation, currency: 'QQQ', timeZone: 'Mars/Olympus' },
      administrator: { ...administrator, password: 'short' },
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().fields.map((each: { field: string }) => each.field)).toEqual([
      'organisation.currency',
      'organisation.timeZone',
      'administrator.password',
    ])
  })

  test('keeps no password and no session in the clear', async () => {
    const ada = await api.setUp()
    const secret = ada.cookies.get('gantry') ?? ''
    const [accounts, sessions] = await api.store.read('system', [
      { text: 'select password from auth.account' },
      { text: 'select token from auth.session' },
    ])
    expect(accounts?.rows[0]?.password).toMatch(/^scrypt\$4\$1\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(secret.length).toBeGreaterThan(40)
    expect(sessions?.rows[0]?.token).not.toContain(secret)
  })
})

describe('signing in', () => {
  test('takes the address in any case, and refuses a wrong password and an unknown address alike', async () => {
    await api.setUp()
    expect((await api.browser().signIn('ADA@example.org ')).statusCode).toBe(200)
    const wrong = await api.browser().signIn('ada@example.org', 'not the password')
    const unknown = await api.browser().signIn('nobody@example.org', 'not the password')
    expect(wrong.statusCode).toBe(401)
    expect({ ...unknown.json(), request: '' }).toEqual({ ...wrong.json(), request: '' })
  })

  test('takes as long for an unknown address as for a wrong password', async () => {
    const proper = await openApi({ store, passwordCost: properCost })
    await proper.setUp()
    const spent = async (email: string) => {
      const from = performance.now()
      await proper.browser().signIn(email, 'not the password')
      return performance.now() - from
    }
    await spent('ada@example.org')
    const pairs: [number, number][] = []
    for (let n = 0; n < 3; n++) pairs.push([await spent('ada@example.org'), await spent('nobody@example.org')])
    await proper.close()
    const [known, unknown] = [0, 1].map((side) => Math.min(...pairs.map((pair) => pair[side] ?? 0)))
    // Without a hash it would take a hundredth; a busy machine does not stretch one of two by five.
    expect((unknown ?? 0) / (known ?? 1)).toBeGreaterThan(0.2)
  })

  test('gives a cookie that scripts cannot read and other sites do not send', async () => {
    await api.setUp()
    const [cookie] = (await api.browser().signIn('ada@example.org')).cookies
    expect(cookie).toMatchObject({ name: 'gantry', httpOnly: true, sameSite: 'Lax', path: '/' })
  })

  test('without a session every route of an organisation is 401', async () => {
    await api.setUp()
    expect((await api.browser().get(`${home}/organisation`)).statusCode).toBe(401)
    expect((await api.browser().get('/api/v1/me')).statusCode).toBe(401)
  })

  test('an organisation one does not belong to is the same as none', async () => {
    const ada = await api.setUp()
    const answer = await ada.get('/api/v1/orgs/elsewhere/organisation')
    expect(answer.json()).toMatchObject({ type: 'about:blank#organisation.not-found', status: 404 })
  })

  test('a session ends after thirty days unless it is used', async () => {
    const ada = await api.setUp()
    wait(20 * 24 * 3_600)
    expect((await ada.get('/api/v1/me')).statusCode).toBe(200)
    await api.gate.settled()
    wait(20 * 24 * 3_600)
    expect((await ada.get('/api/v1/me')).statusCode).toBe(200)
    await api.gate.settled()
    wait(31 * 24 * 3_600)
    expect((await ada.get('/api/v1/me')).statusCode).toBe(401)
  })

  test('the key of the data folder opens every organisation; another key none', async () => {
    await api.setUp()
    expect((await api.commandLine.get(`${home}/members`)).statusCode).toBe(200)
    expect((await api.commandLine.get('/api/v1/me')).json().user.name).toBe('Command line')
    const guess = { headers: { authorization: 'Bearer guess' }, method: 'GET', url: `${home}/members` } as const
    expect((await api.browser().send(guess)).statusCode).toBe(401)
  })
})

describe('signing out', () => {
  test('ends this session only', async () => {
    const here = await api.setUp()
    const there = api.browser()
    await there.signIn('ada@example.org')
    const secret = here.cookies.get('gantry') ?? ''
    expect((await here.post('/api/v1/auth/sign-out')).statusCode).toBe(204)
    expect(here.cookies.size).toBe(0)
    here.cookies.set('gantry', secret)
    expect((await here.get('/api/v1/me')).statusCode).toBe(401)
    expect((await there.get('/api/v1/me')).statusCode).toBe(200)
  })

  test('everywhere ends all of them from the next request on', async () => {
    const here = await api.setUp()
    const there = api.browser()
    await there.signIn('ada@example.org')
    await here.post('/api/v1/auth/sign-out-everywhere')
    expect((await there.get('/api/v1/me')).statusCode).toBe(401)
    expect((await there.get(`${home}/organisation`)).statusCode).toBe(401)
  })
})

describe('guesses', () => {
  test('are stopped per account, for accounts that do not exist too, and told when to come back', async () => {
    await api.setUp()
    for (const email of ['ada@example.org', 'nobody@example.org']) {
      const guesses = await Promise.all(Array.from({ length: 12 }, () => api.browser().signIn(email, 'a wrong guess')))
      expect(guesses.filter((each) => each.statusCode === 401)).toHaveLength(10)
      const stopped = guesses.find((each) => each.statusCode === 429)
      expect(stopped?.json()).toMatchObject({ type: 'about:blank#auth.too-many-guesses' })
      expect(Number(stopped?.headers['retry-after'])).toBe(900)
    }
    expect((await api.browser().signIn('ada@example.org')).statusCode).toBe(429)
    wait(901)
    expect((await api.browser().signIn('ada@example.org')).statusCode).toBe(200)
  })

  test('are stopped per address over many accounts', async () => {
    await api.setUp()
    const codes: number[] = []
    for (let n = 0; n < 52; n++) codes.push((await api.browser().signIn(`n${n}@example.org`, 'x')).statusCode)
    expect(codes.filter((code) => code === 401)).toHaveLength(50)
    expect(codes.slice(50)).toEqual([429, 429])
  })

  test('survive a restart of the server', async () => {
    await api.setUp()
    for (let n = 0; n < 10; n++) await api.browser().signIn('ada@example.org', 'a wrong guess')
    const restarted = await openApi({ store, now: () => new Date(clock).toISOString() })
    expect((await restarted.browser().signIn('ada@example.org')).statusCode).toBe(429)
    await restarted.close()
  })
})

describe('pages of other sites', () => {
  test('cannot write with the reader’s cookie', async () => {
    const ada = await api.setUp()
    const write = (headers: Record<string, string>) =>
      ada.send({ method: 'POST', url: '/api/v1/auth/sign-out-everywhere', headers })
    expect((await write({ origin: 'https://evil.example' })).json().type).toBe('about:blank#auth.foreign-origin')
    expect((await write({ origin: 'null' })).statusCode).toBe(403)
    expect((await write({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    const invite = { method: 'POST', url: `${home}/invitations`, headers: { origin: 'https://evil.example' } } as const
    expect((await ada.send({ ...invite, payload: { email: 'e@evil.example' } })).statusCode).toBe(403)
    expect((await ada.get('/api/v1/me')).statusCode).toBe(200)
    expect((await write({ origin: 'http://gantry.test' })).statusCode).toBe(204)
  })
})

describe('a forgotten password, without mail', () => {
  test('is noted for the administrator, who gets a link that works once', async () => {
    const ada = await api.setUp()
    const answer = await api.browser().post('/api/v1/auth/forgot', { email: 'ada@example.org' })
    const unknown = await api.browser().post('/api/v1/auth/forgot', { email: 'nobody@example.org' })
    expect(answer.statusCode).toBe(202)
    expect(unknown.body).toBe(answer.body)
    await api.gate.settled()
    const [member] = (await ada.get(`${home}/members`)).json().members
    expect(member).toMatchObject({ email: 'ada@example.org', resetRequestedAt: '2027-03-01T09:00:00Z' })

    const offered = (await ada.post(`${home}/members/${member.person.ref}/reset-link`)).json()
    expect(offered.link).toMatch(/^http:\/\/gantry\.test\/reset\?token=/)
    const token = new URL(offered.link).searchParams.get('token') ?? ''
    const reset = (given: string) => api.browser().post('/api/v1/auth/reset', { token, password: given })
    expect((await reset('short')).statusCode).toBe(422)
    expect((await reset('another sentence of mine')).statusCode).toBe(204)
    expect((await reset('another sentence of mine')).json().type).toBe('about:blank#auth.link-expired')

    expect((await ada.get('/api/v1/me')).statusCode).toBe(401)
    expect((await api.browser().signIn('ada@example.org', password)).statusCode).toBe(401)
    expect((await ada.signIn('ada@example.org', 'another sentence of mine')).statusCode).toBe(200)
    expect((await ada.get(`${home}/members`)).json().members[0].resetRequestedAt).toBeNull()
  })

  test('the link is of no use a day later', async () => {
    const ada = await api.setUp()
    const { link } = (await ada.post(`${home}/members/PER-1/reset-link`)).json()
    wait(24 * 3_600 + 1)
    const token = new URL(link).searchParams.get('token') ?? ''
    const answer = await api.browser().post('/api/v1/auth/reset', { token, password: 'another sentence of mine' })
    expect(answer.json()).toMatchObject({ type: 'about:blank#auth.link-expired', status: 404 })
  })
})
