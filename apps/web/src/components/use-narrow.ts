import { useSyncExternalStore } from 'react'

const query = '(max-width: 640px)'

/** Whether the window is as narrow as a phone: tables become cards, panels fill the screen. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => globalThis.matchMedia(query).matches)
}

function subscribe(changed: () => void): () => void {
  const media = globalThis.matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
