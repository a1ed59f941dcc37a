import type { Plan } from '@gantry/planning'
import { describe, expect, it } from 'vitest'
import { realFiles } from '../testing/real-plans.ts'
import { smallXer } from '../testing/xer-text.ts'
import { formatForName, type WrittenFormat, writtenFormats } from './plan-formats.ts'
import { readPlan } from './read-plan.ts'
import { writePlan } from './write-plan.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

function read(bytes: Uint8Array, name?: string): { format: string; plan: Plan } {
  const found = readPlan(bytes, name)
  if (found.refusal !== undefined) throw new Error(found.refusal.message)
  return found
}

const ferry = read(smallXer()).plan
const formats = Object.keys(writtenFormats) as WrittenFormat[]

describe('what a file is, its content says', () => {
  it.each(formats)('%s is recognised under any name', (format) => {
    const { bytes } = writePlan(ferry, format)
    expect(format).toMatch(new RegExp(`^${read(bytes, 'plan.bin').format}`))
  })

  it.each([
    ['nothing', new Uint8Array(), 'file.empty'],
    ['a PDF', bytesOf('%PDF-1.7'), 'plan.foreign'],
    ['an MPX file', bytesOf('MPX,Microsoft Project,4.0,ANSI\r\n'), 'plan.mpx'],
    ['P6’s XML', bytesOf('<?xml version="1.0"?>\n<APIBusinessObjects xmlns="x">'), 'plan.otherXml'],
    [
      'a plan of GanttProject',
      bytesOf('<?xml version="1.0"?><project name="x" view-date="2026-01-01">'),
      'plan.otherXml',
    ],
    ['a web page', bytesOf('<!doctype html><html><body>'), 'plan.otherXml'],
    ['prose', bytesOf('Dear all,\nplease find attached.\n'), 'taskList.columns'],
    ['a table of something else', bytesOf('City;People\nBern;140000\n'), 'taskList.columns'],
    ['other JSON', bytesOf('{"a": 1}'), 'gantryPlan.notOurs'],
  ])('%s is refused with what may help', (_, bytes, id) => {
    expect(readPlan(bytes).refusal).toMatchObject({ id, mend: expect.stringMatching(/^Maybe /) })
  })

  it.each(realFiles('interop/mpp', '.mpp').slice(0, 3))('%s is refused: Project can save it as XML', (_, bytes) => {
    expect(readPlan(bytes).refusal?.id).toBe('plan.mpp')
  })

  it.each([
    ['a.XER', 'xer'],
    ['b.xml', 'mspdi'],
    ['c.json', 'gantry-plan'],
    ['d.csv', 'task-list'],
    ['e.sm', 'psplib-sm'],
    ['f.rcp', 'psplib-rcp'],
    ['g.doc', undefined],
  ])('%s is written as %s', (name, format) => {
    expect(formatForName(name)).toBe(format)
  })
})

/** What every format but problems of scheduling can say. */
function gist({ tasks, dependencies }: Plan) {
  const names = new Map(tasks.map(({ id, name }) => [id, name]))
  return {
    tasks: tasks
      .map(({ name, type, duration, parent }) => `${names.get(parent ?? '') ?? ''} > ${name} ${type} ${duration}`)
      .sort(),
    links: dependencies
      .map(
        ({ predecessor, successor, type, lag }) =>
          `${names.get(predecessor)} ${type} ${names.get(successor)} ${'minutes' in lag ? lag.minutes : lag.percent}`,
      )
      .sort(),
  }
}

describe('from format to format', () => {
  const pairs = (['mspdi', 'xer', 'gantry-plan', 'task-list'] as const).flatMap((from) =>
    (['mspdi', 'xer', 'gantry-plan', 'task-list'] as const).map((to) => [from, to] as const),
  )
  it.each(pairs)('%s to %s keeps tasks, outline, durations and links', (from, to) => {
    const first = read(writePlan(ferry, from).bytes).plan
    const second = read(writePlan(first, to).bytes).plan
    expect(gist(second)).toEqual(gist(ferry))
  })
})
