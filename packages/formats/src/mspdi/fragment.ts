import { SaxesParser } from 'saxes'
import type { Element } from './element.ts'

/** The elements of XML that was kept, inside one element with the name. XML that is damaged gives what was whole. */
export function parseFragment(name: string, xml: string): Element {
  const root: Element = { name, text: '', children: [] }
  const open: Element[] = [root]
  let damaged = false
  const parser = new SaxesParser({ fragment: true })
  parser.on('error', () => {
    damaged = true
  })
  parser.on('opentag', (tag) => {
    const element: Element = { name: tag.name, text: '', children: undefined }
    const parent = open.at(-1)
    if (!damaged && parent !== undefined) (parent.children ??= []).push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element !== undefined) element.text += text
  })
  parser.on('closetag', () => {
    if (open.length > 1) open.pop()
  })
  parser.write(xml).close()
  return root
}
