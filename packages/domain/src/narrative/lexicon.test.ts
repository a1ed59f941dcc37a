import { describe, expect, it } from 'vitest'
import { english } from './english.ts'
import { comparatives, findForbidden, numberWords, ordinals, phrases } from './lexicon.ts'
import { compileMessage } from './message.ts'
import { plainText, say } from './sentence.ts'

describe('the words between the numbers', () => {
  it('hold no digit, number word or comparative in any message of the catalogue', () => {
    for (const message of Object.values(english)) expect(() => compileMessage(message)).not.toThrow()
  })

  it.each([
    '12 left',
    'three left',
    'cost rose',
    'it FELL',
    'half of it',
    'since March',
    'the most',
    'no longer given',
    'about 3 %',
    'ninety',
  ])('may not be "%s"', (text) => {
    expect(findForbidden(text)).toBeDefined()
    expect(() => plainText(text)).toThrow(/may not stand in plain text/)
  })

  it.each(['The whole-life cost of', 'for', 'is not reported for', 'often', 'someone', 'weight'])(
    'may be "%s"',
    (text) => expect(findForbidden(text)).toBeUndefined(),
  )

  it('catch every word of the lists wherever it stands', () => {
    for (const word of [...numberWords, ...comparatives, ...ordinals, ...phrases]) {
      expect(findForbidden(`It is ${word} here`)).toBeDefined()
      expect(() => compileMessage(`Cost ${word} for {name}`)).toThrow('may not stand in plain text')
      expect(() => compileMessage(`{x, select, a {cost ${word}} other {}}`)).toThrow('may not stand in plain text')
    }
  })

  it('may compare only inside a comparison tag, which must name its comparison', () => {
    expect(() => compileMessage('Cost <c>rose by {x}</c>.')).not.toThrow()
    expect(() => say('portfolio.cost.equal', { sameCount: 'x', then: 'y', now: 'z' })).toThrow('"c"')
  })

  it('may not print a number that only chooses', () => {
    expect(() => compileMessage('{countN} left')).toThrow(/only chooses/)
    expect(() => compileMessage('{countN, plural, one {#} other {#}} left')).toThrow(/without evidence/)
  })
})
