import { createSample } from '@gantry/app/sample/create-sample'
import { type MailBox, openMailBox, textOf } from '@gantry/api/testing/mail-box'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../start-server.ts'
import { faultsOf, openBrowser, openContext } from './browser.ts'

// How people come in, forget, and are shown out, with a mail server that takes their letters.

let dataDir: string
let server: RunningServer
let browser: Browser
let mailBox: MailBox
let ada: Page
const org = '/o/eastmarch'
const adaPassword = 'a bridge over the marsh'

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'gantry-people-'))
  mailBox = await openMailBox()
  const store = await openTestStore()
  server = await startServer({ dataDir, store, smtpUrl: mailBox.url, createSample })
  browser = await openBrowser()
  ada = await newPage()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await server?.store.close()
  await mailBox?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A browser of its own, with no session yet. */
async function newPage(): Promise<Page> {
  return await (await openContext(browser, server.url)).newPage()
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** The link in the newest letter to somebody, once it is there. */
async function linkFor(email: string, count: number): Promise<string> {
  await expect.poll(() => mailBox.letters.filter((letter) => letter.includes(email)).length).toBe(count)
  const letter = mailBox.letters.findLast((each) => each.includes(email)) ?? ''
  const link = /https?:\/\/\S+token=[\w-]+/.exec(textOf(letter))?.[0]
  if (!link) throw new Error(letter)
  const { pathname, search } = new URL(link)
  return pathname + search
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await button(page, 'Sign in').click()
}

test('the sample organisation is one click away, and stays apart from the first real one', async () => {
  await ada.goto(`/setup?token=${server.setupToken}`)
  await button(ada, 'Look around in the sample').click()
  await ada.waitForURL('**/portfolio', { timeout: 90_000 })
  await ada.getByText('Sample', { exact: true }).first().waitFor()
  await ada.getByRole('heading', { name: 'What moved' }).waitFor()
  const page = await newPage()
  await page.goto(`/setup?token=${server.setupToken}`)
  await page.getByLabel('Name', { exact: true }).fill('Eastmarch')
  await page.getByLabel('Currency').selectOption('GBP')
  await page.getByLabel('Your name').fill('Ada Marsh')
  await page.getByLabel('E-mail').fill('ada@example.org')
  await page.getByLabel('Password', { exact: true }).fill(adaPassword)
  await button(page, 'Start').click()
  await page.getByRole('heading', { name: 'No portfolio yet' }).waitFor()
  await ada.context().close()
  ada = page
})

test('an invitation comes by mail and lets one person in, once', async () => {
  await ada.goto(`${org}/admin?tab=members`)
  await button(ada, 'Invite').click()
  await ada.getByRole('dialog').getByLabel('Email').fill('max@example.org')
  await ada.getByRole('dialog').getByLabel('Name').fill('Max Fenn')
  await button(ada, 'Send the invitation').click()
  await ada.getByText('Mail sent to max@example.org.').waitFor()
  const link = await linkFor('max@example.org', 1)
  const max = await newPage()
  await max.goto(link)
  await max.getByRole('heading', { name: 'Join Eastmarch' }).waitFor()
  expect.soft(await faultsOf(max)).toEqual([])
  await max.getByLabel('Password', { exact: true }).fill('too short')
  await button(max, 'Join').click()
  expect(new URL(max.url()).pathname).toBe(new URL(link, server.url).pathname)
  await max.getByLabel('Password', { exact: true }).fill('seven geese in a row')
  await button(max, 'Join').click()
  await max.waitForURL(`**${org}/**`)
  const other = await newPage()
  await other.goto(link)
  await other.getByText('Ask whoever invited you for a new one.').waitFor()
  await ada.getByText('No open invitations.').waitFor()
})

test('a forgotten password is set anew by a letter, and whoever was signed in with the old one is out', async () => {
  const before = await newPage()
  await signIn(before, 'max@example.org', 'seven geese in a row')
  await before.waitForURL(`**${org}/**`)
  const page = await newPage()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgotten your password?' }).click()
  await page.getByLabel('E-mail').fill('nobody@example.org')
  await button(page, 'Send the link').click()
  await page.getByText('If that address has an account, a link is on its way.').waitFor()
  expect.soft(await faultsOf(page)).toEqual([])
  await page.getByLabel('E-mail').fill('max@example.org')
  await button(page, 'Send the link').click()
  const link = await linkFor('max@example.org', 2)
  expect(mailBox.letters.some((letter) => letter.includes('nobody@example.org'))).toBe(false)
  await page.goto(link)
  await page.getByLabel('New password').fill('eight geese in a row')
  expect.soft(await faultsOf(page)).toEqual([])
  await button(page, 'Set the password').click()
  await page.getByText('Your password is set.').waitFor()
  await before.goto(`${org}/risks`)
  await before.waitForURL('**/sign-in**')
  await page.goto(link)
  await page.getByLabel('New password').fill('nine geese in a row')
  await button(page, 'Set the password').click()
  await page.getByRole('alert').waitFor()
  await signIn(page, 'max@example.org', 'eight geese in a row')
  await page.waitForURL(`**${org}/**`)
})

test('signing out everywhere ends every session of a person, by themselves or by an administrator', async () => {
  const [one, two] = [await newPage(), await newPage()]
  for (const page of [one, two]) {
    await signIn(page, 'max@example.org', 'eight geese in a row')
    await page.waitForURL(`**${org}/**`)
  }
  await one.getByRole('button', { name: /Max Fenn/ }).click()
  await one.getByRole('menuitem', { name: 'Sign out everywhere' }).click()
  await one.waitForURL('**/sign-in**')
  await two.goto(`${org}/risks`)
  await two.waitForURL('**/sign-in**')
  await signIn(two, 'max@example.org', 'eight geese in a row')
  await two.waitForURL(`**${org}/**`)
  await ada.goto(`${org}/admin?tab=members`)
  const row = ada.getByRole('row').filter({ hasText: 'max@example.org' })
  await row
    .getByRole('button', { name: /Max Fenn/ })
    .last()
    .click()
  await ada.getByRole('menuitem', { name: 'Sign out everywhere' }).click()
  await ada.getByText('Max Fenn signed out everywhere').waitFor()
  await two.goto(`${org}/risks`)
  await two.waitForURL('**/sign-in**')
})
