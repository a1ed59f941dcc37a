import { type MailBox, openMailBox, textOf } from '@gantry/api/testing/mail-box'
import { createSample } from '@gantry/app/sample/create-sample'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../start-server.ts'
import { faultsOf, openBrowser, openContext } from './browser.ts'

// The end of a period in the sample organisation: reminders, a spreadsheet out and back, the lock, and a correction.

let dataDir: string
let server: RunningServer
let browser: Browser
let mailBox: MailBox
let page: Page
let org: string
let period: string

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'gantry-cycle-'))
  mailBox = await openMailBox()
  const store = await openTestStore()
  server = await startServer({ dataDir, store, smtpUrl: mailBox.url, createSample })
  browser = await openBrowser()
  page = await (await openContext(browser, server.url)).newPage()
  await page.goto(`/setup?token=${server.setupToken}`)
  await page.getByRole('button', { name: 'Look around in the sample' }).click()
  await page.waitForURL('**/portfolio', { timeout: 90_000 })
  org = new URL(page.url()).pathname.replace(/\/portfolio$/, '')
  period = (await api('reporting-periods?filter=state:eq:open&limit=1')).rows[0].ref
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await server?.store.close()
  await mailBox?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')

async function api(path: string) {
  const answer = await page.request.get(`/api/v1/orgs${org.slice(2)}/${path}`)
  expect(answer.status()).toBe(200)
  return await answer.json()
}

async function look(): Promise<void> {
  expect.soft(await faultsOf(page), page.url()).toEqual([])
}

test('those who are late get a letter each', async () => {
  await page.goto(`${org}/cycle?period=${period}`)
  await button('Chase list').click()
  await button('Send reminders').waitFor()
  await look()
  await button('Send reminders').click()
  await page.getByText(/\d+ sent, \d+ not sent/).waitFor()
  const said = (await page.getByText(/\d+ sent, \d+ not sent/).textContent()) ?? ''
  const sent = Number(/(\d+) sent/.exec(said)?.[1])
  expect(sent).toBeGreaterThan(0)
  expect(mailBox.letters).toHaveLength(sent)
  expect(textOf(mailBox.letters[0] ?? '')).toContain('/status-reports/STA-')
  await page.keyboard.press('Escape')
})

test('the reports go out as a spreadsheet and come back filled', async () => {
  await page.goto(`${org}/cycle?period=${period}`)
  await button('Spreadsheet').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Download to fill in' }).click(),
  ])
  const file = join(dataDir, download.suggestedFilename())
  await download.saveAs(file)
  await button('Spreadsheet').click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: 'Upload the filled sheet' }).click(),
  ])
  await chooser.setFiles(file)
  await dialog()
    .getByText(/0 applied, \d+ unchanged, 0 in conflict, 0 with problems/)
    .waitFor()
  await look()
  await page.keyboard.press('Escape')
})

test('a locked report is corrected with a reason, and both values are shown', async () => {
  await page.goto(`${org}/cycle?period=${period}`)
  await button('Lock').click()
  await dialog().getByLabel('Lock it early all the same').check()
  await dialog().getByLabel('Lock the reports as they stand').check()
  await dialog().getByLabel('Reason').fill('The board meets tomorrow')
  await dialog().getByRole('button', { name: 'Lock' }).click()
  await page.getByText(/\d+ locked, \d+ missed/).waitFor()
  const locked = (await api('status-reports?filter=state:eq:locked&filter=summary:has&sort=-ref&limit=1')).rows[0]
  await page.goto(`${org}/status-reports/${locked.ref}`)
  await button('Correct').click()
  await dialog().getByLabel('Field').selectOption({ label: 'Summary' })
  const summary = dialog().getByLabel('Summary')
  const before = await summary.inputValue()
  await summary.fill('The deck follows in November.')
  await look()
  await dialog().getByLabel('Reason').fill('The contractor wrote again')
  await dialog().getByRole('button', { name: 'Correct' }).click()
  await page.getByText(`${locked.ref} corrected`).waitFor()
  await page.getByRole('tab', { name: 'History' }).click()
  const history = page.getByRole('tabpanel', { name: 'History' })
  await history.getByText('The contractor wrote again').waitFor()
  await history.getByText('The deck follows in November.').waitFor()
  await page.goto(`${org}/cycle?period=${period}`)
  await button('As locked').click()
  const panel = page.getByRole('complementary')
  await panel.getByText('The contractor wrote again').waitFor()
  await panel.getByText('The deck follows in November.').waitFor()
  expect(await panel.locator('del').first().textContent()).toBe(before)
  await look()
})
