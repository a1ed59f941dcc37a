import { bookOf } from '@gantry/planning/editing'
import { schedule } from '@gantry/planning'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { askApi, buttonOn, foundOrganisation, lookAt, openProduct } from './open-product.ts'

// A manager's day with a plan: from the keyboard, with the pointer, offline and beside another window.

const product = openProduct()
const org = '/o/eastmarch'
const examples = join(import.meta.dirname, '../../../../examples/ferry-terminal')
let page: Page

beforeAll(async () => {
  page = product.page
  await page.goto(`/setup?token=${product.server.setupToken}`)
  await foundOrganisation(page)
  await page.waitForURL('**/portfolio', { timeout: 90_000 })
})

const grid = (on = page) => on.getByRole('treegrid')
const row = (name: string, on = page) => on.getByRole('row').filter({ has: on.getByText(name, { exact: true }) })
const cell = (name: string, column: string, on = page) => row(name, on).locator(`[data-column=${column}]`)
const saved = async (on = page) => await on.getByText('Saved', { exact: true }).waitFor()
const said = async (on = page) => (await on.locator('[data-plan] output').textContent()) ?? ''

/** A new project. @returns the path of its plan */
async function project(title: string): Promise<string> {
  const ref = await page.evaluate(
    async (fields) => {
      const answer = await fetch('/api/v1/orgs/eastmarch/initiatives', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ fields }),
      })
      return ((await answer.json()) as { ref: string }).ref
    },
    { title, type: 'project' },
  )
  return `${org}/initiatives/${ref}/plan`
}

/** What a fresh load of the plan comes to. */
async function stored(path: string) {
  const ref = path.split('/').at(-2)
  const { rows } = await askApi(page, org, `plans?initiative=${ref}`)
  const { plan } = await askApi(page, org, `plans/${rows[0].id}/rows`)
  const book = bookOf(plan)
  return { book, schedule: schedule(book.toPlan()) }
}

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

describe('from the keyboard alone', () => {
  let path: string
  const names = Array.from({ length: 10 }, (_, n) => `Step ${n + 1}`)

  test('ten linked tasks are written', async () => {
    path = await project('Harbour crossing')
    await page.goto(path)
    await buttonOn(page, 'Begin an empty plan').click()
    await buttonOn(page, 'Insert the first task').waitFor()
    await lookAt(page)
    await buttonOn(page, 'Insert the first task').focus()
    await press('Enter')
    for (const [n, name] of names.entries()) {
      await page.locator('[role=gridcell] input').waitFor()
      await press('Control+a')
      await page.keyboard.type(name)
      // Enter keeps it and goes down; below the last row nothing is, so the cursor stays.
      await press('Enter')
      await row(name).waitFor()
      if (n < names.length - 1) await press('Control+Enter')
    }
    await press('Control+a', 'Control+F2')
    await expect.poll(async () => await cell('Step 10', 'predecessors').textContent()).toBe('9')
    await saved()
    const { book } = await stored(path)
    expect([...book.inOrder()].map(({ name }) => name)).toEqual(names)
    expect(book.dependency.size).toBe(9)
  })

  test('the critical path is found and told', async () => {
    expect(await grid().getAttribute('aria-rowcount')).toBe('11')
    expect(await cell('Step 4', 'totalFloat').getAttribute('aria-label')).toBe('0d, critical')
    expect(await cell('Step 4', 'predecessors').getAttribute('aria-label')).toBe('Step 3, finish to start')
    expect(await cell('Step 4', 'start').getAttribute('aria-label')).toMatch(/^\w+day \d+ \w+ \d{4}$/)
    const bar = page.getByRole('slider')
    await press('Control+Home')
    await expect.poll(async () => await bar.getAttribute('aria-valuetext')).toContain('critical')
    expect(await bar.getAttribute('aria-valuetext')).toContain('before Step 2, finish to start')
  })

  test('the finish moves, and back', async () => {
    const finish = async () => await page.getByText(/^Finishes /).textContent()
    const before = await finish()
    await press('Control+Home', 'ArrowRight', 'ArrowRight')
    await page.keyboard.type('4d')
    await press('Enter')
    await expect.poll(() => said()).toContain('Finish +3 days')
    expect(await finish()).not.toBe(before)
    await press('Control+z')
    await expect.poll(finish).toBe(before)
    await press('Control+y', 'Control+z')
    await expect.poll(finish).toBe(before)
    await saved()
    const { book, schedule } = await stored(path)
    expect(book.task.size).toBe(10)
    expect(schedule.tasks.get([...book.inOrder()][0]!.id)!.duration).toBe(480)
  })

  test('what cannot be read says why, beside the cell', async () => {
    await cell('Step 2', 'duration').click()
    await page.keyboard.type('soon')
    await press('Enter')
    await page.getByRole('alert').getByText('Write a length such as 3d').waitFor()
    await press('Escape')
    await cell('Step 1', 'predecessors').click()
    await page.keyboard.type('10')
    await press('Enter')
    await page.getByRole('alert').getByText('would be a loop').waitFor()
    await press('Escape')
  })

  test('rows are put below others, folded, and a list is pasted', async () => {
    await cell('Step 10', 'name').click()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', 'Step 10\t2d\nSurvey\t3d\nHand over\t0d\n')
      document
        .querySelector('[data-plan-grid]')!
        .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
    await row('Hand over').waitFor()
    expect(await cell('Survey', 'duration').textContent()).toBe('3d')
    await cell('Hand over', 'name').click()
    await press('Alt+Shift+ArrowRight')
    expect(await row('Survey').getAttribute('aria-expanded')).toBe('true')
    expect(await row('Hand over').getAttribute('aria-level')).toBe('2')
    await cell('Survey', 'name').click()
    await press('Control+ArrowLeft')
    await row('Hand over').waitFor({ state: 'detached' })
    await press('Control+ArrowRight')
    await row('Hand over').waitFor()
    await saved()
    await lookAt(page)
  })

  test('why a task is where it is, is told beside it', async () => {
    await cell('Step 3', 'name').click()
    await press('Alt+w')
    const panel = page.getByRole('complementary')
    await panel.getByText('because Step 2 (FS)').first().waitFor()
    await lookAt(page)
    await press('Escape')
    await panel.waitFor({ state: 'detached' })
  })
})

describe('with the pointer', () => {
  let path: string

  test('a plan comes from a file, its dates beside ours', async () => {
    path = await project('Ferry terminal')
    await page.goto(path)
    const chooser = page.waitForEvent('filechooser')
    await buttonOn(page, 'Import a file').click()
    await (await chooser).setFiles({
      name: 'ferry-terminal.xml',
      mimeType: 'application/xml',
      buffer: readFileSync(join(examples, 'ferry-terminal.xml')),
    })
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/71 tasks/).waitFor()
    await lookAt(page)
    await dialog.getByText('Schedule anew').click()
    await buttonOn(page, 'Import').click()
    await row('Dredge the berth pocket').waitFor()
    await page.getByText('71 tasks').waitFor()
  })

  test('a bar is dragged with all that follows it, let go with Esc, and kept', async () => {
    await page.mouse.up()
    await cell('Drive piles of the dolphins', 'name').click()
    await press('Alt+g')
    const bar = page.getByRole('slider')
    const start = async () => await cell('Drive piles of the dolphins', 'start').textContent()
    const before = await start()
    // It stands where it is drawn: a frame after the table tells its dates, and after the timeline has come to it.
    const settled = async () => {
      let last = ''
      const same = async () => last === (last = JSON.stringify(await bar.boundingBox()))
      await expect.poll(same, { interval: 150 }).toBe(true)
      return (await bar.boundingBox())!
    }
    const take = async () => {
      const box = await settled()
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width / 2 + 150, box.y + box.height / 2, { steps: 5 })
      await expect.poll(start).not.toBe(before)
    }
    await take()
    await press('Escape')
    await page.mouse.up()
    await expect.poll(start).toBe(before)
    await take()
    await page.mouse.up()
    await saved()
    expect(await start()).not.toBe(before)
    const { book } = await stored(path)
    const moved = [...book.task.values()].find(({ name }) => name === 'Drive piles of the dolphins')
    expect(moved?.constraint?.type).toBe('startNoEarlierThan')
    await grid().focus()
    await press('Control+z')
    await expect.poll(start).toBe(before)
    await saved()
  })

  test('search, filter, groups and columns are in the address', async () => {
    await page.getByLabel('Find tasks').fill('pile')
    await page.waitForURL(/q=pile/)
    await row('Contract award').waitFor({ state: 'detached' })
    await page.getByLabel('Find tasks').fill('')
    await page.waitForURL((url) => !url.searchParams.has('q'))
    await buttonOn(page, 'Filter').click()
    await page.getByRole('menuitem', { name: 'Milestones' }).click()
    await page.waitForURL(/filter=milestones/)
    await row('Dredge the berth pocket').waitFor({ state: 'detached' })
    await page.reload()
    await row('Contract award').waitFor()
    await row('Dredge the berth pocket').waitFor({ state: 'detached' })
    await page.goto(path)
    await lookAt(page)
  })
})

describe('beside another window', () => {
  test('changes of the other appear, and one field that both changed shows both values', async () => {
    const path = await project('Two at once')
    await page.goto(path)
    await buttonOn(page, 'Begin an empty plan').click()
    await buttonOn(page, 'Insert the first task').click()
    await press('Control+a')
    await page.keyboard.type('Dig')
    await press('Enter')
    await saved()
    const other = await page.context().newPage()
    await other.goto(path)
    await row('Dig', other).waitFor()
    await cell('Dig', 'duration', other).click()
    await other.keyboard.type('5d')
    await other.keyboard.press('Enter')
    await expect.poll(async () => await cell('Dig', 'duration').textContent()).toBe('5d')
    // Offline, both change one field.
    await page.context().setOffline(true)
    await cell('Dig', 'duration').click()
    await page.keyboard.type('7d')
    await press('Enter')
    await page.getByText('Offline: 1 change waits').waitFor()
    await page.context().setOffline(false)
    await expect.poll(async () => await page.getByText('Saved', { exact: true }).count()).toBe(1)
    await expect.poll(async () => await cell('Dig', 'duration', other).textContent()).toBe('7d')
    await other.close()
  })
})
