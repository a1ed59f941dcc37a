import type { FindingLog } from '../plans/finding-log.ts'
import { Refuse } from '../plans/refuse.ts'

/** What the readers accept before they refuse. */
export const psplibLimits = {
  bytes: 20 * 1024 * 1024,
  activities: 100_000,
  resources: 200,
  links: 2_000_000,
  modes: 1000,
}

/** Reads whole numbers one after another, wherever lines break; brackets around one are passed over. */
export class Numbers {
  readonly #text: string
  readonly #token = /\S+/g
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** @param what said in the refusal when there is none */
  next(what: string, least = 0, most = 1_000_000_000): number {
    const word = this.word(what)
    const value = /^\[?-?\d{1,10}(?:\.0*)?\]?$/.test(word) ? Number(word.replace(/[[\]]/g, '')) : Number.NaN
    if (!(value >= least && value <= most)) {
      const clipped = word.length > 40 ? `${word.slice(0, 40)}…` : word
      throw bad(`“${clipped}” is not ${what}.`, this.line)
    }
    return value
  }

  word(what: string): string {
    this.#token.lastIndex = this.#at
    const match = this.#token.exec(this.#text)
    if (match === null) throw bad(`The file ends where ${what} should be.`, this.line)
    this.#at = this.#token.lastIndex
    return match[0]
  }

  list(count: number, what: string, least = 0): number[] {
    return Array.from({ length: count }, () => this.next(what, least))
  }

  get ended(): boolean {
    this.#token.lastIndex = this.#at
    return this.#token.exec(this.#text) === null
  }

  /** Counted only when asked, which is when reading ends. */
  get line(): number {
    let line = 1
    for (let at = this.#text.indexOf('\n'); at >= 0 && at < this.#at; at = this.#text.indexOf('\n', at + 1)) line++
    return line
  }
}

/** More than was announced: the counts at the beginning may be wrong. */
export function tellRest(numbers: Numbers, log: FindingLog): void {
  if (numbers.ended) return
  log.warn('psplib.rest', 'The file goes on after the last number that its counts announce; the rest was left out.', {
    place: `line ${numbers.line}`,
  })
}

export function bad(message: string, line: number): Refuse {
  return new Refuse('psplib.broken', message, 'Maybe the file was cut or is of another kind.', `line ${line}`)
}
