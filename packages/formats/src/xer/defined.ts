import { recordOf } from './record.ts'

type Defined<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }

/** The fields that have a value. */
export function defined<Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Defined<Fields> {
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined)
  return recordOf(
    names,
    names.map((name) => fields[name]),
  ) as Defined<Fields>
}
