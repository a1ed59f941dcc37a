import type { StoreLog } from './engine.ts'

type Listener = (payload: string) => void

/** Who listens to what. After a gap everyone is called with '': messages may have been missed, so look for yourself. */
export class Channels {
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #log: StoreLog

  constructor(log: StoreLog) {
    this.#log = log
  }

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

  /** A listener that fails is no reason that others hear nothing. */
  tell(channel: string, payload: string): void {
    for (const listener of this.#listeners.get(channel) ?? []) {
      try {
        listener(payload)
      } catch (error) {
        this.#log.error({ channel, error: String(error) }, 'A listener failed')
      }
    }
  }

  tellGap(): void {
    for (const channel of this.names()) this.tell(channel, '')
  }
}

/** A name as SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
