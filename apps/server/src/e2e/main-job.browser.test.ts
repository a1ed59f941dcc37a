import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { buttonOn, foundOrganisation, lookAt, openProduct } from './open-product.ts'

// One person's first hour, in the order in which it happens: each test begins where the one before it ended.

const examples = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'eastmarch')
const files = ['eastmarch-2026-03.csv', 'eastmarch-2026-06.csv'].map((name) => join(examples, name))
const org = '/o/eastmarch'

const product = openProduct()
let page: Page
const broken: string[] = []

beforeAll(() => {
  page = product.page
  page.on('pageerror', (error) => broken.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security policy/i.test(message.text())) broken.push(message.text())
  })
})

const button = (name: string | RegExp) => buttonOn(page, name)
const dialog = () => page.getByRole('dialog')
const look = async () => await lookAt(page)
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first()
const tab = (name: string) => page.getByRole('tab', { name, exact: true })

test('the first run names the organisation and makes the administrator', async () => {
  const { pathname, search } = new URL(product.server.setupUrl ?? '')
  await page.goto(pathname + search)
  await page.getByLabel('Name', { exact: true }).waitFor()
  await look()
  expect(await page.getByLabel('Token').inputValue()).toBe(product.server.setupToken)
  await foundOrganisation(page)
  await heading('No portfolio yet').waitFor()
  expect(new URL(page.url()).pathname).toBe(`${org}/portfolio`)
  await look()
})

test('two files of two periods come in by the import screen, and again change nothing', async () => {
  await page.getByRole('link', { name: 'Import files' }).click()
  await drop()
  await tab('Picture').waitFor()
  await look()
  await tab('Columns').click()
  await look()
  await tab('Picture').click()
  await button('Import').click()
  await heading('Imported').waitFor()
  expect(await page.getByRole('status').getByRole('row').count()).toBe(3)
  await look()
  await button('Drop other files').click()
  await drop()
  await button('Nothing to import').waitFor()
})

async function drop(): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(files)
}

test('the portfolio tells what moved, and a number shows what it rests on', async () => {
  await page.goto(`${org}/portfolio`)
  await heading('What moved').waitFor()
  const story = page.getByRole('region', { name: 'What moved' })
  expect(await story.getByRole('paragraph').count()).toBeGreaterThanOrEqual(4)
  const number = page.locator('main a[href*="evidence="]').first()
  await number.hover()
  await page.getByRole('tooltip').getByText('See all sources').waitFor()
  await number.click()
  await page.getByRole('complementary', { name: /^(Evidence|What this statement rests on)/ }).waitFor()
  await page
    .getByText(/eastmarch-2026-0\d\.csv/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  await look()
})

test('the page is worked by keyboard: skip link, rows, search', async () => {
  await page.goto(`${org}/portfolio`)
  await heading('What moved').waitFor()
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  await page.locator('[data-row="0"]').waitFor()
  for (const [key, row] of [
    ['j', '0'],
    ['j', '1'],
    ['j', '2'],
    ['k', '1'],
  ] as const) {
    await page.keyboard.press(key)
    await page.waitForFunction(
      (wanted) => document.activeElement instanceof HTMLElement && document.activeElement.dataset.row === wanted,
      row,
    )
  }
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${org}/initiatives/INI-*`)
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search everything, or name a page' })
  await field.fill('reporting cycle')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${org}/cycle*`)
})

const focused = () => page.evaluate(() => document.activeElement?.textContent)

test('a wrong link is broken, and its reports stand on their own', async () => {
  await page.goto(`${org}/import?tab=links`)
  await tab('Links').click()
  const rows = page.getByRole('row').filter({ has: button('Break') })
  await rows.first().waitFor()
  const before = await initiativeCount()
  await rows.first().getByRole('button', { name: 'Break' }).click()
  await look()
  await dialog().getByLabel('Reason').fill('Two bridges, one name')
  await dialog().getByRole('button', { name: 'Break' }).click()
  await dialog().getByText('there is nothing to break off').waitFor()
  const from = dialog().getByRole('combobox', { name: 'From the period' })
  await from.click()
  await page.getByRole('option', { name: /^2026-06/ }).click()
  await dialog().getByRole('button', { name: 'Break' }).click()
  await page.getByText('Broken; every period was told anew.').waitFor()
  expect(await initiativeCount()).toBe(before + 1)
})

async function initiativeCount(): Promise<number> {
  return (await api('initiatives?limit=1')).count.n
}

/** What the page itself would be told, with its session. */
async function api(path: string) {
  const answer = await page.request.get(`/api/v1/orgs/eastmarch/${path}`)
  expect(answer.status()).toBe(200)
  return await answer.json()
}

test('an initiative tells its story, its registers, decisions and history', async () => {
  await page.goto(`${org}/portfolio`)
  await page.locator('[data-row="0"]').waitFor()
  await page.locator('[data-row="0"] a').first().click()
  await page.waitForURL(`**${org}/initiatives/INI-*`)
  await look()
  for (const name of ['Fields', 'Registers', 'Decisions', 'History']) {
    await tab(name).click()
    await page.getByRole('tabpanel', { name }).waitFor()
  }
  await look()
})

test('a period that is not there leads to those that are', async () => {
  await page.goto(`${org}/portfolio?period=1999`)
  await page.getByText('There is no period “1999”').waitFor()
  await look()
  await page.getByRole('main').getByRole('button', { name: '2026-06' }).click()
  await heading('What moved').waitFor()
})

test('on a phone the long page is drawn by twenties, and one jumps to its sections', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${org}/portfolio`)
  await page.getByText(/^20 of \d+ shown$/).waitFor()
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await button('Sections of this page').click()
  await button('What moved').click()
  await page.waitForFunction(() => document.activeElement?.textContent === 'What moved')
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await button('Sections of this page').click()
  await button('Back to the top').click()
  await page.waitForFunction(() => scrollY === 0)
  await page.setViewportSize({ width: 1280, height: 900 })
})

test('a decision is recorded from a question, with its reason; Esc leads back to the question', async () => {
  await page.goto(`${org}/portfolio`)
  await button('Decide here').first().click()
  await dialog().getByRole('radio').first().waitFor()
  expect(await dialog().getByRole('radio').first().getAttribute('value')).toBe('asked')
  await look()
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.activeElement?.textContent === 'Decide here')
  await page.keyboard.press('Enter')
  await dialog().getByLabel('Deferred').check()
  await dialog().getByRole('button', { name: 'Record the decision' }).click()
  await dialog().getByText('A decision needs its reason').first().waitFor()
  // To note it, the reason is there.
  await dialog().getByLabel('Noted').check()
  await dialog().getByRole('button', { name: 'Record the decision' }).click()
  await page.getByText(/Decision DEC-\d+ is recorded/).waitFor()
  await page.goto(`${org}/decisions`)
  await page.getByRole('link', { name: /./ }).first().waitFor()
  expect((await api('decisions')).rows).toHaveLength(1)
  await look()
})

test('a period opens, one report is submitted and accepted, and the period locks', async () => {
  await page.goto(`${org}/cycle`)
  await page.getByRole('link', { name: 'Add a period' }).click()
  await page.getByLabel('Label').fill('September 2026')
  await page.getByLabel(/^As of/).fill('2026-09-30')
  await look()
  await button(/^Add /).last().click()
  await page.getByText(/PRD-\d+ added/).waitFor()
  const period = (await api('reporting-periods?sort=-asOf&limit=1')).rows[0].ref
  await page.goto(`${org}/cycle?period=${period}`)
  await button('Open the period').click()
  await dialog().getByRole('button', { name: 'Open the period' }).click()
  await page.getByText(/\d+ opened, \d+ kept/).waitFor()
  await look()
  await page.locator('[data-row="0"] a').first().click()
  await page.waitForURL(`**${org}/status-reports/STA-*`)
  const form = page.getByRole('region', { name: 'Status report', exact: true })
  await form.getByLabel('Owner’s rating').selectOption('amber')
  await form.getByRole('textbox', { name: 'Summary' }).fill('The piles are in; the deck follows in October.')
  await form.getByLabel('End', { exact: true }).fill('2027-05-14')
  await page.keyboard.press('Tab')
  await form.getByText('Saved', { exact: true }).waitFor()
  await form.getByText('Still missing').waitFor({ state: 'detached' })
  await look()
  await take('Submit')
  await take('Accept')
  await page.goto(`${org}/cycle?period=${period}`)
  await button('Lock').click()
  await dialog().getByLabel('Lock the reports as they stand').check()
  await dialog().getByRole('button', { name: 'Lock' }).click()
  await page.getByText(/1 locked, \d+ missed/).waitFor()
  await button('As locked').click()
  await page.getByText('Hash of the frozen overview').waitFor()
  await look()
})

async function take(step: string): Promise<void> {
  await button(step).click()
  await dialog().getByRole('button', { name: step }).click()
  await dialog().waitFor({ state: 'detached' })
}

test('the overview and the board pack come as PDF', async () => {
  for (const paper of ['overview.pdf', 'board-pack.pdf']) {
    const answer = await page.request.get(`/api/v1/orgs/eastmarch/${paper}`)
    expect(answer.status()).toBe(200)
    expect((await answer.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  }
})

test('a board pack is put together by keyboard and saved', async () => {
  await page.goto(`${org}/portfolio`)
  await button('Board pack').click()
  const handles = dialog().getByRole('button', { name: /^Page \d+ of/ })
  const first = (await handles.first().getAttribute('aria-label')) ?? ''
  await handles.first().focus()
  await page.keyboard.press('ArrowDown')
  expect(await handles.nth(1).getAttribute('aria-label')).toBe(first.replace('Page 1', 'Page 2'))
  await look()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog().getByRole('button', { name: 'Make the pack' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^board-pack-\d{4}-\d\d-\d\d\.pdf$/)
  await dialog().waitFor({ state: 'detached' })
})

test('words beside the story are added, put better, taken away and brought back', async () => {
  await page.goto(`${org}/portfolio`)
  await button('Add your words').click()
  await page.getByRole('textbox', { name: 'In your own words' }).fill('Teh board meets on Tuesday.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Teh board meets on Tuesday.').waitFor()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'In your own words' }).fill('The board meets on Tuesday.')
  await button('Keep this wording').click()
  await page.getByText('The board meets on Tuesday.').waitFor()
  await button(/^put otherwise on/).click()
  await page.getByRole('complementary').getByText('Teh board meets on Tuesday.').waitFor()
  await look()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByText('The board meets on Tuesday.').waitFor({ state: 'detached' })
  await button('Undo').last().click()
  await page.getByText('The board meets on Tuesday.').waitFor()
})

test('an exchange rate is entered by keyboard, taken away, and brought back', async () => {
  await page.goto(`${org}/admin?tab=rates`)
  await page.getByText('No exchange rates yet').waitFor()
  await page.getByRole('combobox', { name: 'From' }).fill('eur')
  await page.getByLabel('From the day').fill('2026-06-30')
  await page.getByRole('textbox', { name: 'Rate', exact: true }).fill('0.8562')
  await page.getByRole('textbox', { name: 'Source' }).fill('Central bank')
  await page.keyboard.press('Enter')
  const row = page.getByRole('row', { name: /EUR GBP/ })
  await row.waitFor()
  await button('Remove the rate of EUR into GBP from 30 Jun 2026').click()
  await row.waitFor({ state: 'detached' })
  await button('Undo').last().click()
  await row.waitFor()
})

test('the chain of all that holds, and what an administrator sees stands', async () => {
  await page.goto(`${org}/admin?tab=chain`)
  await button('Check the chain').click()
  await page.getByText('The chain holds').waitFor()
  for (const name of ['settings', 'members', 'fields', 'weights', 'rates', 'muted', 'chain', 'health']) {
    await page.goto(`${org}/admin?tab=${name}`)
    await heading('Administration').waitFor()
    await look()
  }
})

test.each(['my-work', 'initiatives', 'risks', 'people', 'organisation-units', 'search?q=bridge'])(
  '%s stands in both themes and on a phone',
  async (path) => {
    await page.goto(`${org}/${path}`)
    await page.getByRole('heading').first().waitFor()
    await look()
  },
)

test('nothing broke in a page on the way', () => {
  expect(broken).toEqual([])
})
