import type { ColumnProposal } from '@gantry/client'
import { type ValueType, valueTypes } from '@gantry/domain/import/types'
import { Button, Group, Modal, NativeSelect, Select, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../components/problem-note.tsx'
import { wordsOf } from '../records/words.ts'
import { ColumnFormats } from './column-formats.tsx'
import { ColumnReadings } from './column-readings.tsx'
import { ColumnRules } from './column-rules.tsx'
import { customTarget, targetLabel, targets } from './targets.ts'
import classes from './import.module.css'
import { type ColumnPlace, useColumnDraft } from './use-column-draft.ts'

/** How one column is read (its field, currency and unit, date order, scale, rules), and what its cells then mean. */
export function ColumnEditor({
  column,
  place,
  onClose,
  onChange,
}: {
  column: ColumnProposal
  place: ColumnPlace
  onClose: () => void
  onChange: (column: ColumnProposal) => void
}) {
  const { t } = useTranslation(['import', 'common'])
  const { draft, setDraft, read, stale, error } = useColumnDraft(place, column)
  const custom = draft.target.startsWith('custom.')
  const type = draft.type
  const toTarget = (target: string | null) => {
    if (target === null) return
    const own = targets.find((each) => each.target === target)
    if (target === 'custom') {
      const label = column.label ?? column.header
      setDraft({ ...draft, target: column.target.startsWith('custom.') ? column.target : customTarget(label), label })
    } else
      setDraft({
        ...draft,
        target,
        type: own?.type ?? draft.type,
        label: undefined,
        format: own?.type === draft.type ? draft.format : {},
      })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={column.header}
      size={640}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap={12}>
        <p className={classes.faint}>{column.reason}</p>
        <Select
          searchable
          label={t('columns.field')}
          value={custom ? 'custom' : draft.target}
          data={[
            { value: 'ignore', label: t('columns.ignore') },
            { value: 'custom', label: t('columns.custom') },
            ...targets.map(({ target }) => ({ value: target, label: targetLabel({ target, header: '' }) })),
          ]}
          onChange={toTarget}
        />
        {custom && (
          <Group grow>
            <TextInput
              label={t('columns.label')}
              value={draft.label ?? ''}
              maxLength={80}
              onChange={(event) => setDraft({ ...draft, label: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('columns.type')}
              value={type}
              data={valueTypes.map((each) => ({ value: each, label: wordsOf(each) }))}
              onChange={(event) => setDraft({ ...draft, type: event.currentTarget.value as ValueType, format: {} })}
            />
          </Group>
        )}
        {draft.target !== 'ignore' && <ColumnFormats draft={draft} onChange={setDraft} />}
        <ColumnReadings column={draft.target === 'ignore' ? draft : read} stale={stale} />
        <ProblemNote error={error} />
        {column.definition.text !== '' && (
          <p className={classes.faint}>
            {t('columns.definition')}: {column.definition.text}
          </p>
        )}
        {draft.target !== 'ignore' && (
          <ColumnRules rules={draft.rules} onChange={(rules) => setDraft({ ...draft, rules: [...rules] })} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button disabled={stale} onClick={() => onChange({ ...read, ...spoken(draft), by: 'person' })}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** What the person decides of a column; the rest was worked out. */
function spoken({ target, type, label, format, rules }: ColumnProposal) {
  return { target, type, label, format, rules }
}
