/** Values of one statement, numbered as they are used. */
export class Params {
  readonly values: unknown[] = []
  readonly #named = new Map<string, string>()

  /** A placeholder for a value. */
  add(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  /** The same placeholder each time the name comes up. */
  named(name: string, value: unknown): string {
    const known = this.#named.get(name)
    if (known) return known
    const placeholder = this.add(value)
    this.#named.set(name, placeholder)
    return placeholder
  }
}
