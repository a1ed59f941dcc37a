import type { SheetReturned } from '@gantry/client'
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../components/problem-note.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { wordsOf } from '../records/words.ts'

/** What became of a sheet that came back, row by row. */
export function SheetResult({
  result,
  error,
  onClose,
}: {
  result: SheetReturned | undefined
  error: Error | null
  onClose: () => void
}) {
  const { t } = useTranslation(['cycle', 'common'])
  const told = result?.rows.filter(({ outcome }) => outcome !== 'unchanged') ?? []
  return (
    <Modal
      opened
      size={800}
      onClose={onClose}
      title={t('sheetDone')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <ProblemNote error={error} />
      {result && <p>{t('sheetCounts', result.counts)}</p>}
      {told.length > 0 && (
        <TableTwin
          label={t('sheetDone')}
          columns={[{ label: t('columns.report') }, { label: t('columns.state') }, { label: t('columns.missing') }]}
          rows={told.map((row) => [
            `${row.row}: ${row.title ?? row.ref ?? ''}`,
            wordsOf(row.outcome),
            row.problems
              .map(({ column, value, message, mend }) =>
                [column, value && `“${value}”`, message, mend].filter(Boolean).join(' '),
              )
              .join(' · '),
          ])}
        />
      )}
    </Modal>
  )
}
