/** Reads PostgreSQL's array text, `{1,NULL,"a \"b\"",{…}}`, nested as deep as it goes; `[2:3]={…}` bounds are dropped. */
export function parseArray<T>(text: string, parse: (item: string) => T): unknown[] {
  let at = text.indexOf('{')

  function list(): unknown[] {
    const items: unknown[] = []
    at += 1
    while (text[at] !== '}') {
      if (text[at] === ',') at += 1
      items.push(text[at] === '{' ? list() : text[at] === '"' ? parse(quoted()) : bare())
    }
    at += 1
    return items
  }

  function quoted(): string {
    let item = ''
    at += 1
    while (text[at] !== '"') {
      if (text[at] === '\\') at += 1
      item += text[at]
      at += 1
      if (at > text.length) throw new Error(`Unclosed quote in array ${text}`)
    }
    at += 1
    return item
  }

  function bare(): T | null {
    const from = at
    while (at < text.length && text[at] !== ',' && text[at] !== '}') at += 1
    if (at >= text.length) throw new Error(`Unclosed array ${text}`)
    const item = text.slice(from, at)
    return item === 'NULL' ? null : parse(item)
  }

  return list()
}
