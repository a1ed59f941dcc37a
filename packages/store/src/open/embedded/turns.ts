/** One after another, first come first served: the embedded database has a single session. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  get waiting(): number {
    return this.#waiting
  }

  take<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1
    const mine = this.#last.then(() => {
      this.#waiting -= 1
      return work()
    })
    this.#last = mine.catch(() => undefined)
    return mine
  }
}
