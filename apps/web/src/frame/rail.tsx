import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { OrganisationSwitcher } from './organisation-switcher.tsx'
import classes from './rail.module.css'
import { useNavigation } from './use-navigation.ts'

export function Rail() {
  const { t } = useTranslation('frame')
  const { slug } = useOrganisation()
  const groups = useNavigation()
  return (
    <nav aria-label={t('main')} className={classes.rail}>
      <Link to={paths.portfolio(slug)} className={classes.brand}>
        <img src="/gantry.svg" width="20" height="20" alt="" />
        Gantry
      </Link>
      <OrganisationSwitcher />
      <div className={classes.nav}>
        {groups.map(({ id, destinations }) => (
          <section key={id} aria-label={t(`groups.${id}`)}>
            {id !== 'portfolio' && <h2 className={classes.group}>{t(`groups.${id}`)}</h2>}
            <ul>
              {destinations.map((destination) => (
                <li key={destination.id}>
                  <Link
                    to={destination.to(slug)}
                    className={classes.link}
                    activeProps={{ 'aria-current': 'page' }}
                    activeOptions={{ includeSearch: false }}
                  >
                    <destination.icon size={16} stroke={1.6} aria-hidden />
                    {t(`pages.${destination.id}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  )
}
