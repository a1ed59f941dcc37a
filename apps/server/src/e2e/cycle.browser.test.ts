import { textOf } from '@gantry/api/testing/mail-box'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { askApi, buttonOn, enterSample, lookAt, openProduct } from './open-product.ts'

// The end of a period in the sample organisation: reminders, a spreadsheet out and back, the lock, and a correction.

const product = openProduct()
let page: Page
let org: string
let period: string

beforeAll(async () => {
  page = product.page
  org = await enterSample(product)
  period = (await api('reporting-periods?filter=state:eq:open&limit=1')).rows[0].ref
})

const button = (name: string) => buttonOn(page, name)
const dialog = () => page.getByRole('dialog')
const api = async (path: string) => await askApi(page, org, path)
const look = async () => await lookAt(page)

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
  expect(product.mailBox.letters).toHaveLength(sent)
  expect(textOf(product.mailBox.letters[0] ?? '')).toContain('/status-reports/STA-')
  await page.keyboard.press('Escape')
})

test('the reports go out as a spreadsheet and come back filled', async () => {
  await page.goto(`${org}/cycle?period=${period}`)
  await button('Spreadsheet').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Download to fill in' }).click(),
  ])
  const file = join(product.dataDir, download.suggestedFilename())
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
