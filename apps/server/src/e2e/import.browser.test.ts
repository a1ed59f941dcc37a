import { workbook } from '@gantry/app/imports/testing/workbook'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { askApi, buttonOn, foundOrganisation, lookAt, openProduct } from './open-product.ts'

// A workbook from the drop to the undo, as one person brings it in: each test begins where the one before it ended.

const headings = [
  'Project ID',
  'Project name',
  'Department',
  'Parent programme',
  'SRO RAG',
  'End date',
  'Whole life cost (£m)',
  'Note',
]
const withheld = 'Exempt under Section 43'
const returns = {
  name: 'returns.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: workbook({
    '2025-03-31': [
      headings,
      ['A1', 'Harbour bridge renewal', 'Works', 'Coast Portfolio', 'Green', '03/04/2026', '471.8m', 'sea'],
      ['A2', 'Night trains', 'Transport', 'Rail Reborn', 'Red', withheld, withheld, 'land'],
      ['A3', 'Sleeper cars', 'Transport', 'Rail Reborn', 'Green', '13/01/2027', '12', 'land'],
      ['A4', 'Pier', 'Works', 'Coast Portfolio', 'Amber', 'sometime', 'TBC', 'sea'],
    ],
    '2025-06-30': [
      headings,
      ['B1', 'Harbour bridge renewal programme', 'Works', 'Coast Portfolio', 'Amber', '03/05/2026', '480m', 'sea'],
      ['B2', 'Night trains (north)', 'Transport', 'Rail Reborn', 'Red', withheld, withheld, 'land'],
      ['A3', 'Sleeper cars', 'Transport', 'Rail Reborn', 'Red', '13/01/2028', '40', 'land'],
    ],
    Notes: [['Remarks'], ['For the board.'], ['Ask Ada.']],
  }),
}

const product = openProduct()
let page: Page
const broken: string[] = []

beforeAll(async () => {
  page = product.page
  page.on('pageerror', (error) => broken.push(error.message))
  await page.goto(`/setup?token=${product.server.setupToken}`)
  await foundOrganisation(page)
  await page.waitForURL('**/portfolio')
})

const button = (name: string | RegExp) => buttonOn(page, name)
const dialog = () => page.getByRole('dialog')
const api = async (path: string) => await askApi(page, '/o/eastmarch', path)
const look = async () => await lookAt(page)
const tab = (name: string | RegExp) => page.getByRole('tab', { name })
const sides = (title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

async function drop(): Promise<void> {
  await page.goto('/o/eastmarch/import')
  await page.locator('input[type=file]').first().setInputFiles(returns)
  await tab('Picture').waitFor()
}

async function titles(): Promise<string[]> {
  const { rows } = await api('initiatives?limit=50')
  return rows.map((row: { fields: { title: string } }) => row.fields.title).sort()
}

test('a workbook of several sheets makes a picture before anything is asked', async () => {
  await drop()
  await page.getByText('Into a new portfolio, Eastmarch').waitFor()
  await page.getByText('Whole-life cost: £483.8m over 2 of 4').waitFor()
  await look()
  await tab(/Problems/).click()
  await page.getByRole('row').filter({ hasText: 'sometime' }).getByText('could not be read as a date').waitFor()
  await page.getByText('The sheet "Notes" was left out', { exact: false }).first().waitFor()
})

test('each cell shows what it is understood as, live while the mapping changes', async () => {
  await tab('Columns').click()
  await page.getByText('4 understood, 2 withheld, 1 not understood').waitFor()
  await look()
  await button(/Change how Whole life cost/).click()
  const meaning = (written: string) =>
    dialog()
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: written, exact: true }) })
  await meaning('471.8m').getByText('£471,800,000').waitFor()
  await meaning(withheld).getByText('withheld', { exact: true }).waitFor()
  await meaning('12').getByText('£12,000,000').waitFor()
  await dialog().getByLabel('A bare number counts').selectOption('1000')
  await meaning('12').getByText('£12,000', { exact: true }).waitFor()
  await meaning('471.8m').getByText('£471,800,000').waitFor()
  await look()
  await dialog().getByRole('button', { name: 'Cancel' }).click()
  await button(/Change how End date/).click()
  await meaning('03/04/2026').getByText('3 Apr 2026').waitFor()
  await dialog().getByLabel('Order of dates').selectOption('mdy')
  await meaning('03/04/2026').getByText('4 Mar 2026').waitFor()
  await dialog().getByText('2 understood, 2 withheld, 3 not understood').waitFor()
  await dialog().getByRole('button', { name: 'Cancel' }).click()
  await button(/Change how Note/).click()
  await dialog().getByRole('combobox', { name: 'Goes to' }).click()
  await page.getByRole('option', { name: 'Category' }).click()
  await dialog().getByRole('button', { name: 'Save' }).click()
  await page.getByText('1 column changed').waitFor()
  await button('Read again').click()
  await page.getByText('1 column changed').waitFor({ state: 'detached' })
  await button(/^Category\. Change how Note/).waitFor()
})

test('matches are accepted and declined side by side, and missing parents ticked, before the import', async () => {
  await tab(/To decide/).click()
  await sides('Harbour bridge renewal programme')
    .getByRole('radio', { name: /The same as Harbour bridge renewal/ })
    .check()
  await sides('Night trains (north)').getByRole('radio', { name: 'Another one' }).check()
  await page.getByText('2 of 2 decided').waitFor()
  await page.getByRole('checkbox', { name: 'Create the programme “Rail Reborn”' }).check()
  await page.getByRole('checkbox', { name: 'Create the portfolio “Coast Portfolio”' }).check()
  await page.getByText('4 decided').waitFor()
  await look()
})

test('the import keeps to all of it, and the report says so', async () => {
  await button('Import').click()
  await page.getByRole('heading', { name: 'Imported' }).waitFor()
  await page.getByText('Made along: Coast Portfolio, Rail Reborn').waitFor()
  await look()
  expect(await titles()).toEqual([
    'Coast Portfolio',
    'Eastmarch',
    'Harbour bridge renewal programme',
    'Night trains',
    'Night trains (north)',
    'Pier',
    'Rail Reborn',
    'Sleeper cars',
  ])
  const { rows } = await api('overview?period=2025-06-30')
  const bridge = rows.find(({ title }: { title: string }) => title.startsWith('Harbour'))
  expect(bridge).toMatchObject({ category: 'sea' })
  expect(await api('identities')).toEqual({ rows: [] })
})

test('the same workbook again changes nothing', async () => {
  await drop()
  await button('Nothing to import').waitFor()
  await page.getByText('Everything in these files is on record already').waitFor()
  await button('Nothing to import').click()
  await page.getByText('Nothing changed: all of it was on record already.').waitFor()
  expect((await api('imports')).rows).toHaveLength(1)
})

test('reading can be cancelled', async () => {
  await page.route('**/imports/preview*', () => undefined)
  await page.goto('/o/eastmarch/import')
  await page.locator('input[type=file]').first().setInputFiles(returns)
  await page.getByRole('progressbar').waitFor()
  await look()
  await button('Cancel').click()
  await button(/Drop CSV or Excel files/).waitFor()
  await page.unroute('**/imports/preview*')
})

test('an undo is refused while a decision rests on it, and flags it when it is wanted all the same', async () => {
  const { findings } = await api('overview')
  const finding = findings.find(({ subject }: { subject: { kind: string } }) => subject.kind === 'initiative')
  const decided = await page.request.post('/api/v1/orgs/eastmarch/decisions/from-finding', {
    headers: { origin: product.server.url },
    data: {
      finding: finding.id,
      question: 'Go on with the bridge?',
      options: ['Go on', 'Stop'],
      outcome: 'inPart',
      choice: 'Go on',
      reason: 'The money is spent.',
      right: 'Programme board',
    },
  })
  expect(decided.status(), await decided.text()).toBe(201)
  await page.goto('/o/eastmarch/import?tab=past')
  await button('Undo').click()
  await dialog().getByLabel('Reason').fill('The wrong workbook')
  await dialog().getByRole('button', { name: 'Undo' }).click()
  await dialog().getByText('Go on with the bridge?', { exact: false }).waitFor()
  await look()
  await dialog()
    .getByRole('checkbox', { name: /although decisions rest on it/ })
    .check()
  await dialog().getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Import undone').waitFor()
  await page.getByText(/Undone .*: The wrong workbook/).waitFor()
  await look()
  expect((await api('overview')).rows).toEqual([])
})

test('what was declined stays declined when the workbook comes again', async () => {
  await drop()
  await tab(/To decide/).click()
  await sides('Harbour bridge renewal programme').waitFor()
  expect(await sides('Night trains (north)').count()).toBe(0)
  await button('Import').click()
  await page.getByRole('heading', { name: 'Imported' }).waitFor()
  expect(broken).toEqual([])
})
