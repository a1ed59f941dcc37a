import { type MailBox, openMailBox } from '@gantry/api/testing/mail-box'
import { createSample } from '@gantry/app/sample/create-sample'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { type RunningServer, startServer } from '../start-server.ts'
import { faultsOf, openBrowser, openContext } from './browser.ts'

/** The product as one suite drives it. Its parts are there from the first test on. */
export interface Product {
  readonly dataDir: string
  readonly server: RunningServer
  readonly browser: Browser
  /** Takes the product's letters. */
  readonly mailBox: MailBox
  /** The page of whoever comes first. */
  readonly page: Page
  /** A browser of its own, with no session yet. */
  newPage(): Promise<Page>
}

const founder = { name: 'Ada Marsh', email: 'ada@example.org', password: 'a bridge over the marsh' } as const

/** An empty store, a server over it and a browser at that, opened before the suite's tests and closed after them. */
export function openProduct(): Product {
  const product = {} as { -readonly [Part in keyof Product]: Product[Part] }
  beforeAll(async () => {
    product.dataDir = mkdtempSync(join(tmpdir(), 'gantry-e2e-'))
    product.mailBox = await openMailBox()
    const store = await openTestStore()
    product.server = await startServer({
      dataDir: product.dataDir,
      store,
      smtpUrl: product.mailBox.url,
      createSample,
    })
    product.browser = await openBrowser()
    product.newPage = async () => await (await openContext(product.browser, product.server.url)).newPage()
    product.page = await product.newPage()
  })
  afterAll(async () => {
    await product.browser?.close()
    await product.server?.close()
    await product.server?.store.close()
    await product.mailBox?.close()
    rmSync(product.dataDir, { recursive: true, force: true })
  })
  return product
}

/** From the first-run page into the sample organisation. @returns its path: `/o/…` */
export async function enterSample({ page, server }: Pick<Product, 'page' | 'server'>): Promise<string> {
  await page.goto(`/setup?token=${server.setupToken}`)
  await page.getByRole('button', { name: 'Look around in the sample' }).click()
  await page.waitForURL('**/portfolio', { timeout: 90_000 })
  return new URL(page.url()).pathname.replace(/\/portfolio$/, '')
}

/** Fills the first-run page that is open, for the organisation "Eastmarch" at `/o/eastmarch`, and starts. */
export async function foundOrganisation(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Eastmarch')
  await page.getByLabel('Currency').selectOption('GBP')
  await page.getByLabel('Your name').fill(founder.name)
  await page.getByLabel('E-mail').fill(founder.email)
  await page.getByLabel('Password', { exact: true }).fill(founder.password)
  await buttonOn(page, 'Start').click()
}

/** A button by its whole name, or by a part of it. */
export function buttonOn(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: typeof name === 'string' })
}

/** The page as it stands now, in both themes and on a phone; what is wrong with it does not end the job. */
export async function lookAt(page: Page): Promise<void> {
  expect.soft(await faultsOf(page), page.url()).toEqual([])
}

/** What the page itself would be told, with its session. @param org its path, `/o/…` */
export async function askApi(page: Page, org: string, path: string) {
  const answer = await page.request.get(`/api/v1/orgs${org.slice(2)}/${path}`)
  expect(answer.status()).toBe(200)
  return await answer.json()
}
