import { besideCalls, Problem, type Verdict } from '@gantry/client'
import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { byteSize } from '../components/byte-size.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { showToast } from '../components/toast.ts'
import classes from './beside.module.css'
import { DropZone } from './drop-zone.tsx'

/** Files beside a record: dropped here, or chosen. */
export function RecordFiles({ segment, recordRef, edit }: { segment: string; recordRef: string; edit: Verdict }) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const format = useFormat()
  const calls = besideCalls(http, slug, segment, recordRef)
  const files = useQuery({
    queryKey: ['org', slug, segment, 'one', recordRef, 'attachments'],
    queryFn: ({ signal }) => calls.attachments(signal),
  })
  const attach = useMutation({
    mutationFn: async (dropped: readonly File[]) => {
      for (const file of dropped) await calls.attach(file)
    },
    onSettled: () => void files.refetch(),
  })
  const detach = useMutation({
    mutationFn: ({ id }: { id: string; name: string }) => calls.detach(id),
    onSuccess: (_, { name }) => {
      showToast({ text: t('files.gone', { name }) })
      void files.refetch()
    },
    onError: (error) => showToast({ text: error instanceof Problem ? error.message : '', tone: 'problem' }),
  })
  return (
    <section aria-label={t('tabs.files')}>
      {files.isPending && <SkeletonLines widths={[70, 50]} />}
      {files.isError && <ErrorState error={files.error} onRetry={() => void files.refetch()} />}
      <ul className={classes.items}>
        {files.data?.rows.map((file) => (
          <li key={file.id} className={classes.file}>
            <a href={calls.attachmentAddress(file.id)} download={file.name}>
              {file.name}
            </a>
            <span className={classes.faint}>
              {byteSize(file.bytes, format.number)} · {file.author.name} · {format.day(file.createdAt.slice(0, 10))}
            </span>
            {edit.ok && (
              <ActionIcon
                size="sm"
                aria-label={t('files.remove', { name: file.name })}
                onClick={() => detach.mutate(file)}
              >
                <IconTrash size={14} stroke={1.6} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <DropZone
        compact
        multiple
        disabled={attach.isPending}
        label={attach.isPending ? t('files.sending') : t('files.drop')}
        note={t('files.note')}
        onFiles={(dropped) => attach.mutate(dropped)}
      />
      <ProblemNote error={attach.error} />
    </section>
  )
}
