import { besideCalls } from '@gantry/client'
import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import classes from './beside.module.css'

/** What people say about a record, oldest first. */
export function RecordComments({ segment, recordRef }: { segment: string; recordRef: string }) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const format = useFormat()
  const calls = besideCalls(http, slug, segment, recordRef)
  const comments = useQuery({
    queryKey: ['org', slug, segment, 'one', recordRef, 'comments'],
    queryFn: ({ signal }) => calls.comments(signal),
  })
  const [text, setText] = useState('')
  const add = useMutation({
    mutationFn: () => calls.comment(text.trim()),
    onSuccess: () => {
      setText('')
      void comments.refetch()
    },
  })
  const takeBack = useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) => calls.takeBack(id, version),
    onSuccess: () => void comments.refetch(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') add.mutate()
  }
  return (
    <section aria-label={t('tabs.comments')}>
      {comments.isPending && <SkeletonLines widths={[60, 90]} />}
      {comments.isError && <ErrorState error={comments.error} onRetry={() => void comments.refetch()} />}
      {comments.data?.rows.length === 0 && <p className={classes.none}>{t('comments.none')}</p>}
      <ol className={classes.items}>
        {comments.data?.rows.map((comment) => (
          <li key={comment.id} className={classes.comment}>
            <p className={classes.by}>
              <strong>{comment.author.name}</strong>
              <time dateTime={comment.createdAt}>{format.instant(comment.createdAt)}</time>
              {comment.editedAt && <span>{t('comments.edited')}</span>}
              {comment.own && (
                <Button size="compact-xs" variant="subtle" color="gray" onClick={() => takeBack.mutate(comment)}>
                  {t('comments.takeBack')}
                </Button>
              )}
            </p>
            <p className={classes.body}>{comment.body}</p>
          </li>
        ))}
      </ol>
      <form onSubmit={submit} className={classes.form}>
        <Textarea
          aria-label={t('comments.write')}
          placeholder={t('comments.write')}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemNote error={add.error} />
        <Button type="submit" size="xs" loading={add.isPending} disabled={text.trim() === ''}>
          {t('comments.add')}
        </Button>
      </form>
    </section>
  )
}
