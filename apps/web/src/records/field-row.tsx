import { tellsMoney } from '@gantry/domain/field'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AbsenceMenu } from './absence-menu.tsx'
import { FieldEditor } from './field-editor.tsx'
import { FieldValue } from './field-value.tsx'
import classes from './record-fields.module.css'
import type { NamedField } from './use-kinds.ts'
import type { Entry } from './use-record-change.ts'
import { absenceOf, baseOf, isNothing, valueOf } from './value-of.ts'

const linked = new Set(['ref', 'refs', 'person', 'link'])

/** One field of a record: read, changed in its place, or told why it is empty. */
export function FieldRow({
  record,
  field,
  extensible,
  onSave,
}: {
  record: RecordJson
  field: NamedField
  extensible: boolean
  onSave: (entry: Entry, base: RecordJson) => Promise<unknown>
}) {
  const { t } = useTranslation('records')
  const [began, setBegan] = useState<RecordJson>()
  const button = useRef<HTMLButtonElement>(null)
  const { label, help, computed } = field.field
  const value = valueOf(record, field)
  const absent = absenceOf(record, field)
  const hidden = tellsMoney(field.field) && value === undefined && !absent
  const editable = record.allowed.edit.ok && computed !== true
  // A value with links in it has its own button beside it.
  const leads = linked.has(field.field.type) && !isNothing(value)
  const done = (entry?: Entry) => {
    setBegan(undefined)
    requestAnimationFrame(() => button.current?.focus())
    if (entry) void onSave(entry, baseOf(began ?? record, record, field))
  }
  return (
    <div className={classes.row}>
      <dt title={help}>{label}</dt>
      <dd>
        {began ? (
          <FieldEditor record={began} field={field} onDone={done} />
        ) : editable && leads ? (
          <>
            <span className={classes.fixed}>
              <FieldValue record={record} field={field} whole />
            </span>
            <Button
              ref={button}
              size="compact-xs"
              variant="subtle"
              color="gray"
              aria-label={t('edit', { field: label })}
              onClick={() => setBegan(record)}
            >
              {t('change')}
            </Button>
          </>
        ) : editable ? (
          <button
            ref={button}
            type="button"
            className={classes.value}
            title={t('edit', { field: label })}
            aria-label={isNothing(value) && !absent && !hidden ? t('addTo', { field: label }) : undefined}
            onClick={() => setBegan(record)}
          >
            <FieldValue record={record} field={field} whole />
            {isNothing(value) && !absent && <span className={classes.empty}>{hidden ? t('hidden') : t('empty')}</span>}
          </button>
        ) : (
          <span className={classes.fixed}>
            <FieldValue record={record} field={field} whole />
            {isNothing(value) && !absent && <span className={classes.empty}>{hidden ? t('hidden') : '–'}</span>}
          </span>
        )}
        {editable && extensible && !began && isNothing(value) && (
          <AbsenceMenu
            label={label}
            value={absent}
            onChange={(next) => void onSave(next ? { absent: next } : { value: null }, record)}
          />
        )}
      </dd>
    </div>
  )
}
