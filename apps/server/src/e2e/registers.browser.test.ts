import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { askApi, buttonOn, enterSample, lookAt, openProduct } from './open-product.ts'

// A day with the registers of the sample organisation, two windows open beside each other.

const product = openProduct()
let page: Page
let org: string

beforeAll(async () => {
  page = product.page
  org = await enterSample(product)
})

const button = (name: string | RegExp) => buttonOn(page, name)
const dialog = () => page.getByRole('dialog')
const api = async (path: string) => await askApi(page, org, path)
const look = async () => await lookAt(page)
const panel = () => page.getByRole('complementary')
const row = (ref: string, on = page) => on.getByRole('row').filter({ hasText: ref })

test('rows are walked, opened, chosen and searched by keyboard', async () => {
  await page.goto(`${org}/risks`)
  await page.locator('[data-row="0"]').waitFor()
  // Keys count from when the page listens to them.
  const walked = async () => {
    await page.keyboard.press('j')
    return await page.locator('[data-row]:focus').count()
  }
  await expect.poll(walked).toBe(1)
  await page.locator('[data-row="0"]').focus()
  await page.keyboard.press('x')
  await page.getByText('1 chosen').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.locator('[data-row="2"]:focus').waitFor()
  await page.keyboard.press('X')
  await page.getByText('3 chosen').waitFor()
  await look()
  await page.locator('[data-row="2"]').focus()
  await page.keyboard.press('Enter')
  await panel().waitFor()
  await page.keyboard.press('Escape')
  await panel().waitFor({ state: 'detached' })
  await page.getByText('3 chosen').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('3 chosen').waitFor({ state: 'detached' })
  await page.keyboard.press('/')
  await page.keyboard.type('ledger')
  await page.getByText('1 record', { exact: true }).waitFor()
  await page.locator('[data-row="0"]').focus()
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: 'New risk' }).waitFor()
  await look()
  await page.keyboard.press('Escape')
  await page.locator('[data-row="0"]').focus()
  await page.keyboard.press('?')
  await dialog().getByText('Choose the row').waitFor()
})

test('long lists are walked to their end, wide and on a phone', async () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const reader = await page.context().newPage()
    await reader.setViewportSize(viewport)
    for (const path of ['status-reports?sort=ref', 'initiatives', 'portfolio']) {
      await reader.goto(`${org}/${path}`)
      await reader.locator('[data-index="0"]').first().waitFor()
      await scrollDown(reader)
      expect(await reader.locator('[data-index]').count(), path).toBeGreaterThan(0)
      expect(await reader.getByText('That did not work').count(), path).toBe(0)
    }
    await reader.close()
  }
})

/** Screen by screen, until there is no more below. */
async function scrollDown(reader: Page): Promise<void> {
  const at = async () => await reader.evaluate(() => globalThis.scrollY)
  for (let before = -1; (await at()) > before; ) {
    before = await at()
    await reader.mouse.wheel(0, 700)
    await reader.waitForTimeout(60)
    // What comes from the server while the end is near makes the page longer.
    if ((await at()) === before) await reader.waitForTimeout(500)
  }
}

test('several records change, step and move together, and go back together', async () => {
  await page.goto(`${org}/risks?filter=state:eq:open&sort=ref`)
  await page.locator('[data-row="1"]').waitFor()
  const chosen = (await api('risks?filter=state:eq:open&sort=ref&limit=2')).rows as { ref: string; title: string }[]
  const refs = chosen.map(({ ref }) => ref)
  const read = async (): Promise<Read[]> => await Promise.all(refs.map((ref) => api(`risks/${ref}`)))
  const before = await read()
  await choose(chosen)
  await button('Change a field').click()
  await dialog().getByLabel('Field').selectOption({ label: 'Due' })
  await dialog().getByLabel('Becomes').fill('2031-05-14')
  await look()
  await dialog().getByRole('button', { name: 'Change a field' }).click()
  await page.getByText('2 records changed').waitFor()
  await expect.poll(async () => (await read()).map(({ fields }) => fields.due)).toEqual(['2031-05-14', '2031-05-14'])
  await page.keyboard.press('Control+z')
  await page.getByText('2 records put back').waitFor()
  expect((await read()).map(({ fields }) => fields.due)).toEqual(before.map(({ fields }) => fields.due))
  await choose(chosen)
  await page.getByRole('region', { name: 'Rows chosen' }).getByRole('button', { name: 'Move' }).click()
  await pick('To the initiative', 'Tower Block')
  await dialog().getByRole('button', { name: 'Move' }).click()
  await page.getByText('2 records changed').waitFor()
  await row(refs[0]!).getByText('Tower Block Safety').waitFor()
  await choose(chosen)
  await button('Take a step').click()
  await page.getByRole('menuitem', { name: 'Close' }).click()
  await dialog().getByLabel('Reason').fill('Settled at the review')
  await dialog().getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect.poll(async () => (await read()).map(({ state }) => state)).toEqual(['closed', 'closed'])
})

interface Read {
  readonly state: string
  readonly fields: { readonly due: string | null }
}

async function choose(records: readonly { ref: string; title: string }[]): Promise<void> {
  for (const { ref, title } of records) await page.getByLabel(`Choose ${ref} ${title}`).check()
}

async function pick(label: string, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label })
  await field.click()
  await field.fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

test('a risk moves to another initiative from its panel; its history tells both, and Ctrl-Z brings it back', async () => {
  const { initiative } = await api('risks/RSK-5')
  await page.goto(`${org}/risks?open=RSK-5`)
  await panel().getByRole('button', { name: 'Move', exact: true }).click()
  await pick('To the initiative', 'Clean Rivers')
  await page.getByText('RSK-5 moved to Clean Rivers').waitFor()
  await row('RSK-5').getByText('Clean Rivers').waitFor()
  await panel().getByRole('tab', { name: 'History' }).click()
  await panel().getByText(initiative.title).first().waitFor()
  await panel().getByText('moved', { exact: true }).waitFor()
  await look()
  await page.locator('main').press('Control+z')
  await expect.poll(async () => (await api('risks/RSK-5')).initiative.ref).toBe(initiative.ref)
})

test('a custom field of a person and of a reference is defined, filled, listed and filtered', async () => {
  await page.goto(`${org}/admin?tab=fields`)
  for (const [type, label, to] of [
    ['Person', 'Sponsor', undefined],
    ['Another record', 'Serves', 'Objectives'],
  ] as const) {
    await button('Add a field').first().click()
    await dialog().getByLabel('Kind').selectOption({ label: 'Risks' })
    await dialog().getByLabel('Type').selectOption({ label: type })
    await dialog().getByLabel('Label').fill(label)
    if (to) await dialog().getByLabel('Refers to').selectOption({ label: to })
    if (to) await look()
    await button('Save the field').click()
    await dialog().waitFor({ state: 'detached' })
  }
  await page.goto(`${org}/risks?open=RSK-6`)
  await panel()
    .getByRole('button', { name: /more field/ })
    .click()
  await panel().getByRole('button', { name: 'Add Sponsor' }).click()
  await pick('Sponsor', 'Noor Halvorsen')
  await page.getByText('Sponsor of RSK-6 saved').waitFor()
  await page.goto(`${org}/risks?columns=title,sponsor&filter=sponsor:has:`)
  await row('RSK-6').waitFor({ state: 'detached' })
  await page.getByText('Noor Halvorsen').first().waitFor()
  await page.getByText('1 record', { exact: true }).waitFor()
})

test('a file is dropped on a record, a comment and a link are added, and the other window sees them come', async () => {
  const other = await page.context().newPage()
  await other.goto(`${org}/issues/ISS-2`)
  await other.getByRole('tab', { name: 'Comments' }).click()
  await page.goto(`${org}/issues?open=ISS-2`)
  await panel().getByRole('tab', { name: 'Comments' }).click()
  await panel().getByLabel('Write a comment').fill('Seen on site this morning')
  await button('Comment').click()
  await other.getByText('Seen on site this morning').waitFor()
  await panel().getByRole('tab', { name: 'Files' }).click()
  const files = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['pumps'], 'survey.txt', { type: 'text/plain' }))
    return transfer
  })
  await panel()
    .getByRole('button', { name: /Drop files here/ })
    .dispatchEvent('drop', { dataTransfer: files })
  await panel().getByRole('link', { name: 'survey.txt' }).waitFor()
  await look()
  await panel().getByRole('tab', { name: 'Links' }).click()
  await panel().getByLabel('Reference').fill('RSK-7')
  await panel().getByRole('button', { name: 'Link', exact: true }).click()
  await panel()
    .getByText(/relates to/i)
    .first()
    .waitFor()
  await panel().getByRole('tab', { name: 'Details' }).click()
  await panel().getByTitle('Change Title').click()
  await panel().getByRole('textbox', { name: 'Title' }).fill('Renamed while watched')
  await page.keyboard.press('Enter')
  await other.getByRole('heading', { name: 'Renamed while watched' }).waitFor()
  await other.close()
})

test('an issue waits for its actions, and its button says so', async () => {
  const { id } = await api('issues/ISS-2')
  const answer = await page.request.post(`/api/v1/orgs${org.slice(2)}/actions`, {
    headers: { origin: product.server.url },
    data: { fields: { title: 'Order the pumps', issue: id } },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  const { ref } = await answer.json()
  await page.goto(`${org}/issues/ISS-2`)
  const close = button('Close').first()
  await expect.poll(async () => await close.getAttribute('aria-disabled')).toBe('true')
  await close.hover()
  await page.getByRole('tooltip').getByText(ref).waitFor()
  await page.goto(`${org}/actions/${ref}`)
  await button('Done').click()
  await dialog().getByRole('button', { name: 'Done' }).click()
  await page.getByText(`${ref}: Done`).waitFor()
  await page.goto(`${org}/issues/ISS-2`)
  await button('Close').first().click()
  await dialog().getByLabel('Resolution').fill('The pumps are in')
  await look()
  await dialog().getByRole('button', { name: 'Close', exact: true }).last().click()
  await page.getByText('ISS-2: Closed').waitFor()
})

test('an initiative moves in the tree with all below it', async () => {
  const { rows } = await api('initiatives?filter=type:eq:project&columns=title,parent&limit=1')
  const { rows: targets } = await api('initiatives?filter=type:eq:programme&limit=5')
  const from = rows[0]
  const target = (targets as { id: string; title: string }[]).find(({ id }) => id !== from.fields.parent)!
  await page.goto(`${org}/initiatives?open=${from.ref}`)
  await panel().getByRole('button', { name: 'Move', exact: true }).click()
  await pick('Make it part of', target.title)
  await look()
  await dialog().getByRole('button', { name: 'Move' }).click()
  await page.getByText(`${from.title} moved`).waitFor()
  expect((await api(`initiatives/${from.ref}`)).fields.parent).toBe(target.id)
})

test('a unit is told to have become another', async () => {
  const { rows } = await api('organisation-units?limit=2&sort=title')
  await page.goto(`${org}/organisation-units/${rows[0].ref}`)
  await button('Add a succession').click()
  await page.getByLabel('It was').selectOption({ label: 'Renamed' })
  await pick('Into', rows[1].title)
  await look()
  await button('Save the succession').click()
  await page.getByRole('region', { name: 'What became of it' }).getByRole('link', { name: rows[1].title }).waitFor()
})

test('a muted finding comes back with Ctrl-Z', async () => {
  const muted = async () => (await api('findings/mute')).rows.length as number
  const before = await muted()
  await page.goto(`${org}/portfolio`)
  await page.getByRole('heading', { name: 'What moved' }).waitFor()
  await button(/All findings|all \d+ findings|findings/i)
    .first()
    .click()
  await button('Mute').first().click()
  await dialog().getByLabel('Reason').fill('Known to the board')
  await dialog().getByRole('button', { name: 'Mute' }).click()
  await page
    .getByText(/^Muted until/)
    .first()
    .waitFor()
  expect(await muted()).toBe(before + 1)
  await page.keyboard.press('Control+z')
  await expect.poll(muted).toBe(before)
})
