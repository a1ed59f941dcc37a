import i18next from 'i18next'
import { expect, test } from 'vitest'
import common from '../i18n/en/common.ts'
import { lengthOf } from './length-of-time.ts'

const texts = i18next.createInstance()
await texts.init({ lng: 'en', defaultNS: 'common', resources: { en: { common } } })

test.each([
  [1, '1 day'],
  [14, '14 days'],
  [69, '10 weeks'],
  [92, '3 months'],
  [365, '12 months'],
  [731, '2 years'],
  [7_670, '21 years'],
])('%i days are %s', (days, text) => {
  expect(lengthOf(texts.getFixedT('en', 'common'), days)).toBe(text)
})
