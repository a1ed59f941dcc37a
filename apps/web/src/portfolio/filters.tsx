import { Button, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUrlChange } from '../app/search-params.ts'
import { RatingShape } from '../components/rating-mark.tsx'
import { FilterMenu } from './filter-menu.tsx'
import classes from './filters.module.css'
import { useAsked } from './asked-context.ts'
import { useOverviewView } from './overview-context.ts'
import { isRatingOrNone } from './rating-order.ts'

/** The address without any of them. */
export const noFilters = { unit: undefined, category: undefined, rating: undefined, search: undefined }

/** Filters hold across the whole page and live in its address. */
export function Filters() {
  const { t } = useTranslation('portfolio')
  const { overview } = useOverviewView()
  const query = useAsked()
  const change = useUrlChange()
  const { choices } = overview.scope
  const { unit = [], category = [], rating = [], search } = query
  const any = unit.length + category.length + rating.length > 0 || search !== undefined
  return (
    <search className={classes.filters} aria-label={t('filters.label')}>
      <SearchField />
      <FilterMenu
        label={t('filters.unit')}
        choices={choices.units}
        chosen={unit}
        onChange={(next) => change({ unit: next })}
      />
      <FilterMenu
        label={t('filters.category')}
        choices={choices.categories}
        chosen={category}
        onChange={(next) => change({ category: next })}
      />
      <FilterMenu
        label={t('filters.rating')}
        choices={choices.ratings}
        chosen={rating}
        onChange={(next) => change({ rating: next })}
        iconOf={(id) => isRatingOrNone(id) && <RatingShape value={id} />}
      />
      {any && (
        <Button variant="subtle" size="xs" leftSection={<IconX size={14} />} onClick={() => change(noFilters)}>
          {t('filters.clear')}
        </Button>
      )}
    </search>
  )
}

const typingMilliseconds = 120

/** Typing goes into the address once it pauses. */
function SearchField() {
  const { t } = useTranslation('portfolio')
  const query = useAsked()
  const change = useUrlChange()
  const [text, setText] = useState(query.search ?? '')
  const [known, setKnown] = useState(query.search)
  if (known !== query.search) {
    setKnown(query.search)
    if (query.search === undefined) setText('')
  }
  useEffect(() => {
    if (text === (query.search ?? '')) return
    const timer = setTimeout(() => change({ search: text === '' ? undefined : text }), typingMilliseconds)
    return () => clearTimeout(timer)
  }, [text, query.search, change])
  return (
    <TextInput
      className={classes.search}
      size="xs"
      data-filter
      leftSection={<IconSearch size={14} stroke={1.8} />}
      aria-label={t('filters.search')}
      placeholder={t('filters.search')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}
