import { Menu } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe, useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import classes from './organisation-switcher.module.css'

/** Which organisation is open, and the others one belongs to. */
export function OrganisationSwitcher() {
  const { t } = useTranslation('frame')
  const organisation = useOrganisation()
  const others = useMe().data?.organisations ?? []
  if (others.length < 2) {
    return (
      <div className={classes.one} title={organisation.sample ? t('sampleNote') : undefined}>
        <span className={classes.name}>{organisation.name}</span>
        {organisation.sample && <span className={classes.sample}>{t('sample')}</span>}
      </div>
    )
  }
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <button
          type="button"
          className={classes.button}
          aria-label={`${t('switchOrganisation')}: ${organisation.name}`}
        >
          <span className={classes.name}>{organisation.name}</span>
          {organisation.sample && <span className={classes.sample}>{t('sample')}</span>}
          <IconSelector size={14} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(({ id, slug, name, sample }) => (
          <Menu.Item
            key={id}
            component={Link}
            to={paths.portfolio(slug)}
            leftSection={<IconCheck size={14} style={{ visibility: id === organisation.id ? 'visible' : 'hidden' }} />}
            rightSection={sample ? <span className={classes.sample}>{t('sample')}</span> : undefined}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
