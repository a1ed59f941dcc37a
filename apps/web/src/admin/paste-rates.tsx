import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../components/problem-note.tsx'
import classes from './admin.module.css'
import { readRates } from './read-rates.ts'
import type { useRates } from './use-rates.ts'

const shownProblems = 5

/** Many rates at once, from a spreadsheet or a file's text: all of them, or none. */
export function PasteRates({ add, onClose }: { add: ReturnType<typeof useRates>['add']; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'common'])
  const [text, setText] = useState('')
  const { rates, problems } = useMemo(() => readRates(text), [text])
  const close = () => {
    add.reset()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(rates, { onSuccess: close })
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={close}
      title={t('rates.pasteTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap={12}>
          <p>{t('rates.pasteText')}</p>
          <Textarea
            label={t('rates.paste')}
            data-autofocus
            autosize
            minRows={6}
            maxRows={16}
            spellCheck={false}
            placeholder={t('rates.pasteExample')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div role="status">
            <ul className={classes.problems}>
              {problems.slice(0, shownProblems).map(({ line, message }) => (
                <li key={line}>{t('rates.line', { line, message })}</li>
              ))}
            </ul>
          </div>
          <ProblemNote error={add.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={add.isPending} disabled={rates.length === 0 || problems.length > 0}>
              {t('rates.addCount', { count: rates.length })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
