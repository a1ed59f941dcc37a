import type { KindJson } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConflictDialog } from './conflict-dialog.tsx'
import { FieldRow } from './field-row.tsx'
import classes from './record-fields.module.css'
import { fieldsOf } from './use-kinds.ts'
import { useRecordChange } from './use-record-change.ts'
import { absenceOf, isNothing, valueOf } from './value-of.ts'

/** All fields of a record. Empty ones that the list does not show come when asked for. */
export function RecordFields({
  kind,
  record,
  without = [],
}: {
  kind: KindJson
  record: RecordJson
  /** Fields that stand elsewhere on the page. */
  without?: readonly string[]
}) {
  const { t } = useTranslation('records')
  const { save, conflict, resolve } = useRecordChange(kind)
  const [all, setAll] = useState(false)
  const fields = fieldsOf(kind).filter(({ name }) => !without.includes(name))
  const shown = fields.filter(
    (field) =>
      all ||
      kind.list.includes(field.name) ||
      kind.form.includes(field.name) ||
      field.field.required ||
      !isNothing(valueOf(record, field)) ||
      absenceOf(record, field),
  )
  return (
    <>
      <dl className={classes.fields}>
        {shown.map((field) => (
          <FieldRow
            key={field.key}
            record={record}
            field={field}
            extensible={kind.extensible}
            onSave={(entry, base) => save(base, field, entry)}
          />
        ))}
      </dl>
      {(all || shown.length < fields.length) && (
        <Button className={classes.more} size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
          {all ? t('fewerFields') : t('moreFields', { count: fields.length - shown.length })}
        </Button>
      )}
      <ConflictDialog conflict={conflict} onResolve={resolve} />
    </>
  )
}
