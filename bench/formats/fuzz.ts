/**
 * Reads files with which something went wrong, one after the other, the same in each run. A reader must not throw, nor take
 * more than two seconds or 500 MB for one; what it reads, its writer must be able to write. CSV out, exit status 1 where one
 * failed. A file whose reading does not end is told by its number, too.
 */
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { mutated } from '../../packages/formats/src/testing/mutate.ts'

export interface Fuzzed {
  /** Whole files to spoil. */
  readonly files: () => readonly Uint8Array[]
  /** Reads, and writes what could be read; returns what came of it, in a word. Throws where something is wrong. */
  readonly attempt: (bytes: Uint8Array) => string
}

const longestSeconds = 2
const mostMb = 500

/** Runs a script as its own fuzzer: `node fuzz-x.ts [runs] [first number]`. */
export function fuzz(script: string, { files, attempt }: Fuzzed): void {
  if (isMainThread) watch(script, Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 0))
  else work(files(), attempt)
}

interface Work {
  readonly runs: number
  readonly first: number
  readonly progress: SharedArrayBuffer
}

function watch(script: string, runs: number, first: number): void {
  const progress = new SharedArrayBuffer(8)
  const number = new Int32Array(progress)
  const worker = new Worker(script, { workerData: { runs, first, progress } satisfies Work })
  let last = -1
  let since = performance.now()
  const timer = setInterval(() => {
    const now = number[0] ?? 0
    if (now !== last) since = performance.now()
    last = now
    if (performance.now() - since < 60_000) return
    console.error(`File ${now} does not end.`)
    process.exit(1)
  }, 1000)
  worker.on('error', (error) => {
    console.error(`File ${number[0]}:`, error)
    process.exit(1)
  })
  worker.on('exit', (code) => {
    clearInterval(timer)
    process.exitCode = code
  })
}

function work(files: readonly Uint8Array[], attempt: Fuzzed['attempt']): void {
  const { runs, first, progress } = workerData as Work
  const number = new Int32Array(progress)
  const outcomes = new Map<string, number>()
  let slowest = { seconds: 0, file: -1 }
  let mostUsed = 0
  let failed = 0
  for (let file = first; file < first + runs; file++) {
    number[0] = file
    const bytes = mutated(files, file)
    const began = process.cpuUsage()
    let outcome: string
    try {
      outcome = attempt(bytes)
    } catch (error) {
      outcome = 'failed'
      failed++
      if (failed <= 10) console.error(`File ${file}:`, error)
    }
    const { user } = process.cpuUsage(began)
    if (user / 1e6 > slowest.seconds) slowest = { seconds: user / 1e6, file }
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    if (file % 64 === 0) mostUsed = Math.max(mostUsed, process.memoryUsage.rss() / 1e6)
  }
  console.log('files,first,failed,slowest_cpu_s,slowest_file,target_s,most_mb,target_mb')
  console.log(
    [runs, first, failed, slowest.seconds.toFixed(3), slowest.file, longestSeconds, mostUsed.toFixed(0), mostMb].join(),
  )
  console.log('outcome,files')
  for (const [outcome, count] of [...outcomes].sort((a, b) => b[1] - a[1])) console.log(`${outcome},${count}`)
  process.exitCode = failed > 0 || slowest.seconds > longestSeconds || mostUsed > mostMb ? 1 : 0
}
