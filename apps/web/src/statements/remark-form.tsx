import type { Remark } from '@gantry/domain/portfolio/overview'
import { Button, Group, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../components/problem-note.tsx'
import classes from './remarks.module.css'
import { useRemarkChange } from './use-remark-change.ts'

export type RemarkFormProps = { readonly onClose: () => void } & (
  | { readonly remark: Remark; readonly period?: undefined; readonly initiative?: undefined }
  | { readonly remark?: undefined; readonly period: string; readonly initiative?: string }
)

/** One's own words: new ones, or those of a remark put better. */
export default function RemarkForm({ remark, period, initiative, onClose }: RemarkFormProps) {
  const { t } = useTranslation(['portfolio', 'common'])
  const { add, reword } = useRemarkChange()
  const [text, setText] = useState(remark?.text ?? '')
  const words = text.trim()
  const save = useMutation({
    mutationFn: () => (remark ? reword(remark, words) : add({ period, initiative, text: words })),
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words === remark?.text) onClose()
    else if (words !== '') save.mutate()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <Textarea
        data-autofocus
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to be written into
        autoFocus
        autosize
        minRows={3}
        maxRows={12}
        maxLength={4000}
        aria-label={t('story.words')}
        placeholder={t('story.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ProblemNote error={save.error} />
      <Group gap={8}>
        <Button type="submit" size="xs" loading={save.isPending} disabled={words === ''}>
          {t(remark ? 'story.reword' : 'story.save')}
        </Button>
        <Button variant="subtle" size="xs" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  )
}
