import type { Segment, Sentence } from '@gantry/domain/portfolio/overview'

/** A piece of a sentence as it is set: numbers and names stand out, quotes slant. Always plain text. */
export interface Run {
  readonly as: 'text' | 'number' | 'name' | 'quote'
  readonly text: string
}

const longestName = 140
const longestQuote = 400

/** A sentence in pieces; over-long names and quotes are cut with an ellipsis, numbers never. */
export function runsOf(sentence: Sentence): Run[] {
  return sentence.segments.map(runOf)
}

function runOf(segment: Segment): Run {
  switch (segment.type) {
    case 'measure':
    case 'value':
      return { as: 'number', text: segment.text }
    case 'name':
      return { as: 'name', text: cut(segment.text, longestName) }
    case 'quote':
      return { as: 'quote', text: cut(segment.text, longestQuote) }
    case 'text':
    case 'comparison':
      return { as: 'text', text: segment.text }
  }
}

/** At most `most` characters of one line, cut where a word ends when one does near there. */
export function cut(text: string, most: number): string {
  const line = printable(text)
  const letters = Array.from(line)
  if (letters.length <= most) return line
  const head = letters.slice(0, most - 1).join('')
  const space = letters[most - 1] === ' ' ? -1 : head.lastIndexOf(' ')
  return `${(space > most * 0.6 ? head.slice(0, space) : head).trimEnd()}…`
}

/** One line without control characters and lone surrogates, which no font can draw. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
