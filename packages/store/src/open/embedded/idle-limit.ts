import { StoreLost } from '../../errors.ts'

/** Gives up work that holds the only session and asks nothing of it for too long. */
export class IdleLimit {
  readonly #limitMs: number | undefined
  #timer: NodeJS.Timeout | undefined
  #giveUp: ((error: Error) => void) | undefined
  #given = false

  constructor(limitMs: number | undefined) {
    this.#limitMs = limitMs
  }

  /** Runs `work`; rejects with StoreLost when it idles, though `work` itself cannot be stopped. */
  async watch<T>(work: () => Promise<T>): Promise<T> {
    const tooLong = new Promise<never>((_, reject) => {
      this.#giveUp = reject
    })
    this.#start()
    try {
      return await Promise.race([work(), tooLong])
    } finally {
      clearTimeout(this.#timer)
      this.#given = true
    }
  }

  /** The database working is not idling. @throws StoreLost after having given up */
  async pausedFor<T>(run: () => Promise<T>): Promise<T> {
    if (this.#given) throw this.#error()
    clearTimeout(this.#timer)
    try {
      return await run()
    } finally {
      this.#start()
    }
  }

  #start(): void {
    if (this.#limitMs === undefined || this.#given) return
    this.#timer = setTimeout(() => {
      this.#given = true
      this.#giveUp?.(this.#error())
    }, this.#limitMs)
  }

  #error(): StoreLost {
    return new StoreLost(
      `A transaction asked nothing for ${this.#limitMs} ms and was rolled back. Maybe it waits for something slow, which belongs outside it.`,
    )
  }
}
