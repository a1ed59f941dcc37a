/**
 * Passes, floats, loading and edits of large networks, and of a real P6 plan where it lies beside the repository:
 * `node bench/planning/network.ts [rounds, 20] [worker | chromium]`, CSV out, each figure with what it must be and what is
 * aimed for. The same build runs in Node, in a worker and in Chromium. Meant for a quiet machine: on a busy one the
 * minimum says more than the median.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { readXer } from '../../packages/formats/src/xer/read.ts'
import { compile } from '../../packages/planning/src/network/compile.ts'
import { floatsOf } from '../../packages/planning/src/network/floats.ts'
import { noDates } from '../../packages/planning/src/network/network.ts'
import { runPasses } from '../../packages/planning/src/network/run-passes.ts'
import { schedule } from '../../packages/planning/src/network/schedule.ts'
import { findChromium } from '../../scripts/chromium.ts'
import { type Figure, figures, heading, line, timed } from './measure.ts'

const real = join(import.meta.dirname, '../../../shared/data/cpm/p6-sp10/SP10-COST-LOADED.xer')

if (isMainThread) await main(Number(process.argv[2] ?? 20), process.argv[3])
else parentPort?.postMessage(figures(workerData as number))

async function main(rounds: number, only: string | undefined): Promise<void> {
  console.log(heading)
  if (only === undefined) tell('node', [...figures(rounds), ...realPlan(rounds)])
  if (only === undefined || only === 'worker') tell('worker', await inWorker(rounds))
  if (only === undefined || only === 'chromium') tell('chromium', await inChromium(rounds))
}

function tell(where: string, rows: readonly Figure[]): void {
  for (const row of rows) console.log(line(where, row))
}

/** 3,994 activities with six calendars, constraints and progress. */
function realPlan(rounds: number): Figure[] {
  if (!existsSync(real)) return []
  const read = readXer(readFileSync(real))
  if (read.refusal) return []
  const { plan } = read
  const { network } = compile(plan)
  const dates = noDates(network.size)
  const run = () => {
    runPasses(network, dates)
    floatsOf(network, dates)
  }
  return [
    { what: 'SP10 passes and floats', ...timed(rounds, run), must: 20, aim: 5 },
    {
      what: 'SP10 plan to schedule',
      ...timed(Math.max(5, rounds >> 2), () => schedule(plan)),
      must: Number.NaN,
      aim: Number.NaN,
    },
  ]
}

async function inWorker(rounds: number): Promise<readonly Figure[]> {
  const worker = new Worker(import.meta.filename, { workerData: rounds })
  return await new Promise((done, failed) => {
    worker.once('message', done)
    worker.once('error', failed)
  })
}

/** A page of its own origin, so that its clock is fine enough for single edits. */
async function inChromium(rounds: number): Promise<readonly Figure[]> {
  const executablePath = findChromium()
  if (!executablePath) return []
  const built = await build({
    logLevel: 'error',
    configFile: false,
    build: { write: false, lib: { entry: join(import.meta.dirname, 'measure.ts'), formats: ['es'] } },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const code = first && 'output' in first ? first.output[0].code : ''
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage()
    const headers = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
    await page.route('http://bench.localhost/**', (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ body: code, contentType: 'text/javascript', headers })
        : route.fulfill({ body: '<title>Bench</title>', contentType: 'text/html', headers }),
    )
    await page.goto('http://bench.localhost/')
    return (await page.evaluate(
      `import('http://bench.localhost/measure.js').then((measure) => measure.figures(${rounds}))`,
    )) as Figure[]
  } finally {
    await browser.close()
  }
}
