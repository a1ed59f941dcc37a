import { Link } from '@tanstack/react-router'
import { useLayoutEffect, useSyncExternalStore } from 'react'
import { createValue } from './shared-value.ts'
import classes from './top-bar.module.css'

export interface Crumb {
  readonly label: string
  readonly to?: string
}

const shown = createValue<readonly Crumb[]>([])

/** The page says where it is: portfolio › programme › project. */
export function useBreadcrumb(crumbs: readonly Crumb[]): void {
  const key = JSON.stringify(crumbs)
  useLayoutEffect(() => {
    shown.set(JSON.parse(key) as readonly Crumb[])
    return () => shown.set([])
  }, [key])
}

export function Breadcrumb({ label }: { label: string }) {
  const crumbs = useSyncExternalStore(shown.subscribe, shown.get)
  return (
    <nav aria-label={label} className={classes.crumbs}>
      <ol>
        {crumbs.map(({ label: name, to }, at) => (
          <li key={at}>
            {to ? (
              <Link to={to}>{name}</Link>
            ) : (
              <span aria-current={at === crumbs.length - 1 ? 'page' : undefined}>{name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
