/** An element with what is inside it: text, or other elements. Attributes say nothing in this format. */
export interface Element {
  readonly name: string
  text: string
  children: Element[] | undefined
}

export function childOf(element: Element, name: string): Element | undefined {
  return element.children?.find((child) => child.name === name)
}

export function childrenOf(element: Element | undefined, name: string): Element[] {
  return element?.children?.filter((child) => child.name === name) ?? []
}

/** Text of the first child with the name; `undefined` when there is none or it is empty. */
export function textOf(element: Element | undefined, name: string): string | undefined {
  const text = element === undefined ? undefined : childOf(element, name)?.text
  return text === '' ? undefined : text
}

/** What stands between an element's tags. */
export function innerXml(element: Element): string {
  const { children } = element
  if (children === undefined) return escapeText(element.text)
  const parts: string[] = []
  for (const child of children) pushXml(parts, child)
  return parts.join('')
}

export function outerXml(element: Element): string {
  const parts: string[] = []
  pushXml(parts, element)
  return parts.join('')
}

function pushXml(parts: string[], { name, text, children }: Element): void {
  parts.push('<', name, '>')
  if (children === undefined) parts.push(escapeText(text))
  else for (const child of children) pushXml(parts, child)
  parts.push('</', name, '>')
}

const special = /[&<>\r]/
/** Carriage returns are escaped too: a reader would turn them into line feeds. */
export function escapeText(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
}
