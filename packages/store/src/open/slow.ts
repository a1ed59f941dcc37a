import type { SlowStatement } from '../database.ts'
import type { StoreLog } from './engine.ts'

/** From here on a statement is kept for whoever looks after the installation; from `toldMs` on the log tells of it too. */
const keptMs = 300
const toldMs = 1_000
const most = 20
const shown = 300

/** Which statements took long, newest last, without their values: they may be personal. */
export class SlowStatements {
  readonly #log: StoreLog
  readonly #kept: SlowStatement[] = []

  constructor(log: StoreLog) {
    this.#log = log
  }

  /** @param began of `performance.now()` */
  note(began: number, text: () => string): void {
    const ms = Math.round(performance.now() - began)
    if (ms < keptMs) return
    const statement = beginning(text())
    this.#kept.push({ at: new Date().toISOString(), ms, statement })
    if (this.#kept.length > most) this.#kept.shift()
    if (ms >= toldMs) this.#log.warn({ ms, statement }, 'A slow statement')
  }

  kept(): SlowStatement[] {
    return [...this.#kept]
  }
}

function beginning(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > shown ? `${line.slice(0, shown)}…` : line
}
