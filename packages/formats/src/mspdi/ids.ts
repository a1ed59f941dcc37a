import type { Fields } from './fields.ts'

/** Unique ids of one sort of entry; an entry without one, or with one that is taken, gets one of our own. */
export class Ids {
  private readonly taken = new Set<string>()
  private readonly sort: string

  constructor(sort: string) {
    this.sort = sort
  }

  has(id: string): boolean {
    return this.taken.has(id)
  }

  get size(): number {
    return this.taken.size
  }

  take(fields: Fields): string {
    const uid = fields.text('UID')
    const own = uid !== undefined && /^\d{1,10}$/.test(uid) ? String(Number(uid)) : undefined
    if (own === undefined) fields.remark('mspdi.uidMissing', this.sort)
    else if (this.taken.has(own)) fields.remark('mspdi.uidTwice', `${this.sort} ${own}`)
    const id = own === undefined || this.taken.has(own) ? this.next() : own
    this.taken.add(id)
    return id
  }

  private next(): string {
    let number = farOff + this.taken.size
    while (this.taken.has(String(number))) number++
    return String(number)
  }
}

/** Files count from 1 and do not come this far. */
const farOff = 1_900_000_000
