import type { PeriodRef } from '@gantry/domain/portfolio/overview'
import { Button, NativeSelect, Popover, Stack } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../components/format.ts'

export interface PeriodPickerProps {
  readonly periods: readonly PeriodRef[]
  readonly period: PeriodRef
  readonly compare?: PeriodRef
  readonly onChange: (change: { period?: string; compare?: string }) => void
}

/** Any two periods: the one shown and the one it is compared with. */
export function PeriodPicker({ periods, period, compare, onChange }: PeriodPickerProps) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const newestFirst = [...periods].reverse()
  const option = ({ label, asOf }: PeriodRef) => ({
    value: label,
    label: `${label} · ${t('period.asOf', { day: format.day(asOf) })}`,
  })
  return (
    <Popover position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconCalendar size={14} stroke={1.6} />}
          title={t('period.choose')}
        >
          {compare ? t('period.versus', { period: period.label, compare: compare.label }) : period.label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="md">
          <NativeSelect
            label={t('period.show')}
            data={newestFirst.map(option)}
            value={period.label}
            onChange={(event) => onChange({ period: event.currentTarget.value, compare: undefined })}
          />
          <NativeSelect
            label={t('period.compareWith')}
            data={[
              ...newestFirst.filter(({ asOf }) => asOf < period.asOf).map(option),
              { value: 'none', label: t('period.none') },
            ]}
            value={compare?.label ?? 'none'}
            onChange={(event) => onChange({ period: period.label, compare: event.currentTarget.value })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
