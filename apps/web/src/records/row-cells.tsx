import type { RecordJson } from '@gantry/domain/records/record-json'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EditableCell } from './editable-cell.tsx'
import { FieldEditor } from './field-editor.tsx'
import { FieldValue } from './field-value.tsx'
import { InitiativePicker } from './initiative-picker.tsx'
import type { NamedField } from './use-kinds.ts'
import type { Entry } from './use-record-change.ts'
import { absenceOf, baseOf, isNothing, valueOf } from './value-of.ts'
import { widgets } from './widgets.ts'

interface FieldCellProps {
  readonly row: RecordJson
  readonly field: NamedField
  readonly onSave: (entry: Entry, base: RecordJson) => Promise<unknown>
}

/** One field of a row; clicked, it is changed in its place. */
export function FieldCell({ row, field, onSave }: FieldCellProps) {
  const { t } = useTranslation('records')
  const shown = <FieldValue record={row} field={field} />
  if (!row.allowed.edit.ok || field.field.computed === true || widgets[field.field.type].large) return shown
  const isEmpty = isNothing(valueOf(row, field)) && absenceOf(row, field) === undefined
  return (
    <EditableCell
      title={t('edit', { field: field.field.label })}
      label={isEmpty ? t('editOf', { field: field.field.label, title: row.title }) : undefined}
      editor={(close) => <FieldOfRow row={row} field={field} onSave={onSave} onClose={close} />}
    >
      {shown}
    </EditableCell>
  )
}

/** Against the row as it was when the editing began: what others change meanwhile is told as a conflict. */
function FieldOfRow({ row, field, onSave, onClose }: FieldCellProps & { onClose: () => void }) {
  const [began] = useState(row)
  return (
    <FieldEditor
      record={began}
      field={field}
      onDone={(entry) => {
        onClose()
        if (entry) void onSave(entry, baseOf(began, row, field))
      }}
    />
  )
}

/** What a row hangs on; clicked, it is moved to another initiative. */
export function InitiativeCell({
  row,
  may,
  onMove,
}: {
  row: RecordJson
  /** Whether records of its kind move at all. */
  may: boolean
  onMove: (row: RecordJson, initiative: string | null) => void
}) {
  const { t } = useTranslation('records')
  const { initiative } = row
  const shown = initiative === null ? '' : 'title' in initiative ? initiative.title : t('restricted')
  if (!may || !row.allowed.delete.ok) return <span title={shown}>{shown}</span>
  const title = t('move.inCell', { ref: row.ref })
  const editor = (close: () => void) => (
    <InitiativePicker
      row={row}
      onDone={(to) => {
        close()
        if (to !== undefined) onMove(row, to)
      }}
    />
  )
  return (
    <EditableCell title={title} label={shown === '' ? title : undefined} editor={editor}>
      {shown}
    </EditableCell>
  )
}
