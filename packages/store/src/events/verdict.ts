/** One thing that does not add up, and where. `line` is of an exported file, from 1; `position` of the chain. */
export interface Breach {
  readonly id:
    | 'malformed'
    | 'notCanonical'
    | 'leafChanged'
    | 'digestChanged'
    | 'hashChanged'
    | 'outOfOrder'
    | 'headMissing'
    | 'headDiffers'
    | 'signatureInvalid'
    | 'keyDiffers'
    | 'erasureUnknown'
  readonly message: string
  readonly line?: number
  readonly position?: number
}

/** What a check of a chain found. */
export interface ChainVerdict {
  readonly holds: boolean
  readonly organisation: string
  readonly events: number
  /** Events written but not yet part of the chain; 0 for an exported file. */
  readonly unsealed: number
  /** Values erased on purpose, by the event that erased them. */
  readonly erased: readonly { readonly by: string; readonly values: number }[]
  readonly head?: { readonly position: number; readonly hash: string }
  readonly publicKey?: string
  readonly breaches: readonly Breach[]
  /** More breaches were found than are listed. */
  readonly more: number
}

const mostListed = 100

/** Gathers breaches and erasures while a chain is read. */
export function openVerdict(from?: {
  breaches: readonly Breach[]
  erased: ReadonlyMap<string, number>
  more: number
}): OpenVerdict {
  const breaches: Breach[] = [...(from?.breaches ?? [])]
  const erased = new Map<string, number>(from?.erased)
  let more = from?.more ?? 0
  return {
    copy: () => openVerdict({ breaches, erased, more }),
    count: () => breaches.length + more,
    breach(breach: Breach) {
      if (breaches.length < mostListed) breaches.push(breach)
      else more += 1
    },
    erase(by: string) {
      erased.set(by, (erased.get(by) ?? 0) + 1)
    },
    close(rest: Pick<ChainVerdict, 'organisation' | 'events' | 'unsealed' | 'head' | 'publicKey'>): ChainVerdict {
      return {
        holds: breaches.length === 0,
        ...rest,
        erased: [...erased].map(([by, values]) => ({ by, values })),
        breaches,
        more,
      }
    },
  }
}

export interface OpenVerdict {
  breach(breach: Breach): void
  erase(by: string): void
  /** So far; what is gathered later does not change it. */
  copy(): OpenVerdict
  /** Breaches so far. */
  count(): number
  close(rest: Pick<ChainVerdict, 'organisation' | 'events' | 'unsealed' | 'head' | 'publicKey'>): ChainVerdict
}
