import { expect, it } from 'vitest'
import { cellText } from './import/cell-text.ts'
import { text } from './field.ts'
import { readValues } from './records/read-values.ts'
import { undirected } from './undirected-text.ts'

it('takes out what turns the direction of text, and nothing else', () => {
  expect(undirected('annex \u202Etxt.exe\u202C')).toBe('annex txt.exe')
  expect(undirected('\u2066a\u2069 \u05E9\u05DC\u05D5\u05DD é 👷🏽‍♀️')).toBe('a \u05E9\u05DC\u05D5\u05DD é 👷🏽‍♀️')
})

it('is done for what a file holds and for what people write', () => {
  expect(cellText('\u202Efdp.exe')).toBe('fdp.exe')
  const { values } = readValues({ title: text({ label: 'Title' }) }, { title: 'Bridge \u202Etxt' })
  expect(values).toEqual({ title: 'Bridge txt' })
})
