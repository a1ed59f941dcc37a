type Listener = (payload: string) => void

/** Who listens to what. After a gap everyone is called with '': messages may have been missed, so look for yourself. */
export class Channels {
  readonly #listeners = new Map<string, Set<Listener>>()

  /** True when nobody listened to this channel before. */
  add(channel: string, listener: Listener): boolean {
    const there = this.#listeners.get(channel)
    if (there) there.add(listener)
    else this.#listeners.set(channel, new Set([listener]))
    return !there
  }

  /** True when nobody listens to it any more. */
  remove(channel: string, listener: Listener): boolean {
    const there = this.#listeners.get(channel)
    if (!there?.delete(listener)) return false
    if (there.size > 0) return false
    this.#listeners.delete(channel)
    return true
  }

  names(): string[] {
    return [...this.#listeners.keys()]
  }

  tell(channel: string, payload: string): void {
    for (const listener of this.#listeners.get(channel) ?? []) listener(payload)
  }

  tellGap(): void {
    for (const channel of this.names()) this.tell(channel, '')
  }
}

/** A name as SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
