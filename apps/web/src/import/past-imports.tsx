import { importCalls, type ImportListing } from '@gantry/client'
import { Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { SidePanel } from '../components/side-panel.tsx'
import { SkeletonLines, SkeletonTable } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { showToast } from '../components/toast.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import classes from './import.module.css'
import { ReportView } from './report-view.tsx'

/** What was imported before, with its report and the way back. */
export function PastImports() {
  const { t } = useTranslation('import')
  const { slug } = useOrganisation()
  const format = useFormat()
  const [search, change] = useUrlState()
  const [undoing, setUndoing] = useState<ImportListing>()
  const imports = useQuery({
    queryKey: ['org', slug, 'imports'],
    queryFn: ({ signal }) => importCalls(http, slug).list(signal),
    meta: { watches: ['import'] },
  })
  const opened = textOf(search.open)
  if (imports.isPending) return <SkeletonTable rows={6} columns={6} />
  if (imports.isError) return <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />
  if (imports.data.rows.length === 0) return <EmptyState title={t('past.none')} text={t('past.noneText')} />
  return (
    <>
      <TableTwin
        tall
        label={t('tabs.past')}
        columns={[
          { label: t('past.files') },
          { label: t('past.when') },
          { label: t('past.by') },
          { label: t('past.into') },
          { label: t('past.rows'), numeric: true },
          { label: t('past.created'), numeric: true },
          { label: t('past.problems'), numeric: true },
          { label: t('past.state') },
        ]}
        rows={imports.data.rows.map((row) => [
          <button key="files" type="button" className={classes.target} onClick={() => change({ open: row.id })}>
            {row.files.length > 2
              ? `${row.files.slice(0, 2).join(', ')} +${row.files.length - 2}`
              : row.files.join(', ')}
          </button>,
          format.instant(row.at),
          row.byName,
          row.portfolio.title,
          row.statusRowsChanged,
          row.initiativesCreated,
          row.problems,
          row.state === 'undone' ? (
            <span key="state" className={classes.words}>
              {t('past.undone', { at: row.undoneAt ? format.instant(row.undoneAt) : '', reason: row.undoReason ?? '' })}
            </span>
          ) : (
            <Group key="state" gap={8} wrap="nowrap">
              {t('past.applied')}
              <Button size="compact-xs" variant="default" onClick={() => setUndoing(row)}>
                {t('past.undo')}
              </Button>
            </Group>
          ),
        ])}
      />
      {undoing && <UndoDialog listing={undoing} onClose={() => setUndoing(undefined)} />}
      {opened && <ReportPanel id={opened} onClose={() => change({ open: undefined })} />}
    </>
  )
}

function ReportPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('import')
  const { slug } = useOrganisation()
  const found = useQuery({
    queryKey: ['org', slug, 'imports', id],
    queryFn: ({ signal }) => importCalls(http, slug).read(id, signal),
    meta: { watches: ['import'] },
  })
  return (
    <SidePanel title={t('past.report', { files: found.data?.files.join(', ') ?? '' })} onClose={onClose}>
      {found.isPending && <SkeletonLines />}
      {found.isError && <ErrorState error={found.error} />}
      {found.data && <ReportView report={found.data.report} />}
    </SidePanel>
  )
}

function UndoDialog({ listing, onClose }: { listing: ImportListing; onClose: () => void }) {
  const { t } = useTranslation(['import', 'common'])
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [force, setForce] = useState(false)
  const undo = useMutation({
    mutationFn: () => importCalls(http, slug).undo(listing.id, reason.trim(), force),
    onSuccess: () => {
      showToast({ text: t('past.undone_') })
      void queries.invalidateQueries({ queryKey: ['org', slug] })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    undo.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('past.undoTitle')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={submit}>
        <Stack gap={12}>
          <p>{listing.files.join(', ')}</p>
          <p className={classes.faint}>{t('past.undoText')}</p>
          <Textarea
            label={t('past.reason')}
            required
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {undo.isError && (
            <Checkbox
              label={t('past.force')}
              checked={force}
              onChange={(event) => setForce(event.currentTarget.checked)}
            />
          )}
          <ProblemNote error={undo.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={undo.isPending}>
              {t('past.undo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
