import { type Absence, absenceTypes } from '@gantry/domain/absence'
import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './absence-menu.module.css'

/** Why a field is empty: "not supplied" is another thing than "withheld". */
export function AbsenceMenu({
  value,
  onChange,
  label,
}: {
  value: Absence | undefined
  onChange: (absence: Absence | undefined) => void
  label: string
}) {
  const { t } = useTranslation(['records', 'common'])
  const shown = value ? t(`common:absent.${value.type}`) : t('absence.why')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          className={classes.why}
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={`${label}: ${shown}`}
          data-absence
          data-unsaid={value === undefined || undefined}
        >
          {shown}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('absence.title')}</Menu.Label>
        {absenceTypes.map((type) => (
          <Menu.Item key={type} onClick={() => onChange({ type })}>
            {t(`common:absent.${type}`)}
          </Menu.Item>
        ))}
        {value && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange(undefined)}>{t('absence.none')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
