import { SaxesParser } from 'saxes'
import { Refusal } from './refusal.ts'
import { inflateEntry, type InflateBudget, type ZipEntry } from './zip.ts'

export type XmlAttributes = Record<string, string>

/** Names come without their namespace prefix. */
export type XmlVisitor = {
  open?: (name: string, attributes: XmlAttributes) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** Reads one XML part of a workbook as it inflates, so that neither its bytes nor its text are ever whole in memory. */
export function walkXml(bytes: Uint8Array, entry: ZipEntry, budget: InflateBudget, visitor: XmlVisitor): void {
  const parser = new SaxesParser()
  const decoder = new TextDecoder()
  let failure: Error | null = null
  parser.on('error', (error) => {
    failure ??= error
  })
  const { open, text, close } = visitor
  if (open) parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  if (close) parser.on('closetag', (tag) => close(localName(tag.name)))
  const check = () => {
    if (failure !== null) throw malformed(entry.name)
  }
  inflateEntry(bytes, entry, budget, (piece) => {
    parser.write(decoder.decode(piece, { stream: true }))
    check()
  })
  parser.write(decoder.decode())
  parser.close()
  check()
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function malformed(part: string): Refusal {
  return new Refusal(
    'file.damaged',
    `The part ${part} of the workbook is cut short or damaged.`,
    'Maybe open it in a spreadsheet program and save it again.',
  )
}
