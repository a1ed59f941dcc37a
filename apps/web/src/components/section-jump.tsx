import { ActionIcon, Popover } from '@mantine/core'
import { IconListTree } from '@tabler/icons-react'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './section-jump.module.css'
import { useNarrow } from './use-narrow.ts'

/** On a phone, once a long page is scrolled: back to its top, or to any of its sections by their headings. */
export function SectionJump() {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const away = useSyncExternalStore(onScroll, () => globalThis.scrollY > globalThis.innerHeight)
  const [sections, setSections] = useState<readonly HTMLElement[]>()
  if (!narrow || !away) return null
  const go = (section?: HTMLElement) => {
    setSections(undefined)
    if (section) goTo(section)
    else globalThis.scrollTo({ top: 0 })
  }
  return (
    <nav className={classes.jump} aria-label={t('jump.title')}>
      <Popover
        position="top-end"
        trapFocus
        withinPortal={false}
        opened={sections !== undefined}
        onChange={(opened) => setSections(opened ? headings() : undefined)}
      >
        <Popover.Target>
          <ActionIcon
            size={44}
            radius="xl"
            variant="default"
            aria-label={t('jump.title')}
            onClick={() => setSections(sections ? undefined : headings())}
          >
            <IconListTree size={20} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p={4}>
          <ul className={classes.list}>
            <li>
              <button type="button" className={classes.section} onClick={() => go()}>
                {t('jump.top')}
              </button>
            </li>
            {sections?.map((heading) => (
              <li key={heading.textContent}>
                <button
                  type="button"
                  className={classes.section}
                  data-part={heading.tagName === 'H3' || undefined}
                  onClick={() => go(heading)}
                >
                  {heading.textContent}
                </button>
              </li>
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
    </nav>
  )
}

function onScroll(changed: () => void): () => void {
  globalThis.addEventListener('scroll', changed, { passive: true })
  return () => globalThis.removeEventListener('scroll', changed)
}

/** Of the page's sections and charts, not of what lies over it. */
function headings(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main h2, main figure h3, main section > h3')].filter(
    (heading) => heading.textContent !== '' && heading.closest('aside, nav, [role=dialog]') === null,
  )
}

/** Keyboard and reader go on there, too, once the list has given the focus back. */
function goTo(heading: HTMLElement): void {
  heading.tabIndex = -1
  requestAnimationFrame(() => {
    heading.focus({ preventScroll: true })
    heading.scrollIntoView({ block: 'start' })
  })
}
