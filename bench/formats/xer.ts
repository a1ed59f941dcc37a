/**
 * Reading and writing a large plan: `node bench/formats/xer.ts [megabytes, 50]`, CSV out. Target: less memory
 * than four times the file beyond that of an idle process, the bytes of the file among it. Each measure runs in a process of its own; told are its processor time and its highest memory (resident, by the system).
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXer } from '../../packages/formats/src/xer/read.ts'
import { writeXer } from '../../packages/formats/src/xer/write.ts'
import { xerFile } from './xer-file.ts'

const [first = '50', path, mode] = process.argv.slice(2)

if (path === undefined) all(Number(first))
else console.log(JSON.stringify(one(path, mode)))

interface Measure {
  readonly seconds: number
  readonly megabytes: number
  readonly peakMb: number
  readonly tasks: number
}

function all(megabytes: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-xer-'))
  try {
    const file = join(folder, 'plan.xer')
    generate(file, megabytes * 1e6)
    const size = statSync(file).size / 1e6
    const idle = child(file, 'idle')
    console.log('what,mb,tasks,cpu_seconds,mb_per_s,target_mb_per_s,peak_mb_over_idle,times_the_file,target_times')
    for (const what of ['read', 'write']) {
      const runs = [1, 2, 3].map(() => child(file, what)).sort((a, b) => a.seconds - b.seconds)
      const { seconds, peakMb, tasks, megabytes: mb } = runs[1]!
      const over = peakMb - idle.peakMb
      const target = what === 'read' ? ['', 4] : ['', '']
      console.log(
        [
          what,
          mb.toFixed(1),
          tasks,
          seconds.toFixed(2),
          (mb / seconds).toFixed(1),
          target[0],
          over.toFixed(0),
          (over / size).toFixed(2),
          target[1],
        ].join(),
      )
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function generate(file: string, bytes: number): void {
  const out = openSync(file, 'w')
  let piece = ''
  for (const text of xerFile(bytes)) {
    piece += text
    if (piece.length < 1e6) continue
    writeSync(out, piece)
    piece = ''
  }
  writeSync(out, piece)
  closeSync(out)
}

function child(file: string, what: string): Measure {
  const run = spawnSync(process.execPath, [import.meta.filename, '0', file, what], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as Measure
}

function one(file: string, what: string | undefined): Measure {
  const megabytes = statSync(file).size / 1e6
  const peakMb = () => process.resourceUsage().maxRSS / 1024
  if (what === 'idle') return { seconds: 0, megabytes, peakMb: peakMb(), tasks: 0 }
  const began = process.cpuUsage()
  const read = readXer(new Uint8Array(readFileSync(file)))
  if (read.refusal) throw new Error(read.refusal.message)
  const seconds = secondsSince(began)
  const { plan } = read
  if (what === 'read') return { seconds, megabytes, peakMb: peakMb(), tasks: plan.tasks.length }
  const writing = process.cpuUsage()
  let length = 0
  length = writeXer(plan).bytes.length
  return {
    seconds: secondsSince(writing),
    megabytes: length / 1e6,
    peakMb: peakMb(),
    tasks: plan.tasks.length,
  }
}

/** Of processor time, all threads together: a busy machine changes it little. */
function secondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1e6
}
