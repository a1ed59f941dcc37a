import type { LabelJson } from '@gantry/domain/records/record-json'
import { Button, CloseButton, Group, Pill, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../../api/me.ts'
import { hrefOfRecord } from '../../app/record-address.ts'
import { RecordPicker } from '../record-picker.tsx'
import type { CellProps, FilterProps, InputProps, Labels, Widget } from '../widget.ts'
import { inputProps, operand, withOperand } from './common.ts'
import classes from './widgets.module.css'

const titleOf = (label: LabelJson | undefined) => (label && 'title' in label ? label.title : undefined)
const kindOf = ({ type, to }: InputProps['field']) => to ?? (type === 'person' ? 'person' : '')

function RefInput(props: InputProps) {
  const value = typeof props.value === 'string' ? props.value : null
  const [picked, setPicked] = useState<string>()
  return (
    <RecordPicker
      {...inputProps(props)}
      kind={kindOf(props.field)}
      value={value}
      valueLabel={picked ?? titleOf(props.labels?.[value ?? ''])}
      onChange={(id, title) => {
        setPicked(title)
        props.onChange(id)
      }}
    />
  )
}

function RefsInput(props: InputProps) {
  const { t } = useTranslation('records')
  const value = Array.isArray(props.value) ? props.value : []
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  return (
    <Stack gap={4}>
      <RecordPicker
        {...inputProps(props)}
        kind={kindOf(props.field)}
        value={null}
        onChange={(id, title) => {
          if (id === null || value.includes(id)) return
          setNames({ ...names, [id]: title })
          props.onChange([...value, id])
        }}
      />
      <Group gap={4}>
        {value.map((id) => (
          <Pill
            key={id}
            withRemoveButton
            removeButtonProps={{ 'aria-label': t('remove') }}
            onRemove={() => props.onChange(value.filter((each) => each !== id))}
          >
            {names[id] ?? titleOf(props.labels?.[id]) ?? id}
          </Pill>
        ))}
      </Group>
    </Stack>
  )
}

/** Another record by its name; one that may not be seen says so. */
export function RecordLink({ kind, label, plain }: { kind: string; label: LabelJson | undefined; plain?: boolean }) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  if (label === undefined) return null
  if ('restricted' in label) return <span className={classes.restricted}>{t('restricted')}</span>
  if (plain) return <span title={label.title}>{label.title}</span>
  return (
    <Link to={hrefOfRecord(slug, kind, label.ref)} title={label.title}>
      {label.title}
    </Link>
  )
}

function RefCell({ field, value, labels, whole }: CellProps) {
  return <RecordLink kind={kindOf(field)} label={labels[String(value)]} plain={!whole} />
}

function RefsCell({ field, value, labels, whole }: CellProps) {
  const ids = Array.isArray(value) ? (value as readonly string[]) : []
  return (
    <span className={classes.several}>
      {ids.map((id) => (
        <RecordLink key={id} kind={kindOf(field)} label={labels[id]} plain={!whole} />
      ))}
    </span>
  )
}

const noLabels: Labels = {}

function RefFilter({ values, onChange, field }: FilterProps) {
  const { t } = useTranslation('records')
  const value = operand(values, 'eq')
  const me = value === 'me'
  return (
    <Stack gap={8}>
      {field.type === 'person' && (
        <Button
          size="xs"
          variant={me ? 'filled' : 'default'}
          aria-pressed={me}
          onClick={() => onChange(withOperand(values, 'eq', me ? '' : 'me'))}
        >
          {t('filter.me')}
        </Button>
      )}
      <RecordPicker
        kind={kindOf(field)}
        aria-label={field.label}
        value={me || value === '' ? null : value}
        valueLabel={titleOf(noLabels[value]) ?? (value === '' ? undefined : t('filter.chosen'))}
        comboboxProps={{ withinPortal: false }}
        onChange={(id) => onChange(withOperand(values, 'eq', id ?? ''))}
      />
    </Stack>
  )
}

function TagsInput(props: InputProps) {
  const { t } = useTranslation('records')
  const value = Array.isArray(props.value) ? (props.value as readonly string[]) : []
  const set = (at: number, text: string) => props.onChange(value.map((each, i) => (i === at ? text : each)))
  return (
    <fieldset className={classes.tags}>
      <legend>{props.label ?? <span className="visually-hidden">{props.ariaLabel}</span>}</legend>
      {props.description && <p className={classes.help}>{props.description}</p>}
      {value.map((each, at) => (
        <div key={at} className={classes.tag}>
          <input
            value={each}
            maxLength={300}
            aria-label={t('tag', { n: at + 1 })}
            onChange={(event) => set(at, event.currentTarget.value)}
          />
          <CloseButton
            size="sm"
            aria-label={t('remove')}
            onClick={() => props.onChange(value.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Button size="xs" variant="default" onClick={() => props.onChange([...value, ''])}>
        {t('addLine')}
      </Button>
      {props.error && <p className={classes.error}>{props.error}</p>}
    </fieldset>
  )
}

function TagsCell({ value, whole }: CellProps) {
  const tags = Array.isArray(value) ? (value as readonly string[]) : []
  if (!whole) return <span title={tags.join(', ')}>{tags.join(', ')}</span>
  return (
    <ul className={classes.list}>
      {tags.map((tag) => (
        <li key={tag}>{tag}</li>
      ))}
    </ul>
  )
}

function TagFilter({ values, onChange, field }: FilterProps) {
  return (
    <input
      className={classes.input}
      aria-label={field.label}
      value={operand(values, 'eq')}
      onChange={(event) => onChange(withOperand(values, 'eq', event.currentTarget.value))}
    />
  )
}

export const refWidget: Widget = { Input: RefInput, Cell: RefCell, Filter: RefFilter, width: 160, sortable: true }
export const refsWidget: Widget = { Input: RefsInput, Cell: RefsCell, Filter: RefFilter, width: 180, large: true }
export const tagsWidget: Widget = { Input: TagsInput, Cell: TagsCell, Filter: TagFilter, width: 180, large: true }
