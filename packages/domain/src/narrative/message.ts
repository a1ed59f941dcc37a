import { IntlMessageFormat } from 'intl-messageformat'
import { type MessageId, english } from './english.ts'
import { findForbidden } from './lexicon.ts'

/** A message of the catalogue, parsed once; its own words are checked against the lexicon then. */
export function messageOf(id: MessageId): IntlMessageFormat {
  const known = compiled.get(id)
  if (known !== undefined) return known
  const message = compileMessage(english[id])
  compiled.set(id, message)
  return message
}

/** What a message says depends on nothing but its source: the map only saves parsing it again. */
const compiled = new Map<MessageId, IntlMessageFormat>()

/**
 * Parses an ICU message whose plain words are clean. Throws where a number, number word or comparative stands outside
 * an argument or a comparison tag (`<c>`, `<d>`), or where `#` would print a number that is not a measure.
 */
export function compileMessage(source: string): IntlMessageFormat {
  const message = new IntlMessageFormat(source, 'en-GB')
  checkWords(message.getAst(), source, false)
  return message
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

const literal = 0
const argument = 1
const pound = 7

function checkWords(elements: readonly Element[], source: string, inComparison: boolean): void {
  for (const element of elements) {
    if (element.type === pound) throw new Error(`"#" prints a number without evidence: ${source}`)
    if (element.type === argument && 'value' in element && /[a-z]N$/.test(element.value)) {
      throw new Error(`{${element.value}} only chooses: print the segment itself: ${source}`)
    }
    if (element.type === literal && 'value' in element && !inComparison) {
      const word = findForbidden(element.value)
      if (word !== undefined) throw new Error(`"${word}" may not stand in plain text: ${source}`)
    }
    if ('children' in element) checkWords(element.children, source, true)
    if ('options' in element) {
      for (const option of Object.values(element.options)) checkWords(option.value, source, inComparison)
    }
  }
}
