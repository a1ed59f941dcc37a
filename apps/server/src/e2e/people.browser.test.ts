import { textOf } from '@gantry/api/testing/mail-box'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { faultsOf } from './browser.ts'
import { buttonOn, enterSample, foundOrganisation, openProduct } from './open-product.ts'

// How people come in, forget, and are shown out, with a mail server that takes their letters.

const product = openProduct()
let ada: Page
const org = '/o/eastmarch'

beforeAll(() => {
  ada = product.page
})

/** The link in the newest letter to somebody, once it is there. */
async function linkFor(email: string, count: number): Promise<string> {
  await expect.poll(() => product.mailBox.letters.filter((letter) => letter.includes(email)).length).toBe(count)
  const letter = product.mailBox.letters.findLast((each) => each.includes(email)) ?? ''
  const link = /https?:\/\/\S+token=[\w-]+/.exec(textOf(letter))?.[0]
  if (!link) throw new Error(letter)
  const { pathname, search } = new URL(link)
  return pathname + search
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await buttonOn(page, 'Sign in').click()
}

test('the sample organisation is one click away, and stays apart from the first real one', async () => {
  await enterSample(product)
  await ada.getByText('Sample', { exact: true }).first().waitFor()
  await ada.getByRole('heading', { name: 'What moved' }).waitFor()
  const page = await product.newPage()
  await page.goto(`/setup?token=${product.server.setupToken}`)
  await foundOrganisation(page)
  await page.getByRole('heading', { name: 'No portfolio yet' }).waitFor()
  await ada.context().close()
  ada = page
})

test('an invitation comes by mail and lets one person in, once', async () => {
  await ada.goto(`${org}/admin?tab=members`)
  await buttonOn(ada, 'Invite').click()
  await ada.getByRole('dialog').getByLabel('Email').fill('max@example.org')
  await ada.getByRole('dialog').getByLabel('Name').fill('Max Fenn')
  await buttonOn(ada, 'Send the invitation').click()
  await ada.getByText('Mail sent to max@example.org.').waitFor()
  const link = await linkFor('max@example.org', 1)
  const max = await product.newPage()
  await max.goto(link)
  await max.getByRole('heading', { name: 'Join Eastmarch' }).waitFor()
  expect.soft(await faultsOf(max)).toEqual([])
  await max.getByLabel('Password', { exact: true }).fill('too short')
  await buttonOn(max, 'Join').click()
  expect(new URL(max.url()).pathname).toBe(new URL(link, product.server.url).pathname)
  await max.getByLabel('Password', { exact: true }).fill('seven geese in a row')
  await buttonOn(max, 'Join').click()
  await max.waitForURL(`**${org}/**`)
  const other = await product.newPage()
  await other.goto(link)
  await other.getByText('Ask whoever invited you for a new one.').waitFor()
  await ada.getByText('No open invitations.').waitFor()
})

test('a forgotten password is set anew by a letter, and whoever was signed in with the old one is out', async () => {
  const before = await product.newPage()
  await signIn(before, 'max@example.org', 'seven geese in a row')
  await before.waitForURL(`**${org}/**`)
  const page = await product.newPage()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgotten your password?' }).click()
  await page.getByLabel('E-mail').fill('nobody@example.org')
  await buttonOn(page, 'Send the link').click()
  await page.getByText('If that address has an account, a link is on its way.').waitFor()
  expect.soft(await faultsOf(page)).toEqual([])
  await page.getByLabel('E-mail').fill('max@example.org')
  await buttonOn(page, 'Send the link').click()
  const link = await linkFor('max@example.org', 2)
  expect(product.mailBox.letters.some((letter) => letter.includes('nobody@example.org'))).toBe(false)
  await page.goto(link)
  await page.getByLabel('New password').fill('eight geese in a row')
  expect.soft(await faultsOf(page)).toEqual([])
  await buttonOn(page, 'Set the password').click()
  await page.getByText('Your password is set.').waitFor()
  await before.goto(`${org}/risks`)
  await before.waitForURL('**/sign-in**')
  await page.goto(link)
  await page.getByLabel('New password').fill('nine geese in a row')
  await buttonOn(page, 'Set the password').click()
  await page.getByRole('alert').waitFor()
  await signIn(page, 'max@example.org', 'eight geese in a row')
  await page.waitForURL(`**${org}/**`)
})

test('signing out everywhere ends every session of a person, by themselves or by an administrator', async () => {
  const [one, two] = [await product.newPage(), await product.newPage()]
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
