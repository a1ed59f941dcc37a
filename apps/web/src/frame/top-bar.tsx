import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Breadcrumb } from './breadcrumb.tsx'
import { TopBarSlot } from './in-top-bar.tsx'
import { MeMenu } from './me-menu.tsx'
import classes from './top-bar.module.css'

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('frame')
  return (
    <header className={classes.bar}>
      <Breadcrumb label={t('groups.portfolio')} />
      <TopBarSlot />
      <button type="button" className={classes.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={14} stroke={1.8} aria-hidden />
        <span>{t('searchHint')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <MeMenu />
    </header>
  )
}
