import { expect, test } from 'vitest'
import type { Calendar } from '../plan.ts'
import { compileCalendars } from './compile.ts'
import { addWork } from './work.ts'
import { calendar, exception, week } from './testing/draw.ts'

const found = (...calendars: readonly Calendar[]) => compileCalendars(calendars, 0).findings

test('a calendar without a working hour is told', () => {
  const [finding] = found(calendar('empty', week('Mo-Fr')))
  expect(finding).toMatchObject({ id: 'calendar.neverWorks', severity: 'error' })
  expect(compileCalendars([calendar('empty', week())], 0).get('empty')!.never).toBe(true)
})

test('a calendar whose exceptions take every day is told, one that they leave a day is not', () => {
  const closed = (dates: string) => calendar('closed', week('Mo-Fr 8-16'), { exceptions: [exception(dates)] })
  expect(found(closed('1850-01-01..2250-01-01'))).toMatchObject([{ id: 'calendar.neverWorks' }])
  expect(found(closed('1850-01-01..2200-12-30'))).toEqual([])
})

test('a calendar that works on a single day works', () => {
  const once = calendar('once', week(), { exceptions: [exception('2150-01-01', '8-16')] })
  expect(found(once)).toEqual([])
  expect(compileCalendars([once], 0).get('once')!.finishAt(480)).toBe((365 * 180 + 45 - 1) * 1440 + 16 * 60)
})

test('calendars that stand on each other stand on none', () => {
  const a = calendar('a', week('Mo 8-12'), { base: 'b' })
  const b = calendar('b', week('Tu 8-12'), { base: 'a' })
  const c = calendar('c', week('We 8-12'), { base: 'a' })
  const calendars = compileCalendars([c, a, b], 0)
  expect(calendars.findings).toMatchObject([{ id: 'calendar.loop', severity: 'warning' }])
  expect(calendars.findings[0]!.text).toContain('“a”, “b”')
  const inWeek = (id: string) => calendars.get(id)!.workAt(7 * 1440) - calendars.get(id)!.workAt(0)
  expect([inWeek('a'), inWeek('b'), inWeek('c')]).toEqual([240, 240, 480])
})

test('a base that the plan does not have is told', () => {
  expect(found(calendar('a', week('Mo 8-12'), { base: 'z' }))).toMatchObject([{ id: 'calendar.noBase' }])
})

test('impossible shifts are told and counted', () => {
  const shifts = [
    { from: 600, to: 480 },
    { from: -60, to: 60 },
    { from: 0, to: 9999 },
    { from: 8.5, to: 10 },
    { from: 480, to: 600 },
  ]
  const odd = calendar('odd', [shifts, undefined, undefined, undefined, undefined, undefined, undefined])
  expect(found(odd)).toMatchObject([{ id: 'calendar.badShift', count: 4 }])
})

test('fifty years of work, and dates outside of all calendars, end', () => {
  const time = compileCalendars([calendar('few', week('Mo 8-9'))], 0).get('few')!
  expect(addWork(time, 0, 60 * 52 * 50)).toBeLessThan(50 * 366 * 1440)
  const beyond = time.finishAt(1e9)
  expect(time.workAt(beyond)).toBe(1e9)
  expect(time.workAt(time.startAt(-1e9))).toBe(-1e9)
})

test('a hostile number of exceptions ends within its time, and says what was left out', () => {
  const shapes = Array.from({ length: 3000 }, (_, n) =>
    exception('2026-05-11', '', { shifts: [{ from: 0, to: (n % 1440) + 1 }] }),
  )
  const long = Array.from({ length: 50_000 }, () => exception('1900-01-01..2200-12-31', '8-9'))
  const daily = Array.from({ length: 5000 }, () =>
    exception('1900-01-01..2200-12-31', '8-9', { every: { by: 'day', interval: 1 } }),
  )
  const hostile = calendar('hostile', week('Mo 8-9'), { exceptions: [...shapes, ...long, ...daily] })
  const began = performance.now()
  const calendars = compileCalendars([hostile], 0)
  expect(calendars.get('hostile')!.finishAt(60 * 365 * 200)).toBeGreaterThan(0)
  expect(calendars.findings).toMatchObject([{ id: 'calendar.tooMuch' }])
  expect(performance.now() - began).toBeLessThan(10_000)
})
