import type { RecordJson } from '@gantry/domain/records/record-json'
import type { FocusEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { RecordPicker } from './record-picker.tsx'

/** Chooses the initiative a record shall hang on; leaving it or Esc changes nothing. */
export function InitiativePicker({
  row: { initiative },
  onDone,
}: {
  row: RecordJson
  /** Undefined when it stays where it is. */
  onDone: (to: string | null | undefined) => void
}) {
  const { t } = useTranslation('records')
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    const inside =
      relatedTarget instanceof Element &&
      (currentTarget.contains(relatedTarget) || relatedTarget.closest('[role=listbox]'))
    if (!inside) onDone(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.nativeEvent.stopImmediatePropagation()
    onDone(undefined)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the input inside is what is typed into
    <div onBlur={onBlur} onKeyDown={onKeyDown}>
      <RecordPicker
        kind="initiative"
        aria-label={t('move.to')}
        autoFocus
        defaultDropdownOpened
        comboboxProps={{ width: 320, position: 'bottom-start' }}
        value={initiative?.id ?? null}
        valueLabel={initiative && 'title' in initiative ? initiative.title : undefined}
        onChange={(id) => onDone(id === initiative?.id ? undefined : id)}
      />
    </div>
  )
}
