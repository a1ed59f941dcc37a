import { expect, test } from 'vitest'
import { dayEnd, dayStart, planText } from '../testing/plan-text.ts'
import { schedule } from './schedule.ts'

/** How files of Microsoft Project show that it reckons. */

test('overtime takes none of the calendar’s time', () => {
  const drawn = planText(`
    resource anna: calendar Mo-Fr
    weld 2d; by anna              |XX |`)
  const assignments = drawn.assignments.map((each) => ({ ...each, work: 960, overtimeWork: 240 }))
  const tasks = drawn.tasks.map((task) => ({ ...task, duration: 720 }))
  expect(schedule({ ...drawn, tasks, assignments }).finish).toBe(dayStart('Tu5') + 240)
})

test('work in whole minutes stands for the roundest length it may mean', () => {
  const drawn = planText(`
    resource crane: calendar Mo-Fr
    lift 5d; by crane 37%              |XXXXX  |`)
  const assignments = drawn.assignments.map((each) => ({ ...each, units: 4 / 11, work: 1047 }))
  expect(schedule({ ...drawn, assignments }).finish).toBe(dayEnd('Mo11'))
})

test('a task set by hand keeps the late finish that its link leaves it, at the start of the next shift', () => {
  const plan = planText(`
    hand 1d; manual Mo4..Mo4      |X  |
    next 2d; after hand           | XX|
    same 1d                       |X  |`)
  const { tasks } = schedule(plan)
  expect(tasks.get('hand')).toMatchObject({ lateStart: dayStart('Mo4'), lateFinish: dayStart('Tu5') })
  expect(tasks.get('same')).toMatchObject({ lateStart: dayStart('We6'), lateFinish: dayEnd('We6') })
})

test('a milestone that has begun gives its predecessor the whole of its late date', () => {
  const drawn = planText(`
    secure 1d; started Mo4; 50%                 |X    |
    gate   milestone; after secure; started Mo4 |*    |
    long   4d                                   |XXXX |`)
  const at = dayStart('Mo4')
  const tasks = drawn.tasks.map((task) =>
    task.id === 'gate' ? { ...task, progress: { actualStart: at, stop: at, resume: at } } : task,
  )
  expect(schedule({ ...drawn, tasks }).tasks.get('secure')).toMatchObject({
    lateFinish: dayEnd('Th7'),
    totalFloat: 3 * 480,
  })
})
