import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Dependency } from '@gantry/planning'
import { dependencyTypes } from '@gantry/planning/plan'
import { changeRow } from '@gantry/planning/editing'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { incoming, outgoing, removeLink } from '../columns/links.ts'
import { predecessorText } from '../text/predecessor-text.ts'
import { parsePredecessors } from '../text/predecessor-text.ts'
import { usePlanScreen } from '../ui/plan-context.ts'
import classes from './panel.module.css'

/** What a task waits for, and what waits for it: type and lag of each link, and new ones by number. */
export function LinkList({ id }: { id: string }) {
  const { t } = useTranslation('plan')
  const screen = usePlanScreen()
  const task = screen.session.task(id)
  if (task === undefined) return null
  return (
    <>
      <section>
        <h3>{t('column.predecessors')}</h3>
        {incoming(screen, task).map((link) => (
          <LinkRow key={link.id} link={link} other={link.predecessor} />
        ))}
        <NewLink id={id} />
      </section>
      <section>
        <h3>{t('column.successors')}</h3>
        {outgoing(screen, task).map((link) => (
          <LinkRow key={link.id} link={link} other={link.successor} />
        ))}
      </section>
    </>
  )
}

function LinkRow({ link, other }: { link: Dependency; other: string }) {
  const { t } = useTranslation('plan')
  const screen = usePlanScreen()
  const { session, actions, readOnly } = screen
  const { units } = session.book.settings
  const lagText = predecessorText('', link, units).slice(2)
  const name = session.task(other)?.name ?? ''
  const setLag = (text: string) => {
    const said = text.trim() === '' ? '' : /^[+\-−]/.test(text.trim()) ? text.trim() : `+${text.trim()}`
    const read = parsePredecessors(`x${link.type}${said}`, units, () => false)
    if ('unread' in read || read[0] === undefined) return screen.say(t('refused.lag'))
    actions.do('link.lag', [changeRow(session.book, 'dependency', link.id, { lag: read[0].lag })])
  }
  return (
    <div className={classes.link}>
      <button type="button" className={classes.other} onClick={() => screen.showBar(other)}>
        <span>{actions.context.names.nameOf(other)}</span> {name}
      </button>
      <Select
        size="xs"
        w={150}
        aria-label={t('panel.linkType', { name })}
        disabled={readOnly !== undefined}
        data={dependencyTypes.map((value) => ({ value, label: t(`linkType.${value}`) }))}
        value={link.type}
        allowDeselect={false}
        onChange={(type) =>
          type &&
          actions.do('link.type', [
            changeRow(session.book, 'dependency', link.id, { type: type as Dependency['type'] }),
          ])
        }
      />
      <TextInput
        key={lagText}
        size="xs"
        w={72}
        aria-label={t('panel.lag', { name })}
        placeholder={t('panel.noLag')}
        disabled={readOnly !== undefined}
        defaultValue={lagText}
        onBlur={(event) => event.currentTarget.value !== lagText && setLag(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <ActionIcon
        size="sm"
        aria-label={t('panel.removeLink', { name })}
        disabled={readOnly !== undefined}
        onClick={() => actions.do('link.remove', [removeLink(screen, link.id)])}
      >
        <IconX size={14} stroke={1.8} />
      </ActionIcon>
    </div>
  )
}

function NewLink({ id }: { id: string }) {
  const { t } = useTranslation('plan')
  const { session, actions, readOnly } = usePlanScreen()
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  if (readOnly !== undefined) return null
  const { names } = actions.context
  const add = () => {
    if (text.trim() === '') return setError(undefined)
    const read = parsePredecessors(text, session.book.settings.units, (name) => names.find(name) !== undefined)
    if ('unread' in read) return setError(t('refused.link', { link: read.unread }))
    const unknown = read.find(({ name }) => names.find(name) === undefined)
    if (unknown) return setError(t('refused.noTask', { name: unknown.name }))
    const edits = read.map(({ name, type, lag }) => {
      const link = actions.linkEdit(names.find(name)!, id, type)
      return { ...link, now: { ...link.now, lag } } as typeof link
    })
    const failed = actions.run('link.add', edits)
    setError(failed?.sentence)
    if (!failed) setText('')
  }
  return (
    <TextInput
      size="xs"
      aria-label={t('panel.newLink')}
      placeholder={t('panel.newLink')}
      value={text}
      error={error}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={add}
      onKeyDown={(event) => event.key === 'Enter' && add()}
    />
  )
}
