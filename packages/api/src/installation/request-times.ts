import type { RequestFigures } from '@gantry/app/installation/health'

const minutes = 5
const kept = 8192

/** How long the answers of the last minutes took; at most the last 8,192 of them. */
export class RequestTimes {
  readonly #ms = new Float32Array(kept)
  readonly #at = new Float64Array(kept)
  readonly #failed = new Uint8Array(kept)
  #next = 0

  /** @param at epoch milliseconds */
  note(at: number, ms: number, status: number): void {
    const slot = this.#next++ % kept
    this.#at[slot] = at
    this.#ms[slot] = ms
    this.#failed[slot] = status >= 500 ? 1 : 0
  }

  /** @param now epoch milliseconds */
  figures(now: number): RequestFigures {
    const since = now - minutes * 60_000
    const slots = Array.from({ length: Math.min(this.#next, kept) }, (_, slot) => slot)
    const recent = slots.filter((slot) => (this.#at[slot] ?? 0) >= since)
    const times = Float32Array.from(recent, (slot) => this.#ms[slot] ?? 0).sort()
    return {
      minutes,
      count: recent.length,
      failed: recent.filter((slot) => this.#failed[slot] === 1).length,
      p50Ms: percentile(times, 0.5),
      p95Ms: percentile(times, 0.95),
    }
  }
}

/** The nearest rank: the smallest time that at least this share did not exceed; one decimal. */
function percentile(sorted: Float32Array, share: number): number | null {
  const time = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  return time === undefined ? null : Math.round(time * 10) / 10
}
