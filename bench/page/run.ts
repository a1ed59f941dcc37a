/**
 * How soon the portfolio page can be read in a browser, how soon filters answer on it, and how much JavaScript that
 * takes, over the ten yearly files of bench/portfolio. `node bench/page/run.ts` brings them in first, or reads the copy
 * of a data folder that BENCH_DATA names. Prints JSON; milliseconds of the page's own thread (`…ThreadMs`) hold on a busy
 * machine too.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@gantry/server/start-server'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { buildWeb } from '../../scripts/build-web.ts'
import { findChromium } from '../../scripts/chromium.ts'

const root = join(import.meta.dirname, '..', '..')
const files = join(root, '..', 'shared', 'data', 'portfolio', 'uk-gmpp')
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const executablePath = findChromium()

/** Scope, questions and story, each with its own words in it: what thirty seconds are for. */
const readable = ['main h1', '#questions', '#story']

if (!executablePath) console.log(JSON.stringify({ leftOut: 'no Chromium was found' }))
else if (!process.env.BENCH_DATA && !existsSync(files))
  console.log(JSON.stringify({ leftOut: `${files} is not there` }))
else {
  const dataDir = await mkdtemp(join(tmpdir(), 'gantry-bench-'))
  try {
    await fill(dataDir)
    console.log(JSON.stringify(await measure(dataDir, executablePath), null, 1))
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function fill(dataDir: string): Promise<void> {
  const given = process.env.BENCH_DATA
  if (given) return await cp(given, dataDir, { recursive: true })
  const names = readdirSync(files).filter((name) => /^gmpp_20\d\d\.csv$/.test(name))
  const args = [join(root, 'bin', 'gantry.mjs'), 'import', ...names.map((name) => join(files, name)), '--json']
  const ran = spawnSync(process.execPath, args, { env: { ...process.env, GANTRY_DATA: dataDir }, encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`gantry import ended with ${ran.status}: ${ran.stderr.slice(0, 2000)}`)
}

async function measure(dataDir: string, browserPath: string) {
  if (!(await buildWeb())) throw new Error('The web app could not be built; the messages above say why.')
  const server = await startServer({ dataDir, port: 0 })
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const extraHTTPHeaders = { authorization: `Bearer ${server.key}` }
    const me = await fetch(`${server.url}/api/v1/me`, { headers: extraHTTPHeaders })
    const { organisations } = (await me.json()) as { organisations: [{ slug: string }] }
    const address = `${server.url}/o/${organisations[0].slug}/portfolio`
    // One visit that is not counted: the server has read the facts once, as it has for everyone after the first.
    const loads: Load[] = []
    const filters: Answer[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const context = await browser.newContext({ extraHTTPHeaders, viewport: { width: 1440, height: 900 } })
      const load = await open(context, address)
      const answers = await filter(load)
      await context.close()
      if (round === 0) continue
      loads.push(load)
      filters.push(...answers)
    }
    const [{ scriptKb, scripts }] = loads as [Load, ...Load[]]
    const milliseconds = loads.map(({ readableMs }) => readableMs)
    return {
      readableMs: median(milliseconds),
      readableWorstMs: Math.max(...milliseconds),
      readableThreadMs: median(loads.map(({ threadMs }) => threadMs)),
      filterMs: median(filters.map(({ milliseconds }) => milliseconds)),
      filterWorstMs: Math.max(...filters.map(({ milliseconds }) => milliseconds)),
      filterThreadMs: median(filters.map(({ threadMs }) => threadMs)),
      scriptKb,
      scripts,
      rounds,
    }
  } finally {
    await browser.close()
    await server.close()
  }
}

interface Load {
  readonly page: Page
  readonly spent: () => Promise<number>
  readonly readableMs: number
  readonly threadMs: number
  /** Compressed, as it came over the line, of what had come when the page could be read. */
  readonly scriptKb: number
  readonly scripts: number
}

/** A browser that was never here before: nothing in its cache. */
async function open(context: BrowserContext, address: string): Promise<Load> {
  const page = await context.newPage()
  const spent = await threadTime(page)
  await page.addInitScript((places) => {
    const look = () => {
      const there = places.every((place) => (document.querySelector(place)?.parentElement?.innerText.length ?? 0) > 20)
      if (there) performance.mark('readable')
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, readable)
  await page.goto(address)
  await page.waitForFunction(() => performance.getEntriesByName('readable').length > 0)
  const { at, bytes, count } = await page.evaluate(() => {
    const at = performance.getEntriesByName('readable')[0]?.startTime ?? 0
    const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
      ({ name, responseEnd }) => /\.js(\?|$)/.test(name) && responseEnd <= at,
    )
    return { at, bytes: scripts.reduce((sum, each) => sum + each.encodedBodySize, 0), count: scripts.length }
  })
  const threadMs = await spent()
  return { page, spent, readableMs: Math.round(at), threadMs, scriptKb: Math.round(bytes / 1024), scripts: count }
}

/** Milliseconds that the page's own thread has worked since it was opened, whoever else wanted the processor. */
async function threadTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return Math.round((metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000)
  }
}

interface Answer {
  readonly milliseconds: number
  readonly threadMs: number
}

/** From a choice in a filter to the table that shows its rows painted: three ratings on, one after the other. */
async function filter({ page, spent }: Load): Promise<Answer[]> {
  await page.locator('#initiatives').waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  await page.waitForTimeout(500)
  await page.locator('search').getByRole('button').last().click()
  const boxes = page.getByRole('dialog').locator('input[type=checkbox]')
  await boxes.first().waitFor()
  const answers: Answer[] = []
  for (let at = 0; at < Math.min(3, await boxes.count()); at += 1) {
    const before = await spent()
    const milliseconds = await boxes.nth(at).evaluate(async (box) => {
      const heading = document.querySelector('#initiatives')
      const text = heading?.textContent
      const began = performance.now()
      ;(box as HTMLInputElement).click()
      while (heading?.textContent === text && performance.now() - began < 5000)
        await new Promise((resolve) => requestAnimationFrame(resolve))
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      return Math.round(performance.now() - began)
    })
    answers.push({ milliseconds, threadMs: (await spent()) - before })
    await page.waitForTimeout(800)
  }
  return answers
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
