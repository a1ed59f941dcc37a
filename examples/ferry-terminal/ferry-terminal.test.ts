import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readPlan } from '@gantry/formats/plans/read-plan'
import { writePlan } from '@gantry/formats/plans/write-plan'
import { isoLocal, type Plan, schedule } from '@gantry/planning'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { files } from './make.ts'
import { ferryTerminal } from './plan.ts'

const read = (name: string): Plan => {
  const found = readPlan(readFileSync(join(import.meta.dirname, name)), name)
  if (found.refusal !== undefined) throw new Error(found.refusal.message)
  return found.plan
}

const gist = ({ tasks, dependencies }: Plan) => ({
  tasks: tasks.map(({ code, name }) => `${code} ${name}`).sort(),
  links: dependencies.length,
})

describe('the example plan', () => {
  const plan = ferryTerminal()

  it('uses what plans are made of', () => {
    expect(plan.tasks.length).toBeGreaterThan(60)
    expect(new Set(plan.dependencies.map(({ type }) => type))).toEqual(new Set(['FS', 'SS', 'FF', 'SF']))
    expect(new Set(plan.tasks.map(({ type }) => type))).toEqual(new Set(['summary', 'task', 'milestone', 'hammock']))
    expect(plan.tasks.filter(({ progress }) => progress !== undefined).length).toBeGreaterThan(10)
  })

  it('can be scheduled without any complaint', () => {
    const { findings, tasks } = schedule(plan)
    expect(findings).toEqual([])
    expect(tasks.size).toBe(plan.tasks.length - 1)
  })

  it('is what its file in our own format holds (else: node examples/ferry-terminal/make.ts)', () => {
    const bare = ({ baselines: _, tasks, ...rest }: Plan) => ({
      ...rest,
      tasks: tasks.map(({ baselines: _agreed, ...task }) => task),
    })
    expect(bare(read('ferry-terminal.json'))).toEqual(bare(plan))
  })

  it.each(files.map(([name]) => name).filter((name) => /\.(json|xml|csv)$/.test(name)))(
    'is what %s holds, as far as the format goes',
    (name) => {
      expect(gist(read(name))).toEqual(gist(plan))
    },
  )

  it('is what its XER file holds, but for what is switched off', () => {
    const active = { ...plan, tasks: plan.tasks.filter(({ inactive }) => inactive !== true) }
    const links = plan.dependencies.filter(({ successor }) => successor !== 'B200')
    const { tasks } = gist(read('ferry-terminal.xer'))
    expect({ tasks: tasks.length, links: gist(read('ferry-terminal.xer')).links }).toEqual({
      tasks: active.tasks.length,
      links: links.length,
    })
  })
})

describe('put in P6’s words', () => {
  const plan = ferryTerminal()
  const dates = ({ tasks }: Plan, scheduled = schedule(plan)) =>
    tasks.flatMap(({ name, id, type }) => {
      const row = scheduled.tasks.get(id)
      return row === undefined || type === 'summary'
        ? []
        : [`${name}: ${isoLocal(row.start)} to ${isoLocal(row.finish)}`]
    })

  it('has the same dates: durations by the clock, lags in percent, other weeks and repeating exceptions', () => {
    const { bytes } = writePlan(plan, 'xer')
    const back = readPlan(bytes).plan ?? expect.fail('refused')
    expect(dates(back, schedule(back)).sort()).toEqual(dates(plan).sort())
  })
})

describe('the examples of the README', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../packages/planning/README.md'), 'utf8')
  const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, kind, text]) => [kind, text] as const)
  afterEach(() => void vi.restoreAllMocks())
  it.each([
    ['first-schedule.ts', () => import('./first-schedule.ts')],
    ['look.ts', () => import('./look.ts')],
  ])('%s is there as it is, runs, and says what the README says', async (name, run) => {
    const source = readFileSync(join(import.meta.dirname, name), 'utf8')
    const at = blocks.findIndex(([kind, text]) => kind === 'ts' && text === source)
    expect(at, `packages/planning/README.md should quote ${basename(name)}`).toBeGreaterThanOrEqual(0)
    const said: string[] = []
    vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
    await run()
    const [kind, text] = blocks[at + 1] ?? []
    expect(kind).toBe('text')
    expect(`${said.join('\n')}\n`).toBe(text)
  })
})
