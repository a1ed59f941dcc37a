import { expect, test } from 'vitest'
import { kindNamed } from '../kinds/index.ts'
import { isOver } from './is-over.ts'

test('a record is over once it can only be begun again', () => {
  const open = (name: string) => (kindNamed(name).states ?? []).filter((state) => !isOver(kindNamed(name), state))
  expect(open('risk')).toEqual(['open', 'treated', 'occurred'])
  expect(open('action')).toEqual(['open', 'inProgress'])
  expect(open('milestone')).toEqual(['planned'])
  expect(open('decision')).toEqual(['asked'])
})
