import type { RecordJson } from '@gantry/domain/records/record-json'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { InitiativePicker } from './initiative-picker.tsx'
import classes from './register.module.css'

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
  const [began, setBegan] = useState(false)
  const { initiative } = row
  const shown = initiative === null ? '' : 'title' in initiative ? initiative.title : t('restricted')
  if (!may || !row.allowed.delete.ok) return <span title={shown}>{shown}</span>
  if (began)
    return (
      <div className={classes.editor}>
        <InitiativePicker
          row={row}
          onDone={(to) => {
            setBegan(false)
            if (to !== undefined) onMove(row, to)
          }}
        />
      </div>
    )
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.cell}
      title={t('move.inCell', { ref: row.ref })}
      aria-label={shown === '' ? t('move.inCell', { ref: row.ref }) : undefined}
      onClick={() => setBegan(true)}
    >
      {shown}
    </button>
  )
}
