import { Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { activeKeys, type Key, setSingleKeys, singleKeysOn, useKeys } from './keys.ts'
import classes from './keys-dialog.module.css'

const listeners = new Set<() => void>()

/** Opens the list of keys from elsewhere, such as the menu. */
export function showKeys(): void {
  for (const listener of listeners) listener()
}

export function KeysDialog() {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  useKeys([{ keys: '?', label: t('keys.help'), group: 'everywhere', run: () => setOpened(true) }])
  listeners.clear()
  listeners.add(() => setOpened(true))
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened && <KeyList />}
    </Modal>
  )
}

function KeyList() {
  const { t } = useTranslation()
  const [on, setOn] = useState(singleKeysOn)
  const keys = activeKeys().filter((key, at, all) => all.findIndex(({ keys: same }) => same === key.keys) === at)
  const toggle = (next: boolean) => {
    setSingleKeys(next)
    setOn(next)
  }
  return (
    <>
      <KeyGroup title={t('keys.everywhere')} keys={keys.filter(({ group }) => group === 'everywhere')} />
      <KeyGroup title={t('keys.inLists')} keys={keys.filter(({ group }) => group === 'inLists')} />
      <Switch
        mt="lg"
        label={t('keys.single')}
        description={t('keys.singleHelp')}
        checked={on}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
    </>
  )
}

function KeyGroup({ title, keys }: { title: string; keys: readonly Key[] }) {
  if (keys.length === 0) return null
  return (
    <section className={classes.group}>
      <h3>{title}</h3>
      <dl>
        {keys.map((key) => (
          <div key={key.keys} className={classes.key}>
            <dt>{key.label}</dt>
            <dd>
              {key.keys.split(/[ +]/).map((part) => (
                <kbd key={part}>{part === 'mod' ? 'Ctrl' : part}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
