import { Drawer } from '@mantine/core'
import { IconDots, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import classes from './bottom-bar.module.css'
import { OrganisationSwitcher } from './organisation-switcher.tsx'
import rail from './rail.module.css'
import { useNavigation } from './use-navigation.ts'

const first = ['portfolio', 'decisions', 'myWork']

/** The rail on a phone: three places, search, and the rest behind “More”. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('frame')
  const { slug } = useOrganisation()
  const groups = useNavigation()
  const [more, setMore] = useState(false)
  const all = groups.flatMap(({ destinations }) => destinations)
  return (
    <nav className={classes.bar} aria-label={t('main')}>
      {all
        .filter(({ id }) => first.includes(id))
        .map((destination) => (
          <Link
            key={destination.id}
            to={destination.to(slug)}
            className={classes.item}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            <destination.icon size={20} stroke={1.6} aria-hidden />
            {t(`pages.${destination.id}`)}
          </Link>
        ))}
      <button type="button" className={classes.item} onClick={onSearch}>
        <IconSearch size={20} stroke={1.6} aria-hidden />
        {t('search')}
      </button>
      <button type="button" className={classes.item} onClick={() => setMore(true)} aria-haspopup="dialog">
        <IconDots size={20} stroke={1.6} aria-hidden />
        {t('more')}
      </button>
      <Drawer opened={more} onClose={() => setMore(false)} position="bottom" size="80%" title={t('more')}>
        <OrganisationSwitcher />
        {groups.map(({ id, destinations }) => (
          <section key={id}>
            <h2 className={rail.group}>{t(`groups.${id}`)}</h2>
            <ul className={classes.sheet}>
              {destinations.map((destination) => (
                <li key={destination.id}>
                  <Link to={destination.to(slug)} className={classes.sheetLink} onClick={() => setMore(false)}>
                    <destination.icon size={18} stroke={1.6} aria-hidden />
                    {t(`pages.${destination.id}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Drawer>
    </nav>
  )
}
