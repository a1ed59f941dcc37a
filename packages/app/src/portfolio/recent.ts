/** Keeps the last few values by key; the one used longest ago goes first. */
export class Recent<T> {
  readonly #kept = new Map<string, T>()
  readonly #most: number
  /** How many were ever set. */
  count = 0

  constructor(most: number) {
    this.#most = most
  }

  get(key: string): T | undefined {
    const value = this.#kept.get(key)
    if (value === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, value)
    return value
  }

  delete(key: string): void {
    this.#kept.delete(key)
  }

  set(key: string, value: T): void {
    this.count++
    this.#kept.delete(key)
    this.#kept.set(key, value)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) return
      this.#kept.delete(oldest)
    }
  }
}
