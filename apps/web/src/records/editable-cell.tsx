import type { RecordJson } from '@gantry/domain/records/record-json'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldEditor } from './field-editor.tsx'
import { FieldValue } from './field-value.tsx'
import classes from './register.module.css'
import type { NamedField } from './use-kinds.ts'
import type { Entry } from './use-record-change.ts'
import { absenceOf, baseOf, isNothing, valueOf } from './value-of.ts'
import { widgets } from './widgets.ts'

/** A cell that becomes its own input when clicked; by keyboard a row is changed in its panel (e). */
export function EditableCell({
  row,
  field,
  onSave,
}: {
  row: RecordJson
  field: NamedField
  onSave: (entry: Entry, base: RecordJson) => Promise<unknown>
}) {
  const { t } = useTranslation('records')
  const [began, setBegan] = useState<RecordJson>()
  const editable = row.allowed.edit.ok && field.field.computed !== true && !widgets[field.field.type].large
  if (!editable) return <FieldValue record={row} field={field} />
  const isEmpty = isNothing(valueOf(row, field)) && absenceOf(row, field) === undefined
  if (began) {
    return (
      <div className={classes.editor}>
        <FieldEditor
          record={began}
          field={field}
          onDone={(entry) => {
            setBegan(undefined)
            if (entry) void onSave(entry, baseOf(began, row, field))
          }}
        />
      </div>
    )
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.cell}
      title={t('edit', { field: field.field.label })}
      aria-label={isEmpty ? t('editOf', { field: field.field.label, title: row.title }) : undefined}
      onClick={() => setBegan(row)}
    >
      <FieldValue record={row} field={field} />
    </button>
  )
}
