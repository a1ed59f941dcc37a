/**
 * The plan's screen in Chromium, as it is shipped: how soon the chart is painted, what a frame costs while it is scrolled,
 * zoomed and dragged on, a keystroke in a cell, the heap, and saving one edit; at 10,000 tasks and links and at 100,000.
 * `node bench/web/run.ts [tasks …]`. Prints JSON. Frames are read from a trace; `…ThreadMs` is processor time of the page's
 * own thread, which holds on a busy machine too.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@gantry/server/start-server'
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { buildWeb } from '../../scripts/build-web.ts'
import { findChromium } from '../../scripts/chromium.ts'
import { fillPlan, type Filled, found } from './fill-plan.ts'
import { generatedPlan } from './generated-plan.ts'

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000]
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const executablePath = findChromium()
const zoomStep = `chart.dispatchEvent(new WheelEvent('wheel', { deltaY: n < 60 ? -60 : 60, ctrlKey: true, bubbles: true,
  cancelable: true, clientX: chart.getBoundingClientRect().left + 200, clientY: 400 }))`

if (!executablePath) console.log(JSON.stringify({ leftOut: 'no Chromium was found' }))
else {
  const dataDir = await mkdtemp(join(tmpdir(), 'gantry-bench-'))
  try {
    console.log(JSON.stringify(await measureAll(dataDir, executablePath), null, 1))
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measureAll(dataDir: string, path: string) {
  if (!(await buildWeb())) throw new Error('The web app could not be built; the messages above say why.')
  const server = await startServer({ dataDir, port: 0 })
  const args = ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info']
  const browser = await chromium.launch({ executablePath: path, args })
  try {
    const org = await found(server)
    const measured: Record<string, unknown> = {}
    for (const size of sizes) {
      const filled = await fillPlan(server, org, generatedPlan(size))
      const context = await browser.newContext({
        extraHTTPHeaders: { authorization: `Bearer ${server.key}` },
        viewport: { width: 1440, height: 900 },
      })
      measured[size] = await measure(await context.newPage(), filled)
      await context.close()
    }
    return { rounds, measured }
  } finally {
    await browser.close()
    await server.close()
  }
}

async function measure(page: Page, { address, saves }: Filled) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const paints: { ms: number; threadMs: number }[] = []
  for (let round = 0; round <= rounds; round++) {
    await page.goto(address)
    await page.locator('[data-painted]').waitFor({ timeout: 120_000 })
    const ms = await page.evaluate(() => performance.getEntriesByName('plan-painted')[0]?.startTime ?? Number.NaN)
    if (round > 0) paints.push({ ms, threadMs: await threadMs(devtools) })
  }
  await page.waitForTimeout(1_000)
  const scroll = await frames(devtools, async () => await every(page, 'pane.scrollTop += 120'))
  const zoom = await frames(devtools, async () => await every(page, zoomStep))
  const held = await takeFirst(page)
  const drag = await frames(devtools, async () => await dragFrom(page, held))
  await page.keyboard.press('Escape')
  await page.mouse.up()
  const key = await frames(devtools, async () => await type(page))
  await page.keyboard.press('Escape')
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize } = await devtools.send('Runtime.getHeapUsage')
  return {
    paintedMs: Math.round(median(paints.map(({ ms }) => ms))),
    paintedThreadMs: Math.round(median(paints.map((each) => each.threadMs))),
    scroll,
    zoom,
    drag,
    key,
    heapMb: Math.round((usedSize + backingStorageSize) / 1e6),
    saveMs: await saves(20),
  }
}

/** Does something in each of 120 frames. */
async function every(page: Page, step: string): Promise<void> {
  // As text: this file knows nothing of what a browser has.
  await page.evaluate(`(async () => {
    const [pane, chart] = ['[data-plan-scroller]', '[data-plan-chart]'].map((each) => document.querySelector(each))
    for (let n = 0; n < 120; n++) {
      await new Promise(requestAnimationFrame)
      ${step}
    }
  })()`)
}

interface Place {
  readonly x: number
  readonly y: number
}

/** Takes hold of the first bar, and moves it a little. */
async function takeFirst(page: Page): Promise<Place> {
  await page.locator('[data-plan-scroller]').evaluate((pane) => {
    pane.scrollTop = 0
  })
  await page.locator('[data-row="1"] [data-column=name]').click()
  for (let n = 0; n < 8; n++) await page.keyboard.press('Alt+=')
  await page.keyboard.press('Alt+g')
  await page.waitForTimeout(300)
  const box = await page.getByRole('slider').boundingBox()
  if (box === null) throw new Error('the first bar is not in sight')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let n = 0; n < 10; n++) await page.mouse.move(x + 8 + n, y)
  await page.waitForTimeout(300)
  return { x, y }
}

async function dragFrom(page: Page, { x, y }: Place): Promise<void> {
  for (let n = 0; n < 120; n++) await page.mouse.move(x + 18 + (n % 30) * 10, y)
}

async function type(page: Page): Promise<void> {
  await page.locator('[data-row="2"] [data-column=name]').click()
  for (const letter of 'a keystroke in a cell') await page.keyboard.press(letter === ' ' ? 'Space' : letter)
}

/** Busy time of the main thread a frame, from a trace: everything it ran between two frames of the compositor. */
async function frames(devtools: CDPSession, act: () => Promise<void>) {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]))
  devtools.on('Tracing.dataCollected', collect)
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'toplevel',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'disabled-by-default-devtools.timeline.frame',
      ],
    },
  })
  await act()
  const done = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve))
  await devtools.send('Tracing.end')
  await done
  devtools.off('Tracing.dataCollected', collect)
  return framesOf(events)
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly tid: number
}

function framesOf(events: readonly TraceEvent[]) {
  const main = mainThread(events)
  const commits = events
    .filter(({ name, tid, ph }) => name === 'Commit' && ph === 'X' && tid === main)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b)
  const tasks = events.filter(({ name, tid, ph }) => name === 'RunTask' && tid === main && ph === 'X')
  const work = commits.slice(1).map((end, n) => {
    const inside = tasks.filter(({ ts }) => ts > commits[n]! && ts <= end)
    const sum = (of: (task: TraceEvent) => number) => inside.reduce((ms, task) => ms + of(task) / 1000, 0)
    return {
      wall: (end - commits[n]!) / 1000,
      thread: sum((task) => task.tdur ?? task.dur ?? 0),
      busy: sum(({ dur }) => dur ?? 0),
    }
  })
  const figures = (of: (frame: (typeof work)[number]) => number) => {
    const sorted = work.map(of).sort((a, b) => a - b)
    return {
      median: round(sorted[Math.floor(sorted.length / 2)]),
      p95: round(sorted[Math.floor(sorted.length * 0.95)]),
    }
  }
  return {
    frames: work.length,
    frameMs: figures(({ wall }) => wall),
    busyMs: figures(({ busy }) => busy),
    threadMs: figures(({ thread }) => thread),
  }
}

/** The page's: the one that most frames begin on. */
function mainThread(events: readonly TraceEvent[]): number | undefined {
  const begun = new Map<number, number>()
  for (const { name, tid } of events) if (name === 'BeginMainThreadFrame') begun.set(tid, (begun.get(tid) ?? 0) + 1)
  return [...begun].sort(([, a], [, b]) => b - a)[0]?.[0]
}

async function threadMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

// Functions: what runs above is called before this line is reached.
function round(value = Number.NaN): number {
  return Math.round(value * 10) / 10
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
