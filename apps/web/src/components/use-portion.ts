import { textOf, useUrlState } from '../app/search-params.ts'
import { cardsAtATime } from './more-cards.tsx'

export interface Portion {
  /** How many cards of a long list are drawn. */
  readonly shown: number
  readonly onShow: (count: number) => void
}

/** How much of the page's long list is shown; kept in the address, so that the way back leads to the same place. */
export function usePortion(): Portion {
  const [search, change] = useUrlState()
  return {
    shown: Math.max(cardsAtATime, Number(textOf(search.cards)) || 0),
    onShow: (count) => change({ cards: count === cardsAtATime ? undefined : String(count) }),
  }
}
