import type { Database } from '../database.ts'
import { sealAll } from './seal.ts'
import type { Signer } from './signer.ts'

export interface Sealer {
  /** Seals what waits now; before a backup and at shutdown. */
  flush(): Promise<number>
  stop(): Promise<void>
  /** When a round last ended well, epoch milliseconds; for the admin page. */
  lastRound(): number | undefined
}

/** Seals in rounds, `everyMs` apart, so that no write waits for the chain. Failed rounds are told and tried again. */
export function startSealer(store: Database, signer: Signer, told: (error: unknown) => void, everyMs = 4000): Sealer {
  let round: Promise<number> = Promise.resolve(0)
  let last: number | undefined
  const flush = () => {
    round = round.catch(() => 0).then(() => sealAll(store, signer))
    return round.then((sealed) => {
      last = Date.now()
      return sealed
    })
  }
  const timer = setInterval(() => void flush().catch(told), everyMs)
  timer.unref()
  return {
    flush,
    lastRound: () => last,
    stop: async () => {
      clearInterval(timer)
      await flush().catch(told)
    },
  }
}
