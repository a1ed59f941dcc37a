import { expect, test } from 'vitest'
import { RequestTimes } from './request-times.ts'

const now = Date.parse('2027-03-31T10:00:00Z')

test('times are of the last five minutes, and by nearest rank', () => {
  const times = new RequestTimes()
  expect(times.figures(now)).toEqual({ minutes: 5, count: 0, failed: 0, p50Ms: null, p95Ms: null })
  times.note(now - 301_000, 9_000, 200)
  for (let ms = 1; ms <= 100; ms++) times.note(now - 1_000, ms, ms === 7 ? 500 : 200)
  expect(times.figures(now)).toEqual({ minutes: 5, count: 100, failed: 1, p50Ms: 50, p95Ms: 95 })
})

test('only the newest are kept where there are very many', () => {
  const times = new RequestTimes()
  for (let n = 0; n < 20_000; n++) times.note(now, n < 11_808 ? 1 : 3, 200)
  expect(times.figures(now)).toMatchObject({ count: 8192, p50Ms: 3, p95Ms: 3 })
})
