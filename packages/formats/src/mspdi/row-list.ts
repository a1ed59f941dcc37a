import { type Element, outerXml } from './element.ts'
import type { KeptRow } from './kept.ts'

/** The entries of a list with what stands between them and is none. */
export class RowList<T extends { readonly id: string }> {
  readonly entries: T[] = []
  readonly others: KeptRow[] = []

  /** Rows so far. */
  get length(): number {
    return this.entries.length + this.others.length
  }

  /** Rows that count from 0: lists that begin with such a row do. */
  get before(): number {
    return startsWithOther(this.others) ? 1 : 0
  }

  keep(element: Element): void {
    const after = this.entries.at(-1)?.id
    this.others.push({ ...(after === undefined ? {} : { after }), xml: outerXml(element) })
  }
}

export const startsWithOther = ([first]: readonly KeptRow[]): boolean =>
  first !== undefined && first.after === undefined
