import { expect, test } from 'vitest'
import { lockConcerns } from './lock-concerns.ts'

const december = { asOf: '2026-12-31', dueOn: '2027-01-15' }
const due = (n: number) =>
  Array.from({ length: n }, (_, at) => ({ ref: `STA-${at + 1}`, title: `Tram ${at + 1}`, state: 'due' }))
const submitted = { ref: 'STA-90', title: 'Ferry', state: 'submitted' }
const accepted = { ref: 'STA-91', title: 'Bridge', state: 'accepted' }

test('before the day the figures stand for, and before reports are due, locking is early', () => {
  const [early, unfinished] = lockConcerns(december, [...due(12), submitted, accepted], '2026-11-22')
  expect(early).toMatchObject({ id: 'cycle.early', unless: 'early' })
  expect(early?.message).toBe(
    'The day the figures stand for, 31 December 2026, lies ahead. 12 reports are not in and due by 15 January 2027.',
  )
  expect(unfinished?.message).toContain('Tram 7; Tram 8 and 4 more. 1 report is not accepted yet: Ferry (submitted).')
  expect(unfinished?.reports).toHaveLength(13)
})

test('after the due date what did not come is missed, and said by name', () => {
  const [only, ...others] = lockConcerns(december, [...due(1), accepted], '2027-01-16')
  expect(others).toEqual([])
  expect(only).toMatchObject({
    id: 'cycle.unaccepted',
    message: '1 report is not in, and missed once the period is locked: Tram 1.',
  })
})

test('nothing speaks against locking what is all accepted, and names for named readers stay unsaid', () => {
  expect(lockConcerns(december, [accepted], '2026-12-31')).toEqual([])
  expect(lockConcerns({ ...december, dueOn: null }, [{ ...submitted, title: null }], '2027-01-01')[0]?.message).toBe(
    '1 report is not accepted yet: STA-90 (submitted).',
  )
})
