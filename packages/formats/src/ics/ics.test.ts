import { schedule } from '@gantry/planning'
import { planText } from '@gantry/planning/testing/plan-text'
import { describe, expect, test } from 'vitest'
import { escaped, folded } from './lines.ts'
import { wallClock } from './wall-clock.ts'
import { writeCalendar } from './write.ts'

const at = '2026-05-01T09:30:00.000Z'

function calendarOf(text: string, more: object = {}): string {
  const plan = { ...planText(text), ...more }
  return new TextDecoder().decode(writeCalendar(plan, schedule(plan), { planId: 'p1', at }).bytes)
}

const eventOf = (text: string, name: string) =>
  text.split('BEGIN:VEVENT').find((event) => event.includes(`SUMMARY:${name}\r\n`)) ?? ''

const house = `
  shell     summary                       |
  design    3d; in shell                  |
  review    0.25d; in shell; after design |
  done      milestone; after review       |`

describe('a plan as a calendar', () => {
  test('has whole days for what lasts beyond one, hours for what does not, an instant for a milestone', () => {
    const text = calendarOf(house, { timeZone: 'Europe/London' })
    expect(eventOf(text, 'design')).toContain('DTSTART;VALUE=DATE:20260504\r\nDTEND;VALUE=DATE:20260507\r\n')
    // London is an hour ahead of UTC in May.
    expect(eventOf(text, 'review')).toContain('DTSTART:20260507T070000Z\r\nDTEND:20260507T090000Z\r\n')
    expect(eventOf(text, 'done')).toContain('DTSTART:20260507T090000Z\r\nSUMMARY')
    expect(text).not.toContain('SUMMARY:shell')
    expect(eventOf(text, 'design')).toContain('UID:design@p1.gantry\r\nDTSTAMP:20260501T093000Z\r\n')
  })

  test('floats where the plan names no time zone', () => {
    expect(eventOf(calendarOf(house), 'review')).toContain('DTSTART:20260507T080000\r\n')
  })

  test('tells what has no place in it', () => {
    const plan = planText(house)
    const { findings } = writeCalendar(plan, schedule(plan), { planId: 'p1', at })
    expect(findings.map(({ id, count }) => `${id} ${count}`)).toEqual(['ics.summaries 1', 'ics.links 2'])
  })
})

describe('a line', () => {
  test('is folded by octets and never inside a character', () => {
    const line = `SUMMARY:${'Brücke über die Elbe 🚧 '.repeat(12)}`
    const pieces = folded(line).split('\r\n')
    expect(pieces.pop()).toBe('')
    for (const piece of pieces) expect(new TextEncoder().encode(piece).length).toBeLessThanOrEqual(75)
    expect(pieces.join('\r\n').replaceAll('\r\n ', '')).toBe(line)
  })

  test('escapes what would end a value', () => {
    expect(escaped('a;b,c\\d\r\ne\u0007f')).toBe('a\\;b\\,c\\\\d\\ne f')
  })
})

describe('a wall clock', () => {
  const at = (text: string) => Date.parse(`${text}Z`) / 60_000
  const utc = (wall: number) => new Date(wallClock('Europe/Zurich')!(wall) * 60_000).toISOString().slice(0, 16)

  test.each([
    ['2026-01-15T08:00', '2026-01-15T07:00'],
    ['2026-07-15T08:00', '2026-07-15T06:00'],
    // Shown twice, at 02:30 in October; skipped, at 02:30 in March.
    ['2026-10-25T02:30', '2026-10-25T00:30'],
    ['2026-10-25T03:30', '2026-10-25T02:30'],
    ['2026-03-29T01:30', '2026-03-29T00:30'],
    ['2026-03-29T02:30', '2026-03-29T01:30'],
    ['2026-03-29T03:30', '2026-03-29T01:30'],
  ])('%s in Zürich is %s UTC', (wall, expected) => {
    expect(utc(at(wall))).toBe(expected)
  })

  test('of no zone is none', () => {
    expect(wallClock('Moon/Tycho')).toBeUndefined()
  })
})
