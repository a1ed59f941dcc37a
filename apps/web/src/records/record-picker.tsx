import { recordCalls } from '@gantry/client'
import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { pluralOf } from '../app/record-address.ts'

export interface RecordPickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable'> {
  /** Name of the kind to choose from. */
  readonly kind: string
  /** Id of the chosen record, or its reference. */
  readonly value: string | null
  /** What the chosen one is called, as far as known. */
  readonly valueLabel?: string
  readonly by?: 'id' | 'ref'
  readonly onChange: (value: string | null, title: string) => void
}

const most = 30

/** Finds one record of a kind by typing some letters of its name or its reference. */
export function RecordPicker({ kind, value, valueLabel, by = 'id', onChange, ...rest }: RecordPickerProps) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const [text, setText] = useState('')
  const [opened, setOpened] = useState(rest.defaultDropdownOpened ?? false)
  // The chosen one keeps its name when the list goes on to others.
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const name = chosen?.value === value ? chosen?.label : valueLabel
  const [asked] = useDebouncedValue(text === name ? '' : text, 150)
  const found = useQuery({
    queryKey: ['org', slug, pluralOf(kind), 'pick', asked],
    queryFn: ({ signal }) =>
      recordCalls(http, slug, pluralOf(kind)).list({ q: asked || undefined, limit: most }, signal),
    placeholderData: keepPreviousData,
    enabled: opened,
    meta: { watches: [kind] },
  })
  const options = (found.data?.rows ?? []).map((row) => ({ value: row[by], label: row.title, ref: row.ref }))
  const known = value !== null && !options.some((each) => each.value === value)
  const data = known ? [{ value, label: name ?? value, ref: '' }, ...options] : options
  return (
    <Select
      {...rest}
      searchable
      clearable
      value={value}
      // Options of one name are told apart by their reference.
      data={data.map(({ value: each, label, ref }) => ({
        value: each,
        label: ref && each !== chosen?.value ? `${label} · ${ref}` : label,
      }))}
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      onDropdownOpen={() => setOpened(true)}
      nothingFoundMessage={found.isFetching ? t('pick.looking') : t('pick.nothing')}
      placeholder={t('pick.hint')}
      clearButtonProps={{ 'aria-label': t('pick.clear') }}
      onChange={(next) => {
        const label = data.find((each) => each.value === next)?.label ?? ''
        setChosen(next === null ? undefined : { value: next, label })
        onChange(next, label)
      }}
    />
  )
}
