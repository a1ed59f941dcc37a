import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconKeyboard, IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { useMe } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { showKeys } from '../components/keys-dialog.tsx'
import { showToast } from '../components/toast.ts'
import classes from './top-bar.module.css'

const schemes = ['light', 'dark', 'auto'] as const

export function MeMenu() {
  const { t } = useTranslation('frame')
  const user = useMe().data?.user
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const leave = useLeave()
  if (user === undefined) return null
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" className={classes.me}>
          <span aria-hidden>{initials(user.name)}</span>
          <span className="visually-hidden">{t('me', { name: user.name })}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name}
          <br />
          {user.email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('theme.title')}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            leftSection={<IconCheck size={14} style={{ visibility: colorScheme === scheme ? 'visible' : 'hidden' }} />}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={14} stroke={1.6} />} rightSection={<kbd>?</kbd>} onClick={showKeys}>
          {t('keys')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={14} stroke={1.6} />} onClick={() => void leave(session.signOut)}>
          {t('signOut')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={14} stroke={1.6} />}
          onClick={() => void leave(session.signOutEverywhere)}
        >
          {t('signOutEverywhere')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Signs out and forgets everything that was read. */
function useLeave() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (signOut: () => Promise<unknown>) => {
    try {
      await signOut()
      await navigate({ to: paths.signIn })
      client.clear()
    } catch (error) {
      showToast({ text: error instanceof Error ? error.message : String(error), tone: 'problem' })
    }
  }
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}
