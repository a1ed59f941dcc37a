import { overviewCalls } from '@gantry/client'
import { Button, Group, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import classes from './remarks.module.css'

export interface RemarkFormProps {
  readonly period: string
  readonly initiative?: string
  readonly onClose: () => void
}

export default function RemarkForm({ period, initiative, onClose }: RemarkFormProps) {
  const { t } = useTranslation(['portfolio', 'common'])
  const { slug } = useOrganisation()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const add = useMutation({
    mutationFn: () => overviewCalls(http, slug).remark({ period, initiative, text: text.trim() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['org', slug] })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') add.mutate()
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
      />
      <ProblemNote error={add.error} />
      <Group gap={8}>
        <Button type="submit" size="xs" loading={add.isPending} disabled={text.trim() === ''}>
          {t('story.save')}
        </Button>
        <Button variant="subtle" size="xs" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  )
}
