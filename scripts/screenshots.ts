// `node scripts/run.mjs scripts/screenshots.ts`: the pictures of docs/images, taken from the sample organisation.
import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSample } from '@gantry/app/sample/create-sample'
import { startServer } from '@gantry/server/start-server'
import { chromium, type Page } from 'playwright-core'
import { buildWeb } from './build-web.ts'
import { findChromium } from './chromium.ts'
import { root } from './root.ts'

const images = join(root, 'docs', 'images')
const executablePath = findChromium()
if (!executablePath) throw new Error('No Chromium was found. Maybe name one with GANTRY_CHROMIUM.')
if (!(await buildWeb())) throw new Error('The web app could not be built; the messages above say why.')

const dataDir = mkdtempSync(join(tmpdir(), 'gantry-screenshots-'))
const server = await startServer({ dataDir, port: 0, createSample })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1.5,
  })
  const { org } = (await post('/api/v1/setup/sample', { token: server.setupToken })) as { org: string }
  const page = await context.newPage()
  await take(page, `/o/${org}/portfolio`, 'portfolio')
  await takeCharts(page)
  const { rows } = (await get(`/api/v1/orgs/${org}/overview`)) as { rows: { title: string; ref: string }[] }
  const payroll = rows.find(({ title }) => title === 'Finance and Payroll Replacement') ?? rows[0]
  await take(page, `/o/${org}/initiatives/${payroll?.ref}`, 'initiative')
  await take(page, `/o/${org}/risks`, 'risks')
  await takeImport(page, org)
  const fields = { title: 'Ferry terminal at Skerry Sound', type: 'project' }
  const { ref } = (await post(`/api/v1/orgs/${org}/initiatives`, { fields })) as { ref: string }
  await takePlan(page, org, ref)
  await takePaper(org)

  async function post(path: string, data: object): Promise<unknown> {
    const answer = await context.request.post(path, { data, headers: { origin: server.url }, timeout: 120_000 })
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
    return await answer.json()
  }
  async function get(path: string): Promise<unknown> {
    return await (await context.request.get(path)).json()
  }
  /** The first page of the PDF, where poppler's pdftoppm is there to draw it. */
  async function takePaper(slug: string): Promise<void> {
    const answer = await context.request.get(`/api/v1/orgs/${slug}/overview.pdf`)
    const file = join(dataDir, 'overview.pdf')
    writeFileSync(file, await answer.body())
    execFileSync('pdftoppm', ['-png', '-r', '110', '-singlefile', file, join(images, 'overview-paper')])
  }
} finally {
  await browser.close()
  await server.close()
  rmSync(dataDir, { recursive: true })
}

async function take(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path)
  await settle(page)
  await page.screenshot({ path: join(images, `${name}.png`) })
}

/** Charts come after the story and are drawn when they come into sight. */
async function takeCharts(page: Page): Promise<void> {
  await page.locator('figure').first().waitFor()
  await page.mouse.move(700, 500)
  await page.mouse.wheel(0, 850)
  await settle(page)
  await page.screenshot({ path: join(images, 'portfolio-charts.png') })
}

/** The picture that the sample's own returns make before anything is saved. */
async function takeImport(page: Page, org: string): Promise<void> {
  await page.goto(`/o/${org}/import`)
  const files = globSync(join(root, 'examples', 'eastmarch', '*.csv')).sort()
  await page.locator('input[type=file]').first().setInputFiles(files)
  await page.getByRole('tab').nth(3).waitFor({ timeout: 60_000 })
  await settle(page)
  await page.screenshot({ path: join(images, 'import.png') })
}

/** The invented ferry terminal, brought in from a file of Microsoft Project. */
async function takePlan(page: Page, org: string, ref: string): Promise<void> {
  await page.goto(`/o/${org}/initiatives/${ref}/plan`)
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import a file' }).click(),
  ])
  await chooser.setFiles(join(root, 'examples', 'ferry-terminal', 'ferry-terminal.xml'))
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('treegrid').waitFor()
  await settle(page)
  await page.getByRole('button', { name: 'Show the whole plan' }).click()
  await page.mouse.move(700, 860)
  await settle(page)
  await page.screenshot({ path: join(images, 'plan.png') })
}

/** The live stream never ends, so the network is never idle: what is loading says so. */
async function settle(page: Page): Promise<void> {
  await page.locator('main h1, main h2').first().waitFor({ timeout: 30_000 })
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  await page.waitForTimeout(1200)
}
