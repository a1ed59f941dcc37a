import { useRouter } from '@tanstack/react-router'
import type { ComponentProps, MouseEvent } from 'react'

/**
 * A link inside the app that listens to nothing: for the many links of tables and sentences, where a router's
 * own, which follow every change of the address, would cost more than the page. Beginning with `?` it stays here.
 */
export function LocalLink({ href, onClick, ...rest }: ComponentProps<'a'> & { readonly href: string }) {
  const router = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    const stays = href.startsWith('?')
    const target = stays ? router.state.location.pathname + href : href
    void router.navigate({ href: target, replace: stays, resetScroll: !stays })
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {rest.children}
    </a>
  )
}
