import type { KindJson } from '@gantry/client'
import { choice, type Field } from '@gantry/domain/field'
import { Button, CloseButton, Group, Menu, Popover, Stack } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listOf, useUrlState } from '../app/search-params.ts'
import classes from './filter-bar.module.css'
import { filtersOf, withFilters, writtenFilter } from './filters.ts'
import { RecordPicker } from './record-picker.tsx'
import { fieldsOf } from './use-kinds.ts'
import { widgets } from './widgets.ts'

interface Filterable {
  readonly name: string
  readonly field: Field
}

/** The filters of a list, one for each field, in the address. */
export function FilterBar({ kind }: { kind: KindJson }) {
  const { t } = useTranslation('records')
  const [search, change] = useUrlState()
  const [opened, setOpened] = useState<string>()
  const written = listOf(search.filter)
  const all: Filterable[] = [
    ...(kind.states ? [{ name: 'state', field: choice({ label: t('state'), of: kind.states }) }] : []),
    ...fieldsOf(kind),
  ]
  const set = (name: string, values: readonly string[]) =>
    change({ filter: withFilters(written, name, values), open: undefined })
  const shown = all.filter(({ name }) => filtersOf(written, name).length > 0 || opened === name)
  const scoped = typeof search.initiative === 'string' ? search.initiative : undefined
  const within = kind.of !== 'organisation'
  return (
    <>
      {within && (scoped !== undefined || opened === 'initiative') && (
        <FilterChip
          label={scoped ? t('filter.within', { ref: scoped }) : t('initiative')}
          opened={opened === 'initiative'}
          onOpened={(on) => setOpened(on ? 'initiative' : undefined)}
          onRemove={() => change({ initiative: undefined })}
        >
          <RecordPicker
            kind="initiative"
            by="ref"
            label={t('filter.initiative')}
            value={scoped ?? null}
            comboboxProps={{ withinPortal: false }}
            onChange={(ref) => change({ initiative: ref ?? undefined })}
          />
        </FilterChip>
      )}
      {shown.map(({ name, field }) => (
        <OneFilter
          key={name}
          name={name}
          field={field}
          values={filtersOf(written, name)}
          opened={opened === name}
          onOpened={(on) => setOpened(on ? name : undefined)}
          onChange={(values) => set(name, values)}
        />
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconFilter size={14} stroke={1.6} />}>
            {t('filter.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          {within && <Menu.Item onClick={() => setOpened('initiative')}>{t('filter.initiative')}</Menu.Item>}
          {all.map(({ name, field }) => (
            <Menu.Item key={name} onClick={() => setOpened(name)}>
              {field.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function OneFilter({
  name,
  field,
  values,
  opened,
  onOpened,
  onChange,
}: Filterable & {
  values: readonly string[]
  opened: boolean
  onOpened: (on: boolean) => void
  onChange: (values: readonly string[]) => void
}) {
  const { t } = useTranslation('records')
  const { Filter } = widgets[field.type]
  const written = values.map((value) => writtenFilter(t, field, value)).join(', ')
  const presence = (op: 'has' | 'absent') => onChange(values.includes(`${op}:`) ? [] : [`${op}:`])
  return (
    <FilterChip
      label={written === '' ? field.label : `${field.label}: ${written}`}
      opened={opened}
      onOpened={onOpened}
      onRemove={() => onChange([])}
    >
      <Stack gap={12}>
        <strong>{field.label}</strong>
        <Filter name={name} field={field} values={values} onChange={onChange} />
        {name !== 'state' && (
          <Group gap={8}>
            {(['has', 'absent'] as const).map((op) => (
              <Button
                key={op}
                size="compact-xs"
                variant={values.includes(`${op}:`) ? 'filled' : 'default'}
                aria-pressed={values.includes(`${op}:`)}
                onClick={() => presence(op)}
              >
                {t(`filter.${op}`)}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </FilterChip>
  )
}

function FilterChip({
  label,
  opened,
  onOpened,
  onRemove,
  children,
}: {
  label: string
  opened: boolean
  onOpened: (on: boolean) => void
  onRemove: () => void
  children: React.ReactNode
}) {
  const { t } = useTranslation('records')
  return (
    <span className={classes.chip}>
      <Popover opened={opened} onChange={onOpened} width={300} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className={classes.open} onClick={() => onOpened(!opened)}>
            {label}
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={label}>{children}</Popover.Dropdown>
      </Popover>
      <CloseButton
        size="xs"
        aria-label={t('filter.remove', { label })}
        onClick={() => {
          onOpened(false)
          onRemove()
        }}
      />
    </span>
  )
}
