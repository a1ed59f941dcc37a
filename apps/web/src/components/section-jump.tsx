import { ActionIcon, Menu } from '@mantine/core'
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
  const [sections, setSections] = useState<readonly HTMLElement[]>([])
  if (!narrow || !away) return null
  return (
    <nav className={classes.jump} aria-label={t('jump.title')}>
      <Menu position="top-end" onOpen={() => setSections(headings())}>
        <Menu.Target>
          <ActionIcon size={44} radius="xl" variant="default" aria-label={t('jump.title')}>
            <IconListTree size={20} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes.list}>
          <Menu.Item onClick={() => globalThis.scrollTo({ top: 0 })}>{t('jump.top')}</Menu.Item>
          {sections.map((heading) => (
            <Menu.Item key={heading.textContent} onClick={() => goTo(heading)}>
              <span className={classes.title}>{heading.textContent}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}

function onScroll(changed: () => void): () => void {
  globalThis.addEventListener('scroll', changed, { passive: true })
  return () => globalThis.removeEventListener('scroll', changed)
}

/** Of the page itself, not of what lies over it. */
function headings(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main h2')].filter(
    (heading) => heading.textContent !== '' && heading.closest('aside, [role=dialog]') === null,
  )
}

/** Keyboard and reader go on there, too. The menu gives the focus back first. */
function goTo(heading: HTMLElement): void {
  heading.tabIndex = -1
  requestAnimationFrame(() => {
    heading.focus({ preventScroll: true })
    heading.scrollIntoView({ block: 'start' })
  })
}
