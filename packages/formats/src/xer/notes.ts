import { formatText, parseText } from './values.ts'

/** The note as plain text: P6 writes a page of HTML, often one that says nothing. */
export function plainNotes(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const plain = plainText(parseText(text))
  return plain === '' ? undefined : plain
}

function plainText(html: string): string {
  return html
    .replaceAll('\ufeff', '')
    .replace(/<(?:style|title|script)\b[^<>]*>[^<]*<\/(?:style|title|script)>/gi, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Plain text as P6 wants a note: HTML. */
export function formatNotes(text: string): string {
  return formatText(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
}
