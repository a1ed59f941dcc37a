import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plan } from '@gantry/planning/plan'
import { describe, expect, it } from 'vitest'
import { mspdiFiles } from '../testing/mspdi-files.ts'
import { hasRealPlans, realPlans } from '../testing/real-plans.ts'
import { constraintCodes, dependencyCodes } from './codes.ts'
import { readMspdi } from './read.ts'
import { writeMspdi } from './write.ts'

if (!hasRealPlans) console.info(`real plans are not at ${realPlans}: their tests are left out`)

const files = mspdiFiles()
const ofP6 = /^cpm.mpxj.\w+Calendar\.xml$/
const plans = files.filter(([path]) => !ofP6.test(path))

function read(bytes: Uint8Array): Plan {
  const result = readMspdi(bytes)
  if (result.refusal) throw new Error(result.refusal.message)
  return result.plan
}

const write = (plan: Plan) => new TextEncoder().encode([...writeMspdi(plan)].join(''))

describe.skipIf(!hasRealPlans)('Files that Microsoft Project and others saved', () => {
  it('are all there', () => {
    expect(plans.length).toBeGreaterThanOrEqual(142)
  })

  it.each(plans)('%s comes back the same after writing', (_, bytes) => {
    const plan = read(bytes)
    expect(read(write(plan))).toEqual(plan)
  })

  it('comes back the same in UTF-16, and in pieces of any length', () => {
    const bytes = new Map(plans).get('interop/mpp-mspdi-twins/task-text-project2019-mspdi.xml')!
    const plan = read(bytes)
    const wide = Buffer.from(`\uFEFF${new TextDecoder().decode(bytes).replace('UTF-8', 'UTF-16')}`, 'utf16le')
    expect(read(wide)).toEqual(plan)
    expect(read(wide.swap16())).toEqual(plan)
    for (const length of [1, 7, 1000]) {
      const pieces = function* () {
        for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
      }
      expect(readMspdi(pieces())).toMatchObject({ plan })
    }
  })

  it('says what a file of P6 is', () => {
    for (const [, bytes] of files.filter(([path]) => ofP6.test(path)))
      expect(readMspdi(bytes)).toMatchObject({
        refusal: { id: 'mspdi.other', message: expect.stringContaining('Primavera P6 XML') as string },
      })
  })

  it('are read as an independent reader reads them: dates, durations, constraints and links', () => {
    let compared = 0
    for (const [path, bytes] of plans) {
      const file = /^interop\/expected\/mspdi\/(.+)\.xml\.gz$/.exec(path)?.[1]
      const table = join(realPlans, 'interop/expected/cpm', `${file}.tsv`)
      if (file === undefined || !existsSync(table)) continue
      const plan = read(bytes)
      const tasks = new Map(plan.tasks.map((task) => [task.id, task]))
      for (const row of rowsOf(readFileSync(table, 'utf8'))) {
        const task = tasks.get(row['UID'] ?? '')
        if (task === undefined) continue
        expect({ file, ...ours(plan, task), ...dates(task.stored) }).toEqual({
          file,
          id: row['UID'],
          duration: minutesOf(row['Duration']),
          constraint: row['ConstraintType'] === '' ? '0' : row['ConstraintType'],
          links: (row['Links(pred:type:lag_tenths_min)'] ?? '').split(';').sort().join(),
          start: minuteOf(row['Start']),
          finish: minuteOf(row['Finish']),
          earlyStart: minuteOf(row['EarlyStart']),
          earlyFinish: minuteOf(row['EarlyFinish']),
          lateStart: minuteOf(row['LateStart']),
          lateFinish: minuteOf(row['LateFinish']),
        })
        compared++
      }
    }
    expect(compared).toBeGreaterThan(1500)
  })
})

function rowsOf(table: string): Record<string, string>[] {
  const [head = '', ...lines] = table.trimEnd().split('\n')
  const names = head.split('\t')
  return lines.map((line) => {
    const values = line.split('\t')
    return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']))
  })
}

function ours(plan: Plan, task: Plan['tasks'][number]) {
  const links = plan.dependencies
    .filter(({ successor }) => successor === task.id)
    .map(({ predecessor, type, lag }) => {
      const amount = 'percent' in lag ? lag.percent : lag.minutes * 10
      return `${predecessor}:${dependencyCodes.indexOf(type)}:${amount}`
    })
  return {
    id: task.id,
    duration: task.duration,
    constraint: String(constraintCodes.indexOf(task.constraint?.type ?? 'asSoonAsPossible')),
    links: links.sort().join(),
  }
}

const dates = (stored: Plan['tasks'][number]['stored']) => ({
  start: stored?.start,
  finish: stored?.finish,
  earlyStart: stored?.earlyStart,
  earlyFinish: stored?.earlyFinish,
  lateStart: stored?.lateStart,
  lateFinish: stored?.lateFinish,
})

/** By the host's own calendar, not ours; seconds are rounded. */
const minuteOf = (text = '') => (text === '' ? undefined : Math.round(Date.parse(`${text}Z`) / 60_000))

function minutesOf(text = ''): number {
  const [, hours = 0, minutes = 0, seconds = 0] = /^PT(\d+)H(\d+)M(\d+)S$/.exec(text)?.map(Number) ?? []
  return Math.round(hours * 60 + minutes + seconds / 60)
}
