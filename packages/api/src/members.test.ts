import type { Database } from '@gantry/store/database'
import { emptyStore } from '@gantry/store/testing/empty-store'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { smtpMail } from './auth/mail.ts'
import { type Browser, home, openApi, password, type TestApi } from './testing/open-api.ts'
import { type MailBox, openMailBox, textOf } from './testing/mail-box.ts'
import { plantInitiative } from './testing/plant.ts'

let clock = 0
let store: Database
let api: TestApi
let ada: Browser

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  clock = Date.parse('2027-03-01T09:00:00.000Z')
  api = await openApi({ store, now: () => new Date(clock).toISOString() })
  ada = await api.setUp()
})
afterEach(async () => {
  await api.close()
  await emptyStore(store)
})

const wait = (days: number) => {
  clock += days * 24 * 3_600_000
}
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''

/** Invites, accepts, and gives the browser of the newcomer. */
async function join(email: string, name: string, roles: object[] = []): Promise<Browser> {
  const invited = await ada.post(`${home}/invitations`, { email, name, roles })
  expect(invited.statusCode).toBe(201)
  const browser = api.browser()
  const answer = await browser.post(`/api/v1/invitations/${tokenOf(invited.json().link)}`, { password })
  expect(answer.statusCode).toBe(201)
  return browser
}

async function personOf(browser: Browser): Promise<string> {
  return (await browser.get('/api/v1/me')).json().organisations[0].person
}

describe('an invitation, without mail', () => {
  test('gives the inviter a link that works once, for a week', async () => {
    const invited = (await ada.post(`${home}/invitations`, { email: 'Bo@Example.org', name: 'Bo Lund' })).json()
    expect(invited).toMatchObject({ email: 'bo@example.org', mailed: false, expiresAt: '2027-03-08T09:00:00.000Z' })
    const url = `/api/v1/invitations/${tokenOf(invited.link)}`
    expect((await api.browser().get(url)).json()).toEqual({
      organisation: 'Eastmarch',
      email: 'bo@example.org',
      name: 'Bo Lund',
      invitedBy: 'Ada Byrne',
      expiresAt: '2027-03-08T09:00:00Z',
    })
    const bo = api.browser()
    expect((await bo.post(url, { password: 'short' })).statusCode).toBe(422)
    expect((await bo.post(url, { password })).json()).toMatchObject({ org: 'eastmarch', user: { name: 'Bo Lund' } })
    expect((await bo.get('/api/v1/me')).json().organisations).toHaveLength(1)
    expect((await api.browser().post(url, { password })).json().type).toBe('about:blank#invitation.gone')
  })

  test('is of no use when expired, withdrawn or renewed', async () => {
    const invited = (await ada.post(`${home}/invitations`, { email: 'bo@example.org' })).json()
    const renewed = (await ada.post(`${home}/invitations/${invited.id}/renew`)).json()
    const open = async (link: string) => (await api.browser().get(`/api/v1/invitations/${tokenOf(link)}`)).statusCode
    expect(await open(invited.link)).toBe(404)
    expect(await open(renewed.link)).toBe(200)
    wait(8)
    expect(await open(renewed.link)).toBe(404)
    expect((await ada.get(`${home}/invitations`)).json().invitations[0]).toMatchObject({ expired: true })
    const last = (await ada.post(`${home}/invitations/${invited.id}/renew`)).json()
    expect((await ada.delete(`${home}/invitations/${invited.id}`)).statusCode).toBe(204)
    expect(await open(last.link)).toBe(404)
  })

  test('for an address that has an account wants its password, or its session', async () => {
    const bo = await join('bo@example.org', 'Bo Lund')
    const person = await personOf(bo)
    await ada.delete(`${home}/members/${person}`)
    expect((await bo.get(`${home}/organisation`)).statusCode).toBe(404)
    const invited = (await ada.post(`${home}/invitations`, { email: 'bo@example.org' })).json()
    expect(invited.person).toBe(person)
    const url = `/api/v1/invitations/${tokenOf(invited.link)}`
    const stranger = await api.browser().post(url, { password: 'a password of the inviter' })
    expect(stranger.json().type).toBe('about:blank#invitation.wrong-password')
    expect((await bo.post(url, {})).statusCode).toBe(201)
    expect((await bo.get(`${home}/organisation`)).statusCode).toBe(200)
  })

  test('of a member, or twice, is refused', async () => {
    await join('bo@example.org', 'Bo Lund')
    const again = (email: string) => ada.post(`${home}/invitations`, { email })
    expect((await again('bo@example.org')).json().type).toBe('about:blank#invitation.member')
    await again('cy@example.org')
    expect((await again('cy@example.org')).json().type).toBe('about:blank#invitation.open')
  })

  test('with a role that cannot be given leaves nothing behind', async () => {
    const roles = [{ role: 'viewer' }, { role: 'viewer', initiative: 'INI-99' }]
    const answer = await ada.post(`${home}/invitations`, { email: 'bo@example.org', roles })
    expect(answer.statusCode).toBe(404)
    expect((await ada.get(`${home}/invitations`)).json().invitations).toEqual([])
    expect((await ada.get(`${home}/grants`)).json().grants).toHaveLength(1)
  })
})

describe('with mail', () => {
  let box: MailBox
  beforeEach(async () => {
    box = await openMailBox()
    await api.close()
    const mail = smtpMail({ url: box.url, from: 'Gantry <gantry@example.org>' })
    api = await openApi({ store, mail, now: () => new Date(clock).toISOString() })
    ada = api.browser()
    await ada.signIn('ada@example.org')
  })
  afterEach(() => box.close())

  test('an invitation goes to the address, and the inviter sees no link', async () => {
    const invited = (await ada.post(`${home}/invitations`, { email: 'bo@example.org', name: 'Bo' })).json()
    expect(invited).toMatchObject({ mailed: true, link: null })
    expect(box.letters).toHaveLength(1)
    const letter = textOf(box.letters[0] ?? '')
    expect(letter).toContain('To: bo@example.org')
    expect(letter).toContain('Ada Byrne invites you to Eastmarch on Gantry.')
    const token = /invitation\?token=([\w-]+)/.exec(letter)?.[1]
    expect((await api.browser().post(`/api/v1/invitations/${token}`, { password })).statusCode).toBe(201)
  })

  test('a mail server that refuses turns it into a link to hand over', async () => {
    box.refuse()
    const invited = (await ada.post(`${home}/invitations`, { email: 'bo@example.org' })).json()
    expect(invited.mailed).toBe(false)
    expect(invited.link).toContain('/invitation?token=')
  })

  test('a forgotten password goes to the account only', async () => {
    for (const email of ['nobody@example.org', 'ada@example.org'])
      expect((await api.browser().post('/api/v1/auth/forgot', { email })).statusCode).toBe(202)
    await api.gate.settled()
    expect(box.letters).toHaveLength(1)
    const token = /reset\?token=([\w-]+)/.exec(textOf(box.letters[0] ?? ''))?.[1]
    const reset = { token, password: 'another sentence of mine' }
    expect((await api.browser().post('/api/v1/auth/reset', reset)).statusCode).toBe(204)
    expect((await api.browser().signIn('ada@example.org', reset.password)).statusCode).toBe(200)
  })

  test('an address cannot smuggle in another recipient', async () => {
    const email = 'bo@example.org\r\nBcc: eve@example.org'
    expect((await ada.post(`${home}/invitations`, { email })).statusCode).toBe(400)
    const name = 'Bo\r\nBcc: eve@example.org'
    await ada.post(`${home}/invitations`, { email: 'bo@example.org', name })
    expect(box.letters.join('\n')).not.toMatch(/^Bcc:/m)
  })
})

describe('roles', () => {
  test('hold from the next request on, and end so', async () => {
    const bo = await join('bo@example.org', 'Bo Lund')
    expect((await bo.get(`${home}/members`)).json()).toMatchObject({
      type: 'about:blank#access.administer',
      detail: 'Administering members and settings needs a role here that you do not hold.',
      mend: 'Ada Byrne can grant it, for example with the role administrator.',
    })
    const person = await personOf(bo)
    const grant = (await ada.post(`${home}/grants`, { person, role: 'administrator' })).json()
    expect((await bo.get(`${home}/members`)).statusCode).toBe(200)
    expect((await ada.delete(`${home}/grants/${grant.id}`)).statusCode).toBe(204)
    expect((await bo.get(`${home}/members`)).statusCode).toBe(403)
  })

  test('follow their days, without anyone doing anything', async () => {
    const bo = await join('bo@example.org', 'Bo Lund')
    const person = await personOf(bo)
    await ada.post(`${home}/grants`, { person, role: 'administrator', from: '2027-03-03', until: '2027-03-04' })
    const codes: number[] = []
    for (let day = 1; day <= 5; day++) {
      codes.push((await bo.get(`${home}/members`)).statusCode)
      wait(1)
    }
    expect(codes).toEqual([403, 403, 200, 200, 403])
  })

  test('cannot be given twice, nor with days the wrong way round, and a stale change is shown both sides', async () => {
    const bo = await join('bo@example.org', 'Bo Lund')
    const person = await personOf(bo)
    const grant = (await ada.post(`${home}/grants`, { person, role: 'viewer' })).json()
    expect((await ada.post(`${home}/grants`, { person, role: 'viewer' })).json().type).toBe('about:blank#grant.held')
    const days = { person, role: 'pmo', from: '2027-05-02', until: '2027-05-01' }
    expect((await ada.post(`${home}/grants`, days)).json().type).toBe('about:blank#grant.days')
    const until = (version: number, day: string) => ada.patch(`${home}/grants/${grant.id}`, { version, until: day })
    expect((await until(1, '2027-12-31')).json()).toMatchObject({ version: 2, until: '2027-12-31' })
    const stale = (await until(1, '2027-06-30')).json()
    expect(stale).toMatchObject({
      status: 409,
      both: { yours: { until: '2027-06-30' }, theirs: { until: '2027-12-31' } },
    })
  })

  test('on an initiative let its administrator give roles there and nowhere else', async () => {
    const north = await plantInitiative(api, { title: 'North', place: '001.' })
    const south = await plantInitiative(api, { title: 'South', place: '002.' })
    const bo = await join('bo@example.org', 'Bo Lund', [{ role: 'administrator', initiative: north }])
    const cy = await personOf(await join('cy@example.org', 'Cy Marsh', [{ role: 'viewer', initiative: south }]))
    const give = (initiative: string | null) => bo.post(`${home}/grants`, { person: cy, role: 'viewer', initiative })
    expect((await give(north)).statusCode).toBe(201)
    expect((await give(south)).statusCode).toBe(404)
    expect((await give(null)).statusCode).toBe(403)
    expect((await bo.get(`${home}/members`)).statusCode).toBe(403)
    const seen = (await bo.get(`${home}/grants`)).json().grants
    expect(seen.map((each: { initiative: { title: string } }) => each.initiative.title)).toEqual(['North', 'North'])
    const hidden = (await ada.get(`${home}/grants`))
      .json()
      .grants.find((each: { initiative: { title: string } | null }) => each.initiative?.title === 'South')
    expect((await bo.delete(`${home}/grants/${hidden.id}`)).statusCode).toBe(404)
  })
})

describe('the last administrator', () => {
  test('cannot be removed, demoted or given a last day', async () => {
    const refused = 'about:blank#access.last-administrator'
    const [grant] = (await ada.get(`${home}/grants`)).json().grants
    const person = await personOf(ada)
    expect((await ada.delete(`${home}/grants/${grant.id}`)).json().type).toBe(refused)
    expect((await ada.delete(`${home}/members/${person}`)).json().type).toBe(refused)
    expect((await ada.patch(`${home}/grants/${grant.id}`, { version: 1, until: '2027-12-31' })).json().type).toBe(
      refused,
    )
    expect((await ada.patch(`${home}/grants/${grant.id}`, { version: 1, from: '2027-12-31' })).json().type).toBe(
      refused,
    )
    expect((await ada.get(`${home}/grants`)).json().grants).toEqual([grant])
  })

  test('of two who remove each other at once, one stays', async () => {
    const bo = await join('bo@example.org', 'Bo Lund', [{ role: 'administrator' }])
    const [first, second] = [await personOf(ada), await personOf(bo)]
    const both = await Promise.all([ada.delete(`${home}/members/${second}`), bo.delete(`${home}/members/${first}`)])
    expect(both.filter((answer) => answer.statusCode === 204)).toHaveLength(1)
    const left = await Promise.all([ada, bo].map((each) => each.get(`${home}/members`)))
    expect(left.filter((answer) => answer.statusCode === 200)).toHaveLength(1)
  })
})

describe('accounts shared between organisations', () => {
  test('are not opened by the administrator of one of them', async () => {
    const bo = await join('bo@example.org', 'Bo Lund')
    const person = await personOf(bo)
    const elsewhere = api.gate.door.newId()
    await store.transaction('system', async (tx) => {
      await tx.query({
        text: `insert into organisation (id, slug, name, pmo_type, size, currency, locale, time_zone, fiscal_year_start)
          values ($1, 'elsewhere', 'Elsewhere', 'supportive', 'small', 'EUR', 'de', 'UTC', 1)`,
        values: [elsewhere],
      })
      await tx.query({
        text: `with p as (insert into person (org, id, ref_no, name) values ($1, $1, 1, 'Bo') returning id)
          insert into membership (org, user_id, person, joined_at) select $1, u.id, p.id, now()
          from auth."user" u, p where u.email = 'bo@example.org'`,
        values: [elsewhere],
      })
    })
    const refused = await ada.post(`${home}/members/${person}/reset-link`)
    expect(refused.json()).toMatchObject({ type: 'about:blank#access.shared-account', status: 409 })
    expect((await ada.post(`${home}/members/${person}/sign-out`)).statusCode).toBe(409)
    expect((await api.commandLine.post(`${home}/members/${person}/reset-link`)).statusCode).toBe(201)
  })
})

describe('settings', () => {
  test('are read by every member and changed by administrators, version by version', async () => {
    const bo = await join('bo@example.org', 'Bo Lund', [{ role: 'pmo' }])
    const read = (await bo.get(`${home}/organisation`)).json()
    expect(read).toMatchObject({ name: 'Eastmarch', version: 1, allowed: { edit: { ok: false } } })
    expect((await bo.patch(`${home}/organisation`, { version: 1, name: 'Westmarch' })).statusCode).toBe(403)
    const changed = await ada.patch(`${home}/organisation`, { version: 1, name: 'Westmarch', locale: 'de-DE' })
    expect(changed.json()).toMatchObject({ name: 'Westmarch', locale: 'de-DE', currency: 'GBP', version: 2 })
    const stale = await ada.patch(`${home}/organisation`, { version: 1, name: 'Southmarch' })
    expect(stale.json()).toMatchObject({ status: 409, both: { theirs: { name: 'Westmarch' } } })
    const wrong = await ada.patch(`${home}/organisation`, { version: 2, timeZone: 'Nowhere' })
    expect(wrong.json()).toMatchObject({ status: 422, fields: [{ field: 'timeZone' }] })
  })
})

describe('each change', () => {
  test('leaves an event that says who and what', async () => {
    const bo = await join('bo@example.org', 'Bo Lund', [{ role: 'viewer' }])
    await ada.delete(`${home}/members/${await personOf(bo)}`)
    const [events] = await store.read('system', [
      { text: 'select kind, verb, actor_kind from event where verb is not null order by at, id' },
    ])
    expect(events?.rows.map(({ kind, verb }) => [verb, kind].join(' '))).toEqual([
      'created organisation',
      'created person',
      'created grant',
      'created person',
      'created grant',
      'created invitation',
      'created member',
      'deleted member',
    ])
  })
})
