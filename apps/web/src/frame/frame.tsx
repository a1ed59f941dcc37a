import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from '@tanstack/react-router'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { useKeys } from '../components/keys.ts'
import { useNarrow } from '../components/use-narrow.ts'
import { BottomBar } from './bottom-bar.tsx'
import classes from './frame.module.css'
import { Rail } from './rail.tsx'
import { startTypedAhead } from './typed-ahead.ts'
import { TopBar } from './top-bar.tsx'

const loadPalette = () => import('./palette.tsx')
const Palette = lazy(loadPalette)
const quietMilliseconds = 2_000

/** Rail, top bar and the page; on a phone the rail is a bar at the bottom. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { slug } = useOrganisation()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const [searching, setSearching] = useState(false)
  const search = () => {
    if (!searching) startTypedAhead()
    setSearching(true)
  }
  useEffect(() => {
    // Fetched once the page is quiet, so that the first letters typed are not lost.
    const timer = setTimeout(() => void loadPalette(), quietMilliseconds)
    return () => clearTimeout(timer)
  }, [])
  useKeys([
    { keys: 'mod+k', label: t('keys.search'), group: 'everywhere', run: search },
    {
      keys: 'g p',
      label: t('keys.portfolio'),
      group: 'everywhere',
      run: () => void navigate({ to: paths.portfolio(slug) }),
    },
    { keys: 'g w', label: t('keys.myWork'), group: 'everywhere', run: () => void navigate({ to: paths.myWork(slug) }) },
    { keys: '/', label: t('keys.filter'), group: 'everywhere', run: focusFilter, when: () => filterField() !== null },
  ])
  return (
    <div className={classes.frame}>
      {!narrow && <Rail />}
      <div className={classes.rest}>
        <TopBar onSearch={search} />
        <main id="content" className={classes.content} tabIndex={-1}>
          {children}
        </main>
      </div>
      {narrow && <BottomBar onSearch={search} />}
      {searching && (
        <Suspense>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** The page's filter marks its field with `data-filter`. */
const filterField = () => document.querySelector<HTMLElement>('input[data-filter]')
const focusFilter = () => filterField()?.focus()
