import type { Field, FieldType, Value } from '@gantry/domain/field'
import type { LabelJson } from '@gantry/domain/records/record-json'
import type { ComponentType } from 'react'

export type Labels = Readonly<Record<string, LabelJson>>

export interface InputProps {
  readonly field: Field
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  /** What ids are called. */
  readonly labels?: Labels
  /** Without one the input has no label of its own and `ariaLabel` names it. */
  readonly label?: string
  readonly ariaLabel?: string
  readonly description?: string
  readonly error?: string
  readonly required?: boolean
  readonly autoFocus?: boolean
}

export interface CellProps {
  readonly field: Field
  readonly value: Exclude<Value, null>
  readonly labels: Labels
  /** On a page there is room for all of it; in a table for one line. */
  readonly whole?: boolean
}

export interface FilterProps {
  readonly name: string
  readonly field: Field
  /** `<op>:<value>` of this field that hold now. */
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

/** How a type of field is typed, shown and filtered. */
export interface Widget {
  readonly Input: ComponentType<InputProps>
  readonly Cell: ComponentType<CellProps>
  readonly Filter: ComponentType<FilterProps>
  /** Column in a table, in pixels. */
  readonly width: number
  readonly numeric?: boolean
  readonly sortable?: boolean
  /** An input that needs more than a cell: it is edited in the panel. */
  readonly large?: boolean
}

export type Widgets = Readonly<Record<FieldType, Widget>>
