import { search } from '@gantry/client'
import { Modal } from '@mantine/core'
import { IconCornerDownLeft, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  type Dispatch,
  type KeyboardEvent as ReactKeyboardEvent,
  type RefObject,
  type SetStateAction,
  useDeferredValue,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { hrefOfRecord } from '../app/record-address.ts'
import { paths } from '../app/paths.ts'
import { Highlight } from '../components/highlight.tsx'
import { wordsOf } from '../records/words.ts'
import classes from './palette.module.css'
import { endTypedAhead } from './typed-ahead.ts'
import { useNavigation } from './use-navigation.ts'

const shownHits = 12

interface Item {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly to: string
  /** A hit of the search, not a place. */
  readonly found?: boolean
}

/** Ctrl-K: everything by name, number or place. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('frame')
  const navigate = useNavigate()
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  useTypedAhead(field, setText)
  const { groups, items, words, searching } = useItems(text.trim())
  const active = Math.min(at, Math.max(items.length - 1, 0))
  const open = (item: Item | undefined) => {
    if (item === undefined) return
    onClose()
    void navigate({ to: item.to })
  }
  const onKeyDown = (event: ReactKeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      setAt((active + by + items.length) % Math.max(items.length, 1))
    } else if (event.key === 'Enter') open(items[active])
  }
  return (
    <Modal.Root opened onClose={onClose} size={560} yOffset="12vh" transitionProps={{ duration: 0 }}>
      <Modal.Overlay color="var(--shade)" backgroundOpacity={1} />
      <Modal.Content aria-label={t('searchLabel')}>
        <div className={classes.field}>
          <IconSearch size={16} stroke={1.8} aria-hidden />
          <input
            ref={field}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type into it
            autoFocus
            data-autofocus
            role="combobox"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={items[active] ? `${listId}-${active}` : undefined}
            aria-label={t('searchLabel')}
            placeholder={t('searchHint')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div id={listId} role="listbox" aria-label={t('searchHits')} className={classes.list}>
          {groups.map(({ title, from, items: members }) => (
            <div key={title} role="group" aria-label={title}>
              <div className={classes.group} aria-hidden>
                {title}
              </div>
              {members.map((item, index) => (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the focus and takes the keys
                <div
                  key={item.id}
                  id={`${listId}-${from + index}`}
                  role="option"
                  aria-selected={from + index === active}
                  className={classes.option}
                  ref={(element) => {
                    if (from + index === active) element?.scrollIntoView({ block: 'nearest' })
                  }}
                  onMouseMove={() => setAt(from + index)}
                  onClick={() => open(item)}
                >
                  <span className={classes.label}>
                    <Highlight text={item.label} words={item.found ? words : []} />
                  </span>
                  {item.note && <span className={classes.note}>{item.note}</span>}
                  <IconCornerDownLeft size={14} className={classes.enter} aria-hidden />
                </div>
              ))}
            </div>
          ))}
        </div>
        {items.length === 0 && !searching && <p className={classes.nothing}>{t('searchNothing', { q: text })}</p>}
      </Modal.Content>
    </Modal.Root>
  )
}

/** Letters typed before the field has the focus are not lost. */
function useTypedAhead(field: RefObject<HTMLInputElement | null>, setText: Dispatch<SetStateAction<string>>): void {
  useLayoutEffect(() => {
    const type = (event: KeyboardEvent) => {
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
      if (!isLetter || document.activeElement === field.current) return
      event.preventDefault()
      setText((text) => text + event.key)
      field.current?.focus()
    }
    document.addEventListener('keydown', type, true)
    const early = endTypedAhead()
    queueMicrotask(() => setText((text) => early + text))
    return () => document.removeEventListener('keydown', type, true)
  }, [field, setText])
}

function useItems(q: string) {
  const { t } = useTranslation('frame')
  const { slug } = useOrganisation()
  const destinations = useNavigation().flatMap((group) => group.destinations)
  const asked = useDeferredValue(q)
  const answer = useQuery({
    queryKey: ['org', slug, 'search', asked],
    queryFn: ({ signal }) => search(http, slug, asked, signal),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  })
  const pages: Item[] = destinations
    .map(({ id, to }) => ({ id, label: t(`pages.${id}`), to: to(slug) }))
    .filter(({ label }) => label.toLowerCase().includes(q.toLowerCase()))
  const { hits: found = [], words = [], nearly = false } = q.length > 1 ? (answer.data ?? {}) : {}
  const hits: Item[] = found.slice(0, shownHits).map((hit) => ({
    id: `${hit.kind}-${hit.ref}`,
    label: hit.title,
    note: [wordsOf(hit.kind), hit.period, hit.ref, hit.initiative?.title].filter(Boolean).join(' · '),
    to: hrefOfRecord(slug, hit.kind, hit.ref),
    found: true,
  }))
  const all: Item[] =
    hits.length > 0
      ? [{ id: 'all', label: t('searchAll', { q }), to: `${paths.search(slug)}?q=${encodeURIComponent(q)}` }]
      : []
  const groups = [
    { title: t(nearly ? 'searchNearly' : 'searchHits'), items: [...hits, ...all] },
    { title: t('searchPages'), items: pages },
  ].filter(({ items }) => items.length > 0)
  let from = 0
  const numbered = groups.map((group) => {
    const start = from
    from += group.items.length
    return { ...group, from: start }
  })
  return { groups: numbered, items: numbered.flatMap(({ items }) => items), words, searching: answer.isFetching }
}
