import type { BaselineOfTask } from '@gantry/planning/plan'
import type { Fields } from './fields.ts'
import type { Parts } from './kept-parts.ts'
import { given } from './given.ts'
import { writeDate, writeDuration } from './values.ts'

/** The states a task or assignment had when baselines 0 to 10 were saved. */
export function readBaselines(owner: Fields): Record<string, BaselineOfTask> | undefined {
  const read: [string, BaselineOfTask][] = []
  for (const element of owner.list('Baseline')) {
    const fields = owner.inside(element)
    const number = fields.integer('Number')
    if (number === undefined) continue
    read.push([
      String(number),
      {
        ...given('start', fields.date('Start')),
        ...given('finish', fields.date('Finish')),
        ...given('duration', fields.duration('Duration')),
        ...given('work', fields.duration('Work')),
        ...given('costMinor', fields.money('Cost')),
      },
    ])
  }
  return read.length === 0 ? undefined : Object.fromEntries(read)
}

export function baselineParts(baselines: Readonly<Record<string, BaselineOfTask>> | undefined): Parts {
  const parts: Parts = new Map()
  for (const [number, { start, finish, duration, work, costMinor }] of Object.entries(baselines ?? {})) {
    if (!/^(10|\d)$/.test(number)) continue
    const inside = [
      ['Number', number],
      ['Start', start === undefined ? undefined : writeDate(start)],
      ['Finish', finish === undefined ? undefined : writeDate(finish)],
      ['Duration', duration === undefined ? undefined : writeDuration(duration)],
      ['Work', work === undefined ? undefined : writeDuration(work)],
      ['Cost', costMinor === undefined ? undefined : String(costMinor)],
    ]
    const xml = inside.map(([name, text]) => (text === undefined ? '' : `<${name}>${text}</${name}>`)).join('')
    parts.set(`Baseline:${number}`, xml)
  }
  return parts
}
