import { useEffect } from 'react'

/** The title of the browser's tab: what is open, then the product. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Gantry` : 'Gantry'
  }, [title])
}
