/**
 * Shapes of JSON values, as data: the schema file, the documentation, the check of what comes in and the spelling of
 * dates are all passes over these.
 */
export type Shape =
  | { readonly is: 'text' | 'number' | 'whole' | 'flag' | 'true' | 'minute' | 'day' | 'shift' | 'any' }
  | { readonly is: 'word'; readonly words: readonly string[] }
  | { readonly is: 'list'; readonly of: Shape; readonly length?: number }
  /** Named values of one kind. */
  | { readonly is: 'map'; readonly of: Shape }
  | { readonly is: 'oneOf'; readonly of: readonly Shape[] }
  | { readonly is: 'orNothing'; readonly of: Shape }
  | ObjectShape

export interface ObjectShape {
  readonly is: 'object'
  readonly name: string
  readonly about: string
  readonly fields: Readonly<Record<string, FieldShape>>
}

export interface FieldShape {
  readonly shape: Shape
  readonly about: string
  readonly required: boolean
}

/** A field for each property of a type: a property without one does not compile, nor one that is required and said not to be. */
export type FieldsOf<Type> = {
  readonly [Name in keyof Required<Type>]: FieldShape & {
    readonly required: Record<never, never> extends Pick<Type, Name & keyof Type> ? false : true
  }
}

export function object<Type>(name: string, about: string, fields: FieldsOf<Type>): ObjectShape {
  return { is: 'object', name, about, fields: fields as Readonly<Record<string, FieldShape>> }
}

export function must(shape: Shape, about: string): FieldShape & { readonly required: true } {
  return { shape, about, required: true }
}

export function may(shape: Shape, about: string): FieldShape & { readonly required: false } {
  return { shape, about, required: false }
}

export const text: Shape = { is: 'text' }
export const number: Shape = { is: 'number' }
export const whole: Shape = { is: 'whole' }
export const flag: Shape = { is: 'flag' }
export const yes: Shape = { is: 'true' }
export const minute: Shape = { is: 'minute' }
export const day: Shape = { is: 'day' }
export const shift: Shape = { is: 'shift' }
export const any: Shape = { is: 'any' }
export const word = (...words: readonly string[]): Shape => ({ is: 'word', words })
export const list = (of: Shape, length?: number): Shape => ({
  is: 'list',
  of,
  ...(length === undefined ? {} : { length }),
})
export const map = (of: Shape): Shape => ({ is: 'map', of })
export const oneOf = (...of: readonly Shape[]): Shape => ({ is: 'oneOf', of })
export const orNothing = (of: Shape): Shape => ({ is: 'orNothing', of })
