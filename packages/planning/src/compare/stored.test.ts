import { describe, expect, test } from 'vitest'
import { schedule } from '../network/schedule.ts'
import type { Plan, StoredDates } from '../plan.ts'
import { dayEnd, dayStart, planText } from '../testing/plan-text.ts'
import { compareWithStored, storedFields } from './stored.ts'

/** The plan with its own schedule stored in it, but for what the file is said to store otherwise. */
function stored(text: string, otherwise: Readonly<Record<string, StoredDates>> = {}): Plan {
  const plan = planText(text)
  const { tasks } = schedule(plan)
  const keep = (id: string) => Object.fromEntries(storedFields.map((field) => [field, tasks.get(id)![field]]))
  return {
    ...plan,
    tasks: plan.tasks.map((task) => ({ ...task, stored: { ...keep(task.id), ...otherwise[task.id] } })),
  }
}

const differences = (plan: Plan) =>
  compareWithStored(plan, schedule(plan)).differences.map(
    ({ task, field, reason }) => `${task} ${field}: ${reason.id}${reason.tasks ? ` ${reason.tasks.join(' ')}` : ''}`,
  )

const house = `
  house   summary                     |          |
  design  3d; in house                |XXX       |
  build   4d; in house; after design  |   XX..XX |
  paint   1d; in house; after design  |   X      |`

test('a plan whose file stores what we compute has no differences', () => {
  const plan = stored(house)
  const { fields, differences: found, tasks } = compareWithStored(plan, schedule(plan))
  expect([found, tasks]).toEqual([[], 4])
  expect(Object.values(fields)).toEqual(storedFields.map(() => ({ compared: 4, equal: 4 })))
})

test('a value that the file does not store is not compared', () => {
  const { tasks, ...rest } = planText(house)
  const plan = {
    ...rest,
    tasks: tasks.map((task) => (task.id === 'design' ? { ...task, stored: { finish: dayEnd('We6') } } : task)),
  }
  const { fields, tasks: count } = compareWithStored(plan, schedule(plan))
  expect(count).toBe(1)
  expect(fields.finish).toEqual({ compared: 1, equal: 1 })
  expect(fields.earlyFinish).toEqual({ compared: 0, equal: 0 })
})

describe('the reason for a difference', () => {
  test('the other end of the night', () => {
    expect(differences(stored(house, { paint: { lateFinish: dayStart('We13') } }))).toEqual([
      'paint lateFinish: sameWorkingTime',
    ])
  })

  test('what follows from a difference before it names the task; the root is named for what it is', () => {
    const plan = stored(house, {
      design: { earlyStart: dayStart('Tu5'), earlyFinish: dayEnd('Th7') },
      paint: { earlyStart: dayStart('Fr8'), earlyFinish: dayEnd('Fr8') },
      house: { earlyStart: dayStart('Tu5') },
    })
    expect(differences(plan)).toEqual([
      'house earlyStart: follows design',
      'design earlyStart: projectStart',
      'design earlyFinish: follows design',
      'paint earlyStart: follows design',
      'paint earlyFinish: follows design',
    ])
  })

  test('late dates follow from those of tasks after it, or from another finish of the plan', () => {
    const plan = stored(house, {
      design: { lateStart: dayStart('Tu5'), lateFinish: dayEnd('Th7') },
      build: { lateStart: dayStart('Fr8'), lateFinish: dayEnd('We13') },
    })
    expect(differences(plan)).toEqual([
      'design lateStart: follows build',
      'design lateFinish: follows build',
      'build lateStart: follows build',
      'build lateFinish: openEnd',
    ])
  })

  test('a float that its own dates do not give, and one that they do', () => {
    expect(differences(stored(house, { paint: { totalFloat: 17 } }))).toEqual(['paint totalFloat: ownFloat'])
    const moved = { lateStart: dayStart('Mo11'), lateFinish: dayEnd('Mo11'), totalFloat: 960 }
    expect(differences(stored(house, { paint: moved }))).toContain('paint totalFloat: floatOfDates')
  })

  test('a float without late dates beside it', () => {
    const plan = planText(house)
    const alone = { ...plan, tasks: plan.tasks.map((task) => ({ ...task, stored: { totalFloat: 5 } })) }
    expect(differences(alone)).toContain('paint totalFloat: noLateDates')
  })

  test('what a person, levelling, progress or a link backwards did to the task itself', () => {
    const plan = stored(
      `
      by-hand 2d; manual Mo4..Tu5           |XX   |
      begun   2d; started Mo4; 50%          |XX   |
      late    2d; ALAP                      |XX   |
      first   2d                            |XX   |
      last    1d; after first SF+3d         |  X  |`,
      {
        'by-hand': { earlyFinish: dayEnd('Th7') },
        begun: { earlyFinish: dayEnd('Th7') },
        last: { earlyStart: dayStart('Fr8') },
      },
    )
    expect(differences(plan)).toEqual([
      'by-hand earlyFinish: manual',
      'begun earlyFinish: progress',
      'last earlyStart: startToFinish',
    ])
  })

  test('a summary of the file that does not span what is in it', () => {
    expect(differences(stored(house, { house: { lateStart: dayStart('Th7') } }))).toEqual(['house lateStart: summary'])
  })

  test('what cannot be told is not known', () => {
    expect(differences(stored(house, { paint: { earlyStart: dayStart('Mo11') } }))).toEqual([
      'paint earlyStart: notKnown',
    ])
  })
})
