/** The nested text of a calendar: `(0||Name(key|value|…)(children…))`. */
export interface Node {
  readonly name: string
  readonly values: Readonly<Record<string, string>>
  readonly children: Node[]
}

/** Undefined when the text is not whole, or nests deeper than `depth`. */
export function parseNode(text: string, depth: number): Node | undefined {
  return new NodeReader(text, depth).node(0)
}

class NodeReader {
  readonly #text: string
  readonly #depth: number
  #at = 0

  constructor(text: string, depth: number) {
    this.#text = text
    this.#depth = depth
  }

  node(level: number): Node | undefined {
    if (level > this.#depth || !this.#skip('(')) return undefined
    const bar = this.#text.indexOf('||', this.#at)
    if (bar < 0) return undefined
    this.#at = bar + 2
    const name = this.#until('(')
    const values = name === undefined ? undefined : this.#values()
    if (name === undefined || values === undefined || !this.#skip('(')) return undefined
    const children: Node[] = []
    while (!this.#skip(')')) {
      const child = this.node(level + 1)
      if (child === undefined) return undefined
      children.push(child)
    }
    return this.#skip(')') ? { name: name.trim(), values, children } : undefined
  }

  #values(): Record<string, string> | undefined {
    const text = this.#until(')')
    if (text === undefined) return undefined
    const parts = text.split('|')
    const values: Record<string, string> = Object.create(null) as Record<string, string>
    for (let index = 0; index + 1 < parts.length; index += 2) values[parts[index] ?? ''] = parts[index + 1] ?? ''
    return values
  }

  /** Text up to the character, which is passed too. */
  #until(character: string): string | undefined {
    const to = this.#text.indexOf(character, this.#at)
    if (to < 0) return undefined
    const text = this.#text.slice(this.#at, to)
    this.#at = to + 1
    return text
  }

  /** Passes white space (also the DEL characters of line breaks) and then the character, if it comes next. */
  #skip(character: string): boolean {
    while (this.#text.charCodeAt(this.#at) <= 32 || this.#text.charCodeAt(this.#at) === 127) this.#at++
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }
}
