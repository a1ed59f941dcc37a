import type { Value } from '@gantry/domain/field'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import type { NamedField } from './use-kinds.ts'
import type { Entry } from './use-record-change.ts'
import { valueOf } from './value-of.ts'
import { widgets } from './widgets.ts'

/** Types whose choice is the change: nothing is left to type. */
const atOnce = new Set(['choice', 'flag', 'ref', 'person'])

/**
 * A field being changed where it is read: Enter or leaving it keeps what was typed, Esc gives it up.
 */
export function FieldEditor({
  record,
  field,
  onDone,
}: {
  record: RecordJson
  field: NamedField
  /** Without an entry nothing changes. */
  onDone: (entry?: Entry) => void
}) {
  const before = valueOf(record, field) ?? null
  const [value, setValue] = useState<Value>(before)
  const { Input } = widgets[field.field.type]
  const finish = (next: Value) => onDone(JSON.stringify(next) === JSON.stringify(before) ? undefined : { value: next })
  const change = (next: Value) => {
    setValue(next)
    if (atOnce.has(field.field.type) && (field.field.type !== 'choice' || field.field.of)) finish(next)
  }
  const onBlur = (event: FocusEvent) => {
    const to = event.relatedTarget
    if (to instanceof Node && (event.currentTarget.contains(to) || isFloating(to))) return
    finish(value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      event.nativeEvent.stopImmediatePropagation()
      onDone()
    } else if (event.key === 'Enter' && !isCombobox(event.target) && (!isLong(event.target) || event.ctrlKey)) {
      event.preventDefault()
      event.stopPropagation()
      finish(value)
    } else event.stopPropagation()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the input inside is what is typed into
    <div onBlur={onBlur} onKeyDown={onKeyDown}>
      <Input
        field={field.field}
        value={value}
        labels={record.labels}
        ariaLabel={field.field.label}
        autoFocus
        onChange={change}
      />
    </div>
  )
}

const isLong = (target: EventTarget) => target instanceof HTMLTextAreaElement
const isCombobox = (target: EventTarget) =>
  target instanceof HTMLElement && target.getAttribute('aria-haspopup') === 'listbox'
const isFloating = (to: Node) => to instanceof Element && to.closest('[role=listbox], [role=menu]') !== null
