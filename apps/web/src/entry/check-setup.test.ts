import { expect, test } from 'vitest'
import { gapsIn } from './check-setup.ts'

const whole = { token: 't', name: 'Eastmarch', person: 'Ada', email: 'ada@example.org', password: 'a bridge over it' }

test('a form that is filled lacks nothing', () => {
  expect(gapsIn(whole)).toEqual({})
})

test('an empty form lacks every field, in the order of the form', () => {
  const gaps = gapsIn({ token: ' ', name: '', person: ' ', email: '', password: '' })
  expect(Object.entries(gaps).map(([field, gap]) => `${field}: ${gap}`)).toEqual([
    'token: token',
    'name: name',
    'person: person',
    'email: email',
    'password: password',
  ])
})

test.each([
  ['ada', 'emailShape'],
  ['ada@home', 'emailShape'],
  ['ada @example.org', 'emailShape'],
  ['a@b.c', undefined],
])('%s as an address', (email, gap) => {
  expect(gapsIn({ ...whole, email }).email).toBe(gap)
})

test('a password shorter than the least is said to be', () => {
  expect(gapsIn({ ...whole, password: 'elevenchars' }).password).toBe('passwordShort')
})
