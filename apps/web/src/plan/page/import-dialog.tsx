import { Button, Checkbox, FileInput, Group, Modal, Radio, Stack } from '@mantine/core'
import { type PlanImportPreview, planCalls } from '@gantry/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../../api/http.ts'
import { useOrganisation } from '../../api/me.ts'
import { ProblemNote } from '../../components/problem-note.tsx'
import { SkeletonLines } from '../../components/skeletons.tsx'
import { TableTwin } from '../../components/table-twin.tsx'
import { dayOfFinish, dayText } from '../text/date-text.ts'

interface ImportDialogProps {
  readonly initiative: string
  readonly file: File | undefined
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

/** A plan file beside the plan: what it holds, whose dates are others and why, what it would change; then the choice. */
export default function ImportDialog({ initiative, file: given, onClose, onDone }: ImportDialogProps) {
  const { t } = useTranslation('plan')
  const { slug } = useOrganisation()
  const calls = planCalls(http, slug)
  const [file, setFile] = useState<File | null>(given ?? null)
  const [dates, setDates] = useState<'keep' | 'reschedule'>('keep')
  const [mayDelete, setMayDelete] = useState(false)
  const preview = useQuery({
    queryKey: ['plan-import', initiative, file?.name, file?.size, file?.lastModified],
    queryFn: ({ signal }) => calls.previewImport(initiative, file!, signal),
    enabled: file !== null,
    retry: false,
  })
  const take = useMutation({
    mutationFn: (token: string) => calls.import(initiative, token, { dates, mayDelete }),
    onSuccess: async () => {
      await onDone()
      onClose()
    },
  })
  const found = preview.data
  const needsYes = found?.changes?.removesOverHalf === true
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('import.title')}
      closeButtonProps={{ 'aria-label': t('conflicts.close') }}
    >
      <Stack gap={16}>
        <FileInput
          label={t('import.file')}
          description={t('import.formats')}
          accept=".xml,.xer,.json,.csv,.xlsx"
          value={file}
          onChange={setFile}
        />
        {preview.isFetching && <SkeletonLines widths={[60, 90, 80]} />}
        <ProblemNote error={preview.error} />
        {found && <Found found={found} />}
        {found && (
          <Radio.Group label={t('import.dates')} value={dates} onChange={(value) => setDates(value as typeof dates)}>
            <Stack gap={4} mt={8}>
              <Radio value="keep" label={t('import.keep')} description={t('import.keepHelp')} />
              <Radio value="reschedule" label={t('import.reschedule')} description={t('import.rescheduleHelp')} />
            </Stack>
          </Radio.Group>
        )}
        {needsYes && (
          <Checkbox
            label={t('import.mayDelete', { count: found.changes?.removed ?? 0 })}
            checked={mayDelete}
            onChange={(event) => setMayDelete(event.currentTarget.checked)}
          />
        )}
        <ProblemNote error={take.error} />
        <Group gap={8} justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('import.cancel')}
          </Button>
          <Button
            disabled={found === undefined || (needsYes && !mayDelete)}
            loading={take.isPending}
            onClick={() => found && take.mutate(found.token)}
          >
            {t('import.take')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Found({ found }: { found: PlanImportPreview }) {
  const { t } = useTranslation('plan')
  const day = (instant: number | null) => (instant === null ? '' : dayText(dayOfFinish(instant)))
  const { dates, changes } = found
  return (
    <>
      <p>
        {t('import.holds', { title: found.title, tasks: found.tasks, links: found.links, resources: found.resources })}
      </p>
      {dates.compared > 0 && (
        <p>
          {t('import.compared', {
            equal: dates.equal,
            of: dates.compared,
            stored: day(dates.storedFinish),
            ours: day(dates.computedFinish),
          })}
        </p>
      )}
      {dates.others.length > 0 && (
        <TableTwin
          columns={[
            { label: t('column.name') },
            { label: t('import.inFile') },
            { label: t('import.here') },
            { label: t('import.reason') },
          ]}
          rows={dates.others
            .slice(0, 8)
            .map((one) => [one.name, day(one.stored.finish), day(one.computed.finish), one.reason])}
        />
      )}
      {changes && (
        <p>{t('import.changes', { added: changes.added, changed: changes.changed, removed: changes.removed })}</p>
      )}
      {changes && changes.lines.length > 0 && (
        <ul>
          {changes.lines.slice(0, 8).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {found.findings.slice(0, 5).map((finding) => (
        <p key={`${finding.id} ${finding.text}`}>{finding.text}</p>
      ))}
    </>
  )
}
