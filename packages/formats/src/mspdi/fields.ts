import type { Element } from './element.ts'
import type { MspdiFinding, Remarks } from './findings.ts'
import { differenceOf, type KeptParts, type Parts, partsOf } from './kept-parts.ts'
import type { TextPool } from './text-pool.ts'
import { readDate, readDuration, readFlag, readNumber } from './values.ts'

/**
 * The fields of one entry: what stands directly inside a task, resource, … Reads typed values and remarks on what is
 * none, so that the readers of entries are plain lists of fields.
 */
export class Fields {
  readonly element: Element
  /** Id of the task the fields belong to, for findings. */
  task: string | undefined
  private readonly texts = new Map<string, string>()
  private readonly remarks: Remarks
  private readonly pool: TextPool

  constructor(element: Element, remarks: Remarks, pool: TextPool) {
    this.element = element
    this.remarks = remarks
    this.pool = pool
    for (const { name, text, children } of element.children ?? [])
      if (children === undefined && !this.texts.has(name)) this.texts.set(name, text)
  }

  text(name: string): string | undefined {
    const text = this.texts.get(name)
    return text === '' ? undefined : text
  }

  list(name: string): Element[] {
    return this.element.children?.filter((child) => child.name === name) ?? []
  }

  /** Fields of an element inside this one. */
  inside(element: Element): Fields {
    const fields = new Fields(element, this.remarks, this.pool)
    fields.task = this.task
    return fields
  }

  /** What has to be kept beside our own words for the entry; `without`: fields that are read whole elsewhere. */
  kept(ours: Parts, without?: ReadonlySet<string>): KeptParts | undefined {
    return differenceOf(partsOf(this.element, without), ours, this.pool)
  }

  date(name: string): number | undefined {
    const read = this.value(name, readDate)
    if (read?.rounded) this.remark('mspdi.secondsRounded', name)
    return read?.minute
  }

  /** Whole minutes. */
  duration(name: string): number | undefined {
    const minutes = this.value(name, readDuration)
    return minutes === undefined ? undefined : this.whole(minutes, name, 'mspdi.secondsRounded')
  }

  /** Tenths of a minute → whole minutes. */
  tenths(name: string): number | undefined {
    const tenths = this.value(name, readNumber)
    return tenths === undefined ? undefined : this.whole(tenths / 10, name, 'mspdi.secondsRounded')
  }

  /** Hundredths of the currency's main unit, as the format has them, to whole ones. */
  money(name: string): number | undefined {
    const hundredths = this.value(name, readNumber)
    return hundredths === undefined ? undefined : this.whole(hundredths, name, 'mspdi.moneyRounded')
  }

  /** Main units of the currency → minor ones. */
  rate(name: string): number | undefined {
    const major = this.value(name, readNumber)
    return major === undefined ? undefined : this.whole(Math.round(major * 1e8) / 1e6, name, 'mspdi.moneyRounded')
  }

  number(name: string): number | undefined {
    return this.value(name, readNumber)
  }

  integer(name: string): number | undefined {
    return this.value(name, (text) => {
      const number = readNumber(text)
      return Number.isInteger(number) ? number : undefined
    })
  }

  flag(name: string): boolean {
    return this.value(name, readFlag) ?? false
  }

  private value<T>(name: string, read: (text: string) => T | undefined): T | undefined {
    const text = this.texts.get(name)
    if (text === undefined || text === '') return undefined
    const value = read(text.trim())
    if (value === undefined) this.remark('mspdi.badValue', `${name} “${text.slice(0, 40)}”`)
    return value
  }

  private whole(value: number, name: string, otherwise: MspdiFinding): number {
    const rounded = Math.round(value)
    if (rounded !== value) this.remark(otherwise, name)
    return rounded === 0 ? 0 : rounded
  }

  remark(id: MspdiFinding, place?: string): void {
    this.remarks.add(id, {
      ...(this.task === undefined ? {} : { task: this.task }),
      ...(place === undefined ? {} : { place }),
    })
  }
}
