import { ActionIcon, Menu } from '@mantine/core'
import { type PlanHead, planCalls, planExports } from '@gantry/client'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { http } from '../../api/http.ts'
import { useOrganisation } from '../../api/me.ts'

interface PlanMenuProps {
  readonly plan: string
  readonly allowed: PlanHead['allowed']
  readonly onImport: () => void
}

/** Into the plan from a file, and out of it into one. */
export function PlanMenu({ plan, allowed, onImport }: PlanMenuProps) {
  const { t } = useTranslation('plan')
  const { slug } = useOrganisation()
  const calls = planCalls(http, slug)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('menu.title')}>
          <IconDots size={16} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={!allowed.import.ok} onClick={onImport}>
          {t('menu.import')}
        </Menu.Item>
        {!allowed.import.ok && <Menu.Label>{allowed.import.reason}</Menu.Label>}
        <Menu.Divider />
        <Menu.Label>{allowed.export.ok ? t('menu.export') : allowed.export.reason}</Menu.Label>
        {planExports.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={calls.exportAddress(plan, format)}
            download
            disabled={!allowed.export.ok}
          >
            {t(`menu.format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
