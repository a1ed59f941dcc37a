import fc from 'fast-check'
import { expect, test } from 'vitest'
import { schedule } from '../network/schedule.ts'
import type { Plan } from '../plan.ts'
import { planText } from '../testing/plan-text.ts'
import { changesBetween } from './changes.ts'
import { draftOf, planOf } from './draft.ts'
import { explainFinish } from './explain-finish.ts'
import type { FinishesOptions } from './finishes.ts'
import { LiveDraft, type TouchingChange } from './live-draft.ts'

const stateOf = (plan: Plan) => ({ plan, schedule: schedule(plan) })

const explain = (before: string, after: string, options?: FinishesOptions) =>
  explainFinish(stateOf(planText(before)), stateOf(planText(after)), options)

/** `3 d: why`, step by step. */
const told = (before: string, after: string) =>
  explain(before, after).steps.map(({ workingMinutes, text }) => `${workingMinutes / 480} d: ${text}`)

test('nothing moved, nothing to explain', () => {
  const plan = 'design 3d'
  expect(explain(plan, plan)).toMatchObject({ minutes: 0, steps: [] })
})

test('a longer task explains a later finish', () => {
  const before = `
    design 3d                |XXX       |
    build  2d; after design  |   XX     |`
  const after = `
    design 5d                |XXXXX     |
    build  2d; after design  |       XX |`
  expect(told(before, after)).toEqual(['2 d: “design” lasts 5 d instead of 3 d.'])
})

test('a longer task with float explains nothing until the float is used up', () => {
  const before = `
    design 1d
    build  5d
    open   milestone; after design, build`
  const after = `
    design 6d
    build  5d
    open   milestone; after design, build`
  expect(told(before, after)).toEqual(['1 d: “design” lasts 6 d instead of 1 d.'])
})

test('several changes are told in order and add up', () => {
  const before = `
    design 3d
    build  4d; after design
    test   2d; after build
    move   1d; after test`
  const after = `
    calendar Mo-Fr: Mo-Th 8-12 13-17
    design 4d
    build  4d; after design SS+1d
    check  1d; after build
    test   2d; after check; SNET Mo25
    open   milestone; after test`
  const { steps, ...whole } = explain(before, after)
  expect(steps.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(whole.minutes)
  expect(steps.map(({ kind }) => kind)).toEqual(['calendar', 'removed', 'added', 'duration', 'link', 'constraint'])
  expect(steps.at(-1)!.after).toBe(whole.after)
})

test('a link that came, went or changed is named with its terms', () => {
  const before = `
    a 3d
    b 3d; after a
    c 2d; after b SS+1d
    d 9d`
  const after = `
    a 3d
    b 3d; after a FF+1d
    c 2d; after b SS+1d, d
    d 9d`
  expect(told(before, after)).toEqual(['2 d: “c” now follows “d” (FS).'])
  expect(told(after, before)).toEqual(['-2 d: “c” no longer follows “d” (FS).'])
  expect(told('a 3d\n b 1d; after a', 'a 3d\n b 1d; after a FS+50%')).toEqual([
    '1.5 d: “b” follows “a” (FS + 50 %) instead of FS.',
  ])
})

test('an added task comes with its links', () => {
  expect(told('a 3d\n b 1d; after a', 'a 3d\n x 2d; after a\n b 1d; after a, x')).toEqual(['2 d: “x” was added.'])
})

test('progress later than planned explains the rest', () => {
  const before = `
    plan p6; status Mo4
    a 3d              |XXX      |
    b 2d; after a     |   XX    |`
  const after = `
    plan p6; status Fr8
    a 3d; started Th7; remaining 2d
    b 2d; after a`
  const { steps } = explain(before, after)
  expect(steps.map(({ kind }) => kind)).toEqual(['progress', 'progress'])
})

test('a finish that our rules do not give is told as recalculated', () => {
  const plan = planText('a 3d')
  const given = { plan, schedule: { ...schedule(plan), finish: schedule(plan).finish + 1440 } }
  expect(explainFinish(given, stateOf(planText('a 4d'))).steps.map(({ kind, minutes }) => [kind, minutes])).toEqual([
    ['recalculated', -1440],
    ['duration', 1440],
  ])
})

test('changes that cancel each other out are told', () => {
  const before = 'a 3d\n b 5d; after a'
  const after = 'a 5d\n b 3d; after a'
  expect(told(before, after)).toEqual(['2 d: “a” lasts 5 d instead of 3 d.', '-2 d: “b” lasts 3 d instead of 5 d.'])
})

test('ids that the two plans use for different links do not mix', () => {
  const [before, after] = ['a 3d\n b 5d; after a\n c 1d', 'a 3d\n b 5d\n c 1d; after b'].map(planText)
  const renamed = { ...after!, dependencies: after!.dependencies.map((link) => ({ ...link, id: 'a-b-0' })) }
  const { steps } = explainFinish(stateOf(before!), stateOf(renamed))
  expect(steps.map(({ text }) => text)).toEqual(['“b” no longer follows “a” (FS).', '“c” now follows “b” (FS).'])
})

test('without attempts left, changes are told together and still add up', () => {
  const plan = (days: string) => `
    calendar digging: ${days} 8-12 13-17
    calendar building: ${days} 8-12 13-17
    a 9d; calendar digging
    b 9d; calendar building; after a`
  const [before, after] = [plan('Mo-Fr'), plan('Mo-Th')] as const
  const { steps, minutes } = explain(before, after, { attempts: 1 })
  expect(steps).toHaveLength(1)
  expect(steps[0]).toMatchObject({ minutes, text: expect.stringContaining('2 changes together') })
  expect(explain(before, after).steps).toHaveLength(2)
})

test('a plan of many tasks is scheduled as a whole no more than a few times', () => {
  const many = Array.from({ length: 300 }, (_, n) => `t${n} 1d${n > 0 ? `; after t${n - 1}` : ''}`)
  const before = many.join('\n')
  const after = [...many.map((line, n) => (n % 3 === 0 ? line.replace('1d', '2d') : line)), 'end 1d; after t299'].join(
    '\n',
  )
  const { steps, workingMinutes } = explain(before, after, { attempts: 1 })
  expect(steps).toHaveLength(101)
  expect(workingMinutes).toBe(101 * 480)
})

test('a task that was set inactive goes with its links, and comes back with them', () => {
  const active = 'a 3d\n b 5d; after a\n c 1d; after b'
  const inactive = 'a 3d\n b 5d; inactive; after a\n c 1d; after b'
  const text = '“b” has another place or kind in the plan.'
  expect(told(active, inactive)).toEqual([`-6 d: ${text}`])
  expect(told(inactive, active)).toEqual([`6 d: ${text}`])
})

/** Plans of a few tasks with names, lengths and links of their own. */
const invented = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 })
  .chain((names) =>
    fc.tuple(
      ...names.toSorted().map((name, n) =>
        fc
          .record({
            after: fc.subarray(names.toSorted().slice(0, n)),
            type: fc.constantFrom('FS', 'SS+1d', 'FF+2d', 'FS-1d'),
            more: fc.constantFrom('', '; SNET Tu12', '; FNET We20', '; calendar nights', '; ALAP', '; inactive'),
            length: fc.oneof(
              { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }).map((days) => `${days}d`) },
              fc.constantFrom('hammock', 'milestone'),
            ),
          })
          .map(({ length, after, type, more }) => {
            const links = after.map((other) => `${other} ${type}`).join(', ')
            return `${name} ${length}${links && `; after ${links}`}${more}`
          }),
      ),
    ),
  )
  .map((lines) => planText(['calendar nights: Mo-Fr 22-30', ...lines].join('\n')))

test('the steps between any two plans add up to the move', () => {
  fc.assert(
    fc.property(invented, invented, (before, after) => {
      const { steps, ...whole } = explainFinish(stateOf(before), stateOf(after))
      expect(steps.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(whole.minutes)
      expect(steps.reduce((sum, { workingMinutes }) => sum + workingMinutes, 0)).toBe(whole.workingMinutes)
      expect(steps.map(({ kind }) => kind).filter((kind) => kind === 'recalculated' || kind === 'other')).toEqual([])
    }),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  )
})

test('while changes are made one by one, the plan finishes when it does scheduled as a whole', () => {
  fc.assert(
    fc.property(invented, invented, (before, after) => {
      const changes = changesBetween(before, after).filter((change): change is TouchingChange => 'touches' in change)
      const live = new LiveDraft(draftOf(before), changes, {})
      const draft = draftOf(before)
      expect(live.finish).toBe(schedule(before).finish)
      for (const change of changes) {
        live.make(change)
        change.make(draft)
        const { finish, findings } = schedule(planOf(draft))
        // Which link of a loop is left out is a matter of their order.
        if (findings.every(({ id }) => id !== 'link.cycle')) expect(live.finish).toBe(finish)
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  )
})
