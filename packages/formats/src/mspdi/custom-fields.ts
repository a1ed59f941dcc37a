import { childrenOf, type Element, escapeText, textOf } from './element.ts'
import type { Fields } from './fields.ts'
import type { Parts } from './kept-parts.ts'
import { type OutlineTable, tableOf } from './outline-codes.ts'
import { readFlag, readNumber } from './values.ts'

export type CustomValue = string | number | boolean
export type CustomValues = Readonly<Record<string, CustomValue>>

/** Whose field it is: tasks and resources each have a Text1. */
export type Owner = 'task' | 'resource' | 'other'

/** What a plan's own fields are called, and what they hold. */
export interface CustomField {
  readonly id: string
  readonly owner: Owner
  readonly name: string
  readonly holds: 'text' | 'number' | 'cost' | 'flag'
}

/** The extended attributes and outline codes that a project defines. */
export class CustomFields {
  private readonly byId = new Map<string, CustomField>()
  private readonly byName = new Map<string, CustomField>()
  private readonly tables = new Map<string, OutlineTable>()

  constructor(extendedAttributes: Element | undefined, outlineCodes: Element | undefined) {
    for (const definition of childrenOf(extendedAttributes, 'ExtendedAttribute')) this.define(definition)
    for (const definition of childrenOf(outlineCodes, 'OutlineCode')) {
      const id = textOf(definition, 'FieldID')
      if (id === undefined) continue
      if (!this.byId.has(id)) this.define(definition)
      this.tables.set(id, tableOf(definition))
    }
  }

  /** The field with the name; also one that a file used without defining it. */
  named(owner: Owner, name: string): CustomField | undefined {
    const known = this.byName.get(`${owner} ${name}`)
    if (known !== undefined) return known
    const id = /^Field (\d{9,10})$/.exec(name)?.[1]
    return id === undefined || ownerOf(id) !== owner ? undefined : { id, owner, name, holds: 'text' }
  }

  has(id: string): boolean {
    return this.byId.has(id)
  }

  add(field: CustomField): CustomField {
    this.byId.set(field.id, field)
    this.byName.set(`${field.owner} ${field.name}`, field)
    return field
  }

  /** Values of an entry's fields, by the names people gave them. */
  read(fields: Fields): CustomValues | undefined {
    const values = new Map<string, CustomValue>()
    for (const element of fields.list('ExtendedAttribute')) {
      const id = textOf(element, 'FieldID')
      const text = textOf(element, 'Value')
      if (id === undefined || text === undefined) continue
      const field = this.byId.get(id) ?? this.add({ id, owner: ownerOf(id), name: `Field ${id}`, holds: 'text' })
      values.set(field.name, valueOf(field, text))
    }
    for (const element of fields.list('OutlineCode')) {
      const id = textOf(element, 'FieldID') ?? ''
      const code = this.tables.get(id)?.codes.get(textOf(element, 'ValueID') ?? '')
      const field = this.byId.get(id)
      if (field !== undefined && code !== undefined) values.set(field.name, code)
    }
    return values.size === 0 ? undefined : Object.fromEntries(values)
  }

  /** Our words for the values of an entry's fields. */
  parts(owner: Owner, values: CustomValues | undefined): Parts {
    const parts: Parts = new Map()
    for (const [name, value] of Object.entries(values ?? {})) {
      const field = this.named(owner, name)
      if (field === undefined) continue
      const id = `<FieldID>${field.id}</FieldID>`
      const valueId = this.tables.get(field.id)?.ids.get(String(value))
      if (valueId !== undefined) parts.set(`OutlineCode:${field.id}`, `${id}<ValueID>${valueId}</ValueID>`)
      else parts.set(`ExtendedAttribute:${field.id}`, `${id}<Value>${escapeText(textFor(field, value))}</Value>`)
    }
    return parts
  }

  private define(definition: Element): void {
    const id = textOf(definition, 'FieldID')
    if (id === undefined || this.byId.has(id)) return
    const owner = ownerOf(id)
    const own = textOf(definition, 'FieldName') ?? `Field ${id}`
    const alias = textOf(definition, 'Alias') ?? own
    const name = [alias, `${alias} (${own})`].find((one) => this.named(owner, one) === undefined)
    this.add({ id, owner, name: name ?? `${alias} (${id})`, holds: holdsOf(own) })
  }
}

/** Ids of fields begin with whose they are: 0x0B for tasks, 0x0C for resources. */
function ownerOf(id: string): Owner {
  const kind = Number(id) >>> 24
  if (kind === 0x0b) return 'task'
  return kind === 0x0c ? 'resource' : 'other'
}

function holdsOf(fieldName: string): CustomField['holds'] {
  const sort = /^(?:Enterprise |Project |Task |Resource )*(Number|Cost|Flag)\d*$/.exec(fieldName)?.[1]
  if (sort === 'Number') return 'number'
  if (sort === 'Cost') return 'cost'
  return sort === 'Flag' ? 'flag' : 'text'
}

/** Costs are written in hundredths; people read main units. */
function valueOf({ holds }: CustomField, text: string): CustomValue {
  if (holds === 'flag') return readFlag(text) ?? text
  if (holds === 'text') return text
  const number = readNumber(text)
  if (number === undefined) return text
  return holds === 'cost' ? number / 100 : number
}

function textFor({ holds }: CustomField, value: CustomValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'string') return value
  return String(holds === 'cost' ? Math.round(value * 1e6) / 1e4 : value)
}
