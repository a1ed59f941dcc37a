import type { Shift } from '@gantry/planning'
import { isoDay, isoLocal } from '@gantry/planning/time/iso'
import type { Shape } from './shapes.ts'
import { writeShift } from './shifts.ts'

/** A value in the spelling of the format: dates as text, fields in the order of the description, nothing undefined. */
export function encode(shape: Shape, value: unknown): unknown {
  switch (shape.is) {
    case 'minute':
      return isoLocal(value as number)
    case 'day':
      return isoDay(value as number)
    case 'shift':
      return writeShift(value as Shift)
    case 'list':
      return (value as readonly unknown[]).map((one) => encode(shape.of, one))
    case 'map':
      return Object.fromEntries(
        Object.entries(value as object)
          .filter(([, one]) => one !== undefined)
          .map(([name, one]) => [name, encode(shape.of, one)]),
      )
    case 'orNothing':
      return value === undefined ? null : encode(shape.of, value)
    case 'oneOf': {
      const chosen = shape.of.find((one) => fits(one, value))
      return chosen === undefined ? value : encode(chosen, value)
    }
    case 'object': {
      const from = value as Readonly<Record<string, unknown>>
      return Object.fromEntries(
        Object.entries(shape.fields)
          .filter(([name]) => from[name] !== undefined)
          .map(([name, field]) => [name, encode(field.shape, from[name])]),
      )
    }
    default:
      return value
  }
}

/** Of several shapes, the one whose words a value uses; plain values fit by their type. */
export function fits(shape: Shape, value: unknown): boolean {
  switch (shape.is) {
    case 'object':
      return (
        typeof value === 'object' &&
        value !== null &&
        Object.entries(shape.fields).every(([name, field]) => {
          const one = (value as Readonly<Record<string, unknown>>)[name]
          return (
            field.shape.is !== 'word' || (one === undefined ? !field.required : field.shape.words.includes(String(one)))
          )
        })
      )
    case 'word':
      return typeof value === 'string' && shape.words.includes(value)
    case 'text':
      return typeof value === 'string'
    case 'flag':
      return typeof value === 'boolean'
    case 'whole':
    case 'number':
      return typeof value === 'number'
    default:
      return true
  }
}
