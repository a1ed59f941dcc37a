import { expect, test } from 'vitest'
import type { Calendar } from '../plan.ts'
import { parseIsoDay, parseIsoLocal } from '../time/iso.ts'
import { compileCalendars } from './compile.ts'
import { calendar, drawDays, drawing, exception, week } from './testing/draw.ts'

const office = calendar('office', week('Mo-Fr 8-12 13-17', 'Sa', 'Su'))

const compile = (...calendars: readonly Calendar[]) => compileCalendars(calendars, parseIsoLocal('2026-05-11')!)

/** Draws the last calendar given. */
const draw = (calendars: readonly Calendar[], from: string, days: number) =>
  drawDays(compile(...calendars).get(calendars.at(-1)!.id)!, from, days)

test('an office works eight hours with an hour of rest, Monday to Friday', () => {
  expect(draw([office], '2026-05-14', 4)).toBe(
    drawing(`
      Th 2026-05-14 |........XXXX.XXXX.......|
      Fr 2026-05-15 |........XXXX.XXXX.......|
      Sa 2026-05-16 |........................|
      Su 2026-05-17 |........................|`),
  )
})

test('nights run past midnight into days that begin no shift', () => {
  expect(draw([calendar('nights', week('Mo-Fr 22-30'))], '2026-05-15', 4)).toBe(
    drawing(`
      Fr 2026-05-15 |XXXXXX................XX|
      Sa 2026-05-16 |XXXXXX..................|
      Su 2026-05-17 |........................|
      Mo 2026-05-18 |......................XX|`),
  )
})

test('a holiday takes the night that would begin on it, not the end of the night before', () => {
  const nights = calendar('nights', week('Su-Sa 22-30'), { exceptions: [exception('2026-05-14')] })
  expect(draw([nights], '2026-05-13', 4)).toBe(
    drawing(`
      We 2026-05-13 |XXXXXX................XX|
      Th 2026-05-14 |XXXXXX..................|
      Fr 2026-05-15 |......................XX|
      Sa 2026-05-16 |XXXXXX................XX|`),
  )
})

test('shifts that meet or overlap count once, up to 24 hours', () => {
  const plant = calendar('plant', week('Mo 6-14 13-22 22-30', 'Tu 0-24'))
  expect(draw([plant], '2026-05-11', 3)).toBe(
    drawing(`
      Mo 2026-05-11 |......XXXXXXXXXXXXXXXXXX|
      Tu 2026-05-12 |XXXXXXXXXXXXXXXXXXXXXXXX|
      We 2026-05-13 |........................|`),
  )
})

test('half hours are kept', () => {
  expect(draw([calendar('site', week('Mo 7:30-12 12:30-16'))], '2026-05-11', 1)).toBe(
    'Mo 2026-05-11 |.......xXXXXxXXX........|',
  )
})

test('days a calendar does not define are as its base says, exceptions of the base hold too', () => {
  const base = { ...office, exceptions: [exception('2026-05-14')] }
  const part = calendar('part time', week('We 8-12', 'Th 8-12'), { base: 'office' })
  expect(draw([base, part], '2026-05-12', 4)).toBe(
    drawing(`
      Tu 2026-05-12 |........XXXX.XXXX.......|
      We 2026-05-13 |........XXXX............|
      Th 2026-05-14 |........................|
      Fr 2026-05-15 |........XXXX.XXXX.......|`),
  )
})

test('its own exception goes before that of the base', () => {
  const base = { ...office, exceptions: [exception('2026-05-14..2026-05-15')] }
  const own = calendar('crew', week(), { base: 'office', exceptions: [exception('2026-05-14', '6-10')] })
  expect(draw([base, own], '2026-05-13', 3)).toBe(
    drawing(`
      We 2026-05-13 |........XXXX.XXXX.......|
      Th 2026-05-14 |......XXXX..............|
      Fr 2026-05-15 |........................|`),
  )
})

test('of two exceptions on a day the earlier in the list holds, of two work weeks the later', () => {
  const busy = calendar('busy', office.week, {
    exceptions: [exception('2026-05-13', '10-11'), exception('2026-05-13..2026-05-14')],
    workWeeks: [
      { name: 'long days', ...dates('2026-05-11', '2026-05-15'), week: week('Mo-Fr 6-20') },
      { name: 'longer days', ...dates('2026-05-12', '2026-05-13'), week: week('Mo-Fr 6-22') },
    ],
  })
  expect(draw([busy], '2026-05-11', 5)).toBe(
    drawing(`
      Mo 2026-05-11 |......XXXXXXXXXXXXXX....|
      Tu 2026-05-12 |......XXXXXXXXXXXXXXXX..|
      We 2026-05-13 |..........X.............|
      Th 2026-05-14 |........................|
      Fr 2026-05-15 |......XXXXXXXXXXXXXX....|`),
  )
})

test('a work week leaves the days it does not name as they are', () => {
  const summer = { name: 'summer', ...dates('2026-05-11', '2026-05-17'), week: week('Fr 8-12', 'Sa 8-10') }
  expect(draw([{ ...office, workWeeks: [summer] }], '2026-05-14', 3)).toBe(
    drawing(`
      Th 2026-05-14 |........XXXX.XXXX.......|
      Fr 2026-05-15 |........XXXX............|
      Sa 2026-05-16 |........XX..............|`),
  )
})

test('two calendars together work when both do', () => {
  const late = calendar('late', week('Mo-Su 10-22'))
  const both = compile(office, late).both('office', 'late')
  expect(drawDays(both, '2026-05-15', 2)).toBe(
    drawing(`
      Fr 2026-05-15 |..........XX.XXXX.......|
      Sa 2026-05-16 |........................|`),
  )
})

test('a calendar that the plan does not have restricts nothing', () => {
  const calendars = compile(office)
  expect(calendars.get('gone')).toBeUndefined()
  expect(calendars.both('office', 'gone')).toBe(calendars.get('office'))
  expect(calendars.both('gone', 'office')).toBe(calendars.get('office'))
})

test('day and night is one long shift; with a day off it is not', () => {
  const always = calendar('always', week('Su-Sa 0-24'))
  const closed = { ...always, id: 'closed', exceptions: [exception('2026-12-25')] }
  const calendars = compile(office, always, closed)
  expect(calendars.get('always')!.continuous).toBe(true)
  expect(calendars.get('closed')!.continuous).toBe(false)
  expect(calendars.both('office', 'always')).toBe(calendars.get('office'))
})

test('resources that only repeat their base share its table', () => {
  const mine = calendar('mine', week(), { base: 'office', resource: 'r1' })
  const calendars = compile(office, mine)
  expect(calendars.get('mine')).toBe(calendars.get('office'))
})

const dates = (from: string, to: string) => ({ from: parseIsoDay(from)!, to: parseIsoDay(to)! })
