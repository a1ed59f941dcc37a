import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Effort } from '../plan.ts'
import { planText } from '../testing/plan-text.ts'
import { changeEffort, type EffortChange, effortOf, follows, type TaskEffort } from './effort.ts'

/** `10d = 80h: anna 100% 80h, bert 50% 40h`, as a planner would note it. */
function said({ duration, work, assignments }: TaskEffort): string {
  const who = assignments.map(({ id, units, work: own }) => `${id} ${units * 100}% ${own / 60}h`)
  return `${duration / 480}d = ${work / 60}h${who.length > 0 ? `: ${who.join(', ')}` : ''}`
}

function effort(fixed: Effort['fixed'], driven: boolean, days: number, ...people: readonly string[]): TaskEffort {
  const assignments = people.map((text) => {
    const [id = '', percent = '100'] = text.split(' ')
    const units = Number.parseFloat(percent) / 100
    return { id, units, work: days * 480 * units }
  })
  return {
    fixed,
    driven,
    duration: days * 480,
    work: assignments.reduce((all, { work }) => all + work, 0),
    assignments,
  }
}

const duration = (days: number): EffortChange => ({ set: 'duration', minutes: days * 480 })
const work = (hours: number): EffortChange => ({ set: 'work', minutes: hours * 60 })
const units = (percent: number): EffortChange => ({ set: 'units', assignment: 'anna', units: percent / 100 })

/** The table that Microsoft documents: type of task, what is changed, what follows. Ten days of one person: 80 hours. */
test.each<[Effort['fixed'], string, EffortChange, string]>([
  ['units', 'duration', duration(5), '5d = 40h: anna 100% 40h'],
  ['units', 'work', work(40), '5d = 40h: anna 100% 40h'],
  ['units', 'units', units(50), '20d = 80h: anna 50% 80h'],
  ['work', 'duration', duration(5), '5d = 80h: anna 200% 80h'],
  ['work', 'work', work(40), '5d = 40h: anna 100% 40h'],
  ['work', 'units', units(50), '20d = 80h: anna 50% 80h'],
  ['duration', 'duration', duration(5), '5d = 40h: anna 100% 40h'],
  ['duration', 'work', work(40), '10d = 40h: anna 50% 40h'],
  ['duration', 'units', units(50), '10d = 40h: anna 50% 40h'],
  // Primavera's fixed duration and units, where units are hours of work.
  ['durationAndUnits', 'duration', duration(5), '5d = 80h: anna 200% 80h'],
  ['durationAndUnits', 'work', work(40), '10d = 40h: anna 50% 40h'],
  ['durationAndUnits', 'units', units(50), '10d = 40h: anna 50% 40h'],
])('fixed %s: another %s', (fixed, _, change, expected) => {
  expect(said(changeEffort(effort(fixed, false, 10, 'anna'), change))).toBe(expected)
})

describe('a second person comes', () => {
  const bert: EffortChange = { add: { id: 'bert', units: 1 } }
  test.each<[Effort['fixed'], boolean, string]>([
    ['units', true, '5d = 80h: anna 100% 40h, bert 100% 40h'],
    ['units', false, '10d = 160h: anna 100% 80h, bert 100% 80h'],
    ['work', true, '5d = 80h: anna 100% 40h, bert 100% 40h'],
    ['duration', true, '10d = 80h: anna 50% 40h, bert 50% 40h'],
    ['duration', false, '10d = 160h: anna 100% 80h, bert 100% 80h'],
  ])('fixed %s, effort-driven %s', (fixed, driven, expected) => {
    expect(said(changeEffort(effort(fixed, driven, 10, 'anna'), bert))).toBe(expected)
  })
})

describe('one of two people goes', () => {
  test.each<[Effort['fixed'], boolean, string]>([
    ['units', true, '20d = 160h: anna 100% 160h'],
    ['units', false, '10d = 80h: anna 100% 80h'],
    ['work', true, '20d = 160h: anna 100% 160h'],
    ['duration', true, '10d = 160h: anna 200% 160h'],
    ['duration', false, '10d = 80h: anna 100% 80h'],
  ])('fixed %s, effort-driven %s', (fixed, driven, expected) => {
    expect(said(changeEffort(effort(fixed, driven, 10, 'anna', 'bert'), { remove: 'bert' }))).toBe(expected)
  })
})

test('the first to come works as long as the task lasts, and the last to go leaves its duration', () => {
  const anna = changeEffort(effort('units', true, 10), { add: { id: 'anna', units: 0.5 } })
  expect(said(anna)).toBe('10d = 40h: anna 50% 40h')
  expect(said(changeEffort(anna, { remove: 'anna' }))).toBe('10d = 0h')
})

test('work that was planned before anyone came is theirs', () => {
  const planned = { ...effort('units', false, 10), work: 40 * 60 }
  expect(said(changeEffort(planned, { add: { id: 'anna', units: 0.5 } }))).toBe('10d = 40h: anna 50% 40h')
  expect(said(changeEffort(planned, { add: { id: 'anna', units: 1 } }))).toBe('5d = 40h: anna 100% 40h')
})

test('people who work for a part of the task keep their part', () => {
  const two = {
    ...effort('units', false, 10, 'anna', 'bert'),
    assignments: [
      { id: 'anna', units: 1, work: 80 * 60 },
      { id: 'bert', units: 1, work: 16 * 60 },
    ],
  }
  expect(said(changeEffort(two, duration(5)))).toBe('5d = 48h: anna 100% 40h, bert 100% 8h')
  expect(said(changeEffort(two, { set: 'assignedWork', assignment: 'bert', minutes: 120 * 60 }))).toBe(
    '15d = 200h: anna 100% 80h, bert 100% 120h',
  )
})

test('the effort of a task in a plan', () => {
  const plan = planText('dig 10d; by anna 50%; by bert')
  expect(said(effortOf(plan, 'dig')!)).toBe('10d = 120h: dig-0 50% 40h, dig-1 100% 80h')
  expect(effortOf(plan, 'fly')).toBeUndefined()
})

const anyEffort = fc
  .tuple(
    fc.constantFrom(...(Object.keys(follows) as Effort['fixed'][])),
    fc.boolean(),
    fc.integer({ min: 1, max: 40 }),
    fc.uniqueArray(fc.constantFrom('anna', 'bert', 'cleo'), { minLength: 1 }),
  )
  .map(([fixed, driven, days, people]) => effort(fixed, driven, days, ...people))

test('work is duration times units, whatever is changed', () => {
  const change: fc.Arbitrary<EffortChange> = fc.oneof(
    fc.integer({ min: 1, max: 40 }).map(duration),
    fc.integer({ min: 1, max: 400 }).map(work),
    fc.record({
      set: fc.constant('units' as const),
      assignment: fc.constantFrom('anna', 'bert', 'cleo'),
      units: fc.constantFrom(0.25, 0.5, 1, 2),
    }),
    fc.constant({ add: { id: 'dora', units: 1 } }),
    fc.constantFrom('bert', 'cleo').map((remove) => ({ remove })),
  )
  fc.assert(
    fc.property(anyEffort, change, (before, one) => {
      const after = changeEffort(before, one)
      const [longest] = after.assignments.toSorted((a, b) => b.work / b.units - a.work / a.units)
      // Work is in whole minutes and units have four decimals.
      if (longest)
        expect(Math.abs(longest.work - after.duration * longest.units)).toBeLessThan(after.duration / 10_000 + 2)
      expect(after.work).toBe(
        after.assignments.length > 0 ? after.assignments.reduce((all, own) => all + own.work, 0) : after.work,
      )
    }),
  )
})
