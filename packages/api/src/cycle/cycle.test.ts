import { createHash } from 'node:crypto'
import type { Letter } from '@gantry/app/access/door'
import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import type { comeIn } from '../testing/people.ts'

let store: Database
let api: TestApi
/** Head of the PMO. */
let ada: Browser
/** Manages the bridge and the ferry. */
let bob: Browser
let bobId: string
let clock = Date.parse('2027-01-05T09:00:00.000Z')
const letters: (Letter & { to: string })[] = []

beforeAll(async () => {
  store = await openTestStore()
  const now = () => new Date((clock += 1000)).toISOString()
  api = await openApi({ store, now, mail: { send: async (letter) => void letters.push(letter) } })
  ada = await api.setUp()
  await make('initiatives', { fields: { title: 'Transport', type: 'portfolio' } })
  await make('initiatives', { initiative: 'INI-1', fields: { title: 'Crossings', type: 'programme' } })
  bob = await comeInAs('Bob Marsh', [{ role: 'projectManager', initiative: 'INI-2' }])
  bobId = (await ada.get(`${home}/people?q=Bob`)).json().rows[0].id
  await make('initiatives', { initiative: 'INI-2', fields: { title: 'Bridge', type: 'project', manager: bobId } })
  await make('initiatives', { initiative: 'INI-2', fields: { title: 'Ferry', type: 'project', owner: bobId } })
  await make('initiatives', { initiative: 'INI-1', fields: { title: '=Tunnel', type: 'project' } })
  await make('reporting-periods', { fields: { label: '2026-11', asOf: '2026-11-30' } })
  await make('reporting-periods', { fields: { label: '2026-12', asOf: '2026-12-31' } })
})
afterAll(async () => {
  await api.close()
  await store.close()
})

/** Mail is there, so the link goes by letter. */
async function comeInAs(name: string, roles: Parameters<typeof comeIn>[3]) {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`
  await ok(ada.post(`${home}/invitations`, { email, name, roles }))
  const link = letters.findLast(({ to }) => to === email)?.text ?? ''
  const token = /([\w-]{20,})/.exec(link.slice(link.indexOf('http')).replace('http://gantry.test', ''))?.[1]
  const browser = api.browser()
  await ok(browser.post(`/api/v1/invitations/${token}`, { password: 'a bridge over the marsh' }))
  return browser
}

async function make(segment: string, payload: object) {
  return await ok(ada.post(`${home}/${segment}`, payload))
}

async function ok(sent: ReturnType<Browser['get']>) {
  const answer = await sent
  if (answer.statusCode >= 300) throw new Error(answer.body)
  return answer.json()
}

const board = async (period: string, who = ada) => await ok(who.get(`${home}/reporting-periods/${period}/board`))
const row = async (period: string, title: string) =>
  (await board(period)).rows.find((one: { title: string }) => one.title === title)
const fill = (who: Browser, ref: string, body: object) =>
  who.send({ method: 'PUT', url: `${home}/status-reports/${ref}/filling`, payload: body })
const step = (who: Browser, ref: string, name: string, body: object) =>
  who.post(`${home}/status-reports/${ref}/steps/${name}`, body)
const gbp = (minor: number) => ({ minor, currency: 'GBP' })

describe('opening a period', () => {
  test('makes one report due from each who owes one, with who reports on it', async () => {
    const before = await ok(ada.get(`${home}/reporting-periods/PRD-1`))
    const opened = await ok(
      ada.post(`${home}/reporting-periods/PRD-1/open`, {
        version: before.version,
        dueOn: '2027-01-08',
        locksOn: '2027-01-20',
      }),
    )
    expect(opened).toMatchObject({
      opened: 3,
      kept: 0,
      closed: 0,
      leavers: [],
      period: { state: 'open', fields: { dueOn: '2027-01-08' } },
    })
    const { states, rows, owners, allowed } = await board('PRD-1')
    expect(states).toMatchObject({ due: 3, submitted: 0 })
    expect(rows.map((one: { title: string; owner: { name: string } }) => [one.title, one.owner.name])).toEqual([
      ['Bridge', 'Bob Marsh'],
      ['Ferry', 'Bob Marsh'],
      ['=Tunnel', 'Nobody named'],
    ])
    expect(owners).toMatchObject([{ owner: { name: 'Bob Marsh' }, expected: 2, missing: 2 }, { expected: 1 }])
    expect(allowed).toMatchObject({ open: { ok: true }, lock: { ok: true } })
  })

  test('again adds newcomers and closes the untouched reports of leavers', async () => {
    await make('initiatives', { initiative: 'INI-1', fields: { title: 'Tramway', type: 'project' } })
    const bridges = (await ok(ada.get(`${home}/initiatives/INI-2`))).id
    const open = async (scope: object) =>
      await ok(
        ada.post(`${home}/reporting-periods/PRD-1/open`, { version: (await board('PRD-1')).period.version, scope }),
      )
    expect(await open({ everyone: true })).toMatchObject({ opened: 1, kept: 3, closed: 0 })
    expect(await open({ units: [], initiatives: [bridges] })).toMatchObject({ opened: 0, kept: 2, closed: 2 })
    expect(await open({ everyone: true })).toMatchObject({ opened: 2, kept: 2, closed: 0 })
  })

  test('is refused to those who may not change the whole organisation, and shows them their own rows only', async () => {
    const answer = await bob.post(`${home}/reporting-periods/PRD-2/open`, { version: 1 })
    expect(answer.statusCode).toBe(403)
    const seen = await board('PRD-1', bob)
    expect(seen.rows.map((one: { title: string }) => one.title)).toEqual(['Bridge', 'Ferry'])
    expect(seen.allowed.lock).toMatchObject({ ok: false, id: 'access.edit' })
  })
})

describe('filling in a report', () => {
  test('names everything that is missing before it is submitted', async () => {
    const { ref, version } = await row('PRD-1', 'Bridge')
    const answer = await step(bob, ref, 'submit', { version })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({
      type: 'about:blank#statusReport.incomplete',
      fields: [{ field: 'summary' }, { field: 'endDate' }, { field: 'rating.owner' }],
    })
  })

  test('takes fields and ratings in one go, or neither', async () => {
    const { ref, version } = await row('PRD-1', 'Bridge')
    const fields = { summary: 'Piers stand.', endDate: '2028-06-30', wholeLifeCost: gbp(5_000_000_00) }
    const refused = await fill(bob, ref, {
      version,
      fields,
      ratings: [
        { assessor: 'owner', value: 'amber' },
        { assessor: 'independent', value: 'red' },
      ],
    })
    expect(refused.json().type).toBe('about:blank#rating.independent')
    expect((await row('PRD-1', 'Bridge')).version).toBe(version)
    const filled = await ok(fill(bob, ref, { version, fields, ratings: [{ assessor: 'owner', value: 'amber' }] }))
    expect(filled).toMatchObject({
      missing: [],
      report: { fields: { summary: 'Piers stand.' } },
      ratings: [{ assessor: 'owner', value: 'amber', scale: 'rag5' }],
    })
    expect(filled.scales.owner).toHaveLength(5)
    const far = await bob.patch(`${home}/status-reports/${ref}`, {
      version: filled.report.version,
      fields: { asOf: '2020-01-01' },
    })
    expect(far.json()).toMatchObject({ type: 'about:blank#statusReport.asOf', status: 422 })
    const stale = await fill(bob, ref, { version, fields: { summary: 'Other' } })
    expect(stale.statusCode).toBe(409)
    expect(stale.json().both.theirs.fields.summary).toBe('Piers stand.')
  })

  test('is handed in, challenged with a question, answered and accepted', async () => {
    const { ref, version } = await row('PRD-1', 'Bridge')
    const submitted = await ok(step(bob, ref, 'submit', { version }))
    expect(submitted).toMatchObject({
      state: 'submitted',
      fields: { submittedOn: '2027-01-05', submittedBy: bobId, onBehalfOf: null },
    })
    expect((await step(bob, ref, 'accept', { version: submitted.version })).statusCode).toBe(200)
    const reopened = await ok(step(ada, ref, 'reopen', { version: submitted.version + 1, reason: 'Not yet' }))
    const challenged = await ok(step(ada, ref, 'challenge', { version: reopened.version, reason: 'Which piers?' }))
    expect((await row('PRD-1', 'Bridge')).challenge).toMatchObject({
      question: 'Which piers?',
      byName: 'Ada Byrne',
      answer: null,
    })
    expect((await step(bob, ref, 'answer', { version: challenged.version })).json().type).toBe(
      'about:blank#step.reason',
    )
    const answered = await ok(
      step(bob, ref, 'answer', {
        version: challenged.version,
        reason: 'All four.',
        fields: { summary: 'All four piers stand.' },
      }),
    )
    await ok(step(ada, ref, 'accept', { version: answered.version }))
    expect(await row('PRD-1', 'Bridge')).toMatchObject({ state: 'accepted', challenge: { answer: 'All four.' } })
    const edit = await bob.patch(`${home}/status-reports/${ref}`, {
      version: answered.version + 1,
      fields: { summary: 'Changed' },
    })
    expect(edit.json().type).toBe('about:blank#record.settled')
  })

  test('by the PMO is recorded as on behalf of the reporter; the independent rating takes another right', async () => {
    const { ref, version } = await row('PRD-1', 'Ferry')
    const ratings = [
      { assessor: 'owner', value: 'green' },
      { assessor: 'independent', value: 'amberRed', basis: 'Gate review' },
    ]
    const filled = await ok(
      fill(ada, ref, {
        version,
        fields: { summary: 'Afloat.', wholeLifeCost: gbp(700_00) },
        absent: { endDate: { type: 'tooEarly' } },
        ratings,
      }),
    )
    const submitted = await ok(step(ada, ref, 'submit', { version: filled.report.version }))
    expect(submitted.fields.onBehalfOf).toBe(bobId)
    expect(await row('PRD-1', 'Ferry')).toMatchObject({
      onBehalfOf: 'Bob Marsh',
      ratings: { owner: 'green', independent: 'amberRed' },
    })
    const again = await bob.patch(`${home}/ratings/RAT-3`, { version: 1, fields: { value: 'green' } })
    expect(again.json().type).toBe('about:blank#rating.independent')
  })
})

describe('chasing', () => {
  test('lists who owes what, how late, with a letter, and sends it', async () => {
    clock = Date.parse('2027-01-10T09:00:00.000Z')
    const { ref, version } = await row('PRD-1', 'Ferry')
    await ok(step(ada, ref, 'challenge', { version, reason: 'Green or amber?' }))
    const { owners, mail } = await ok(ada.get(`${home}/reporting-periods/PRD-1/chase`))
    expect(mail).toBe(true)
    expect(owners.map((one: { owner: { name: string } }) => one.owner.name)).toEqual(['Nobody named', 'Bob Marsh'])
    expect(owners[0].reports).toMatchObject([
      { title: '=Tunnel', daysLate: 2 },
      { title: 'Tramway', daysLate: 2 },
    ])
    expect(owners[1].letter.text).toContain('Ferry: was challenged: Green or amber?')
    const reminded = await ok(ada.post(`${home}/reporting-periods/PRD-1/remind`, { words: 'Thank you.' }))
    expect(reminded.sent).toMatchObject([{ to: 'bob.marsh@example.org' }])
    expect(reminded.notSent).toMatchObject([{ why: 'No e-mail address is known.' }])
    expect(letters.at(-1)).toMatchObject({ to: 'bob.marsh@example.org', subject: expect.stringContaining('2026-11') })
    expect(
      (await board('PRD-1')).rows
        .filter((one: { late: boolean }) => one.late)
        .map((one: { title: string }) => one.title),
    ).toEqual(['=Tunnel', 'Tramway'])
  })
})

describe('locking a period', () => {
  let lock: { sha256: string; lockedAt: string }

  test('waits for reports to be accepted unless it is said to lock as they stand', async () => {
    const { period } = await board('PRD-1')
    const refused = await ada.post(`${home}/reporting-periods/PRD-1/lock`, { version: period.version })
    expect(refused.json()).toMatchObject({ type: 'about:blank#cycle.unaccepted', status: 422 })
    lock = await ok(ada.post(`${home}/reporting-periods/PRD-1/lock`, { version: period.version, asTheyStand: true }))
    expect(lock).toMatchObject({ locked: 2, missed: 2, period: { state: 'locked' } })
    expect((await board('PRD-1')).states).toMatchObject({ locked: 2, missed: 2, due: 0 })
  })

  test('freezes what the board sees, with its hash and a sealed event', async () => {
    const locked = await ok(ada.get(`${home}/reporting-periods/PRD-1/locked`))
    expect(locked.sha256).toBe(lock.sha256)
    expect(createHash('sha256').update(JSON.stringify(locked.asLocked)).digest('hex')).toBe(lock.sha256)
    expect(locked.asLocked.measures).toEqual(locked.asCorrected.measures)
    expect(locked.corrections).toEqual([])
    const [sealed] = await store.read('system', [{ text: "select position from event where verb = 'lockedPicture'" }])
    expect(sealed!.rows[0]?.position).toBeGreaterThan(0)
    const part = await ok(bob.get(`${home}/reporting-periods/PRD-1/locked`))
    expect(part).toMatchObject({ sha256: null, asLocked: null })
  })

  test('lets a report be corrected with its reason only; both values stay, and the overview says so', async () => {
    const bridge = await row('PRD-1', 'Bridge')
    expect((await fill(ada, bridge.ref, { version: bridge.version, fields: { summary: 'x' } })).json().type).toBe(
      'about:blank#record.settled',
    )
    const rating = (await ok(ada.get(`${home}/status-reports/${bridge.ref}/filling`))).ratings[0]
    expect(
      (await ada.patch(`${home}/ratings/${rating.id}`, { version: 1, fields: { value: 'green' } })).json().type,
    ).toBe('about:blank#record.settled')
    await ok(
      ada.post(`${home}/status-reports/${bridge.ref}/correct`, {
        version: bridge.version,
        reason: 'A typing error',
        fields: { wholeLifeCost: gbp(6_000_000_00) },
        ratings: [{ id: rating.id, value: 'red' }],
      }),
    )
    const { asLocked, asCorrected, corrections } = await ok(ada.get(`${home}/reporting-periods/PRD-1/locked`))
    const cost = ({ measures }: { measures: { id: string; value: number }[] }) =>
      measures.find(({ id }) => id === 'wholeLifeCost')?.value
    expect([cost(asLocked), cost(asCorrected)]).toEqual([500_070_000, 600_070_000])
    expect(corrections).toMatchObject([
      {
        report: { ref: bridge.ref },
        reason: 'A typing error',
        byName: 'Ada Byrne',
        before: { wholeLifeCost: gbp(500_000_000), 'rating.owner.deliveryConfidence': 'amber' },
        after: { wholeLifeCost: gbp(600_000_000), 'rating.owner.deliveryConfidence': 'red' },
      },
    ])
    const codes = asCorrected.scope.warnings.map(({ code }: { code: string }) => code)
    expect(codes).toContain('cycle.corrected')
  })
})

describe('the second month', () => {
  test('starts from the first without any import, marks what was carried over, and compares', async () => {
    const { version } = await ok(ada.get(`${home}/reporting-periods/PRD-2`))
    const opened = await ok(ada.post(`${home}/reporting-periods/PRD-2/open`, { version, dueOn: '2027-02-05' }))
    expect(opened.opened).toBe(4)
    const bridge = await row('PRD-2', 'Bridge')
    const form = await ok(bob.get(`${home}/status-reports/${bridge.ref}/filling`))
    expect(form).toMatchObject({
      report: { fields: { endDate: '2028-06-30', wholeLifeCost: gbp(600_000_000), summary: null } },
      last: { asOf: '2026-11-30', ratings: [{ value: 'red' }] },
    })
    expect(form.report.fields.carried).toEqual(expect.arrayContaining(['endDate', 'wholeLifeCost']))
    const filled = await ok(
      fill(bob, bridge.ref, {
        version: bridge.version,
        fields: { summary: 'Deck laid.', endDate: '2028-09-30' },
        ratings: [{ assessor: 'owner', value: 'amber' }],
        movementReasons: { endDate: 'slippage' },
      }),
    )
    expect(filled.report.fields.carried).not.toContain('endDate')
    expect(filled.report.fields.carried).toContain('wholeLifeCost')
    const confirmed = await ok(fill(bob, bridge.ref, { version: filled.report.version, confirm: ['wholeLifeCost'] }))
    expect(confirmed.report.fields.carried).not.toContain('wholeLifeCost')
    await ok(step(bob, bridge.ref, 'submit', { version: confirmed.report.version }))
    const overview = await ok(ada.get(`${home}/overview?period=2026-12`))
    expect(overview.scope).toMatchObject({
      period: { label: '2026-12' },
      compare: { label: '2026-11' },
      reported: { n: 1 },
    })
    expect(overview.charts.dateMoves).toMatchObject([{ from: '2028-06-30', to: '2028-09-30', reason: 'slippage' }])
    const codes = overview.scope.warnings.map(({ code }: { code: string }) => code)
    expect(codes).toEqual(expect.arrayContaining(['cycle.open', 'cycle.unaccepted']))
    expect((await ok(ada.get(`${home}/overview`))).scope.period.label).toBe('2026-11')
  })
})
