import { SaxesParser } from 'saxes'
import { Refuse } from '../plans/refuse.ts'
import type { Element } from './element.ts'
import type { MspdiLimits } from './limits.ts'

/** Told of each thing a project holds as soon as it has been read whole; then the scanner forgets it. */
export interface ProjectVisitor {
  /** A task, resource, assignment or calendar: what stands in a collection that can be long. */
  entry(collection: string, element: Element): void
  /** Anything else directly inside the project. */
  property(element: Element): void
}

const collections: ReadonlySet<string> = new Set(['Calendars', 'Tasks', 'Resources', 'Assignments'])

/** Walks the XML of a project as its text comes in; holds no more than one task, resource, assignment or calendar. */
export class ProjectScanner {
  /** Elements with attributes of their own, which this format has not. */
  attributes = 0
  private readonly parser = new SaxesParser<{ xmlns?: false; position: true }>({ position: true })
  private readonly visitor: ProjectVisitor
  private readonly limits: MspdiLimits
  private readonly open: Element[] = []
  private texts: string[] = []
  private textLength = 0
  private elements = 0
  private elementsOfOne = 0
  private closed = false

  constructor(visitor: ProjectVisitor, limits: MspdiLimits) {
    this.visitor = visitor
    this.limits = limits
    const { parser } = this
    parser.on('error', (error) => this.fail('xml.malformed', `The XML is damaged: ${plainly(error)}.`, cutShort))
    parser.on('doctype', () => {
      this.fail('xml.doctype', 'The file declares a document type, which could define entities.', plainExport)
    })
    parser.on('opentag', ({ name, attributes }) => this.opened(name, attributes))
    parser.on('text', (text) => this.said(text))
    parser.on('cdata', (text) => this.said(text))
    parser.on('closetag', () => this.shut())
  }

  write(text: string): void {
    this.parser.write(text)
  }

  end(): void {
    this.parser.close()
    if (!this.closed) this.fail('xml.malformed', 'The file ends before its project does.', cutShort)
  }

  private opened(qualified: string, attributes: Record<string, string>): void {
    const name = local(qualified)
    const depth = this.open.length
    if (depth === 0) this.checkRoot(name, qualified, attributes)
    else for (const _ in attributes) this.attributes++
    if (depth >= this.limits.depth)
      this.fail('xml.depth', `Elements nest deeper than ${this.limits.depth}.`, plainExport)
    if (++this.elements > this.limits.elements)
      this.fail('mspdi.tooMany', `The file holds more than ${this.limits.elements} elements.`, smaller)
    this.elementsOfOne = depth <= 2 ? 0 : this.elementsOfOne + 1
    if (this.elementsOfOne > this.limits.elementsOfOne)
      this.fail('mspdi.tooMany', `One entry holds more than ${this.limits.elementsOfOne} elements.`, smaller)
    this.texts.length = 0
    this.textLength = 0
    this.open.push({ name, text: '', children: undefined })
  }

  private said(text: string): void {
    this.textLength += text.length
    if (this.textLength > this.limits.textLength)
      this.fail('xml.textTooLong', `A text is longer than ${this.limits.textLength} characters.`, smaller)
    this.texts.push(text)
  }

  /** A long collection passes its entries on and keeps none; everything else grows inside its parent. */
  private shut(): void {
    const element = this.open.pop()
    if (element === undefined) return
    if (element.children === undefined) element.text = this.texts.length === 1 ? this.texts[0]! : this.texts.join('')
    this.texts.length = 0
    this.textLength = 0
    const depth = this.open.length
    const parent = this.open[depth - 1]
    if (parent === undefined) this.closed = true
    else if (depth === 2 && collections.has(parent.name)) this.visitor.entry(parent.name, element)
    else if (depth === 1 && !(collections.has(element.name) && element.text.trim() === ''))
      this.visitor.property(element)
    else if (depth > 1) (parent.children ??= []).push(element)
  }

  private checkRoot(name: string, qualified: string, attributes: Record<string, string>): void {
    const colon = qualified.indexOf(':')
    const space = attributes[colon === -1 ? 'xmlns' : `xmlns:${qualified.slice(0, colon)}`] ?? ''
    if (name === 'Project' && (space === '' || space.startsWith('http://schemas.microsoft.com/project'))) return
    const what = otherFormats[name] ?? `an XML file whose root is “${name.slice(0, 60)}”`
    this.fail('mspdi.other', `This is ${what}, not a plan in Microsoft Project XML.`, otherFile)
  }

  private fail(id: string, message: string, mend: string): never {
    throw new Refuse(id, message, mend, this.place())
  }

  private place(): string {
    const path = this.open.map(({ name }) => name.slice(0, 40))
    const shown = path.length > 8 ? [...path.slice(0, 7), '…'] : path
    return `line ${this.parser.line}${shown.length === 0 ? '' : `, ${shown.join('/')}`}`
  }
}

const cutShort = 'Maybe the file was cut short on its way; export it again from the planning tool.'
const plainExport = 'Maybe export it again from the planning tool; plans never need this.'
const smaller = 'Maybe export a part of the plan.'
const otherFile = 'Maybe another file was meant; in Microsoft Project choose Save As, type XML.'

const otherFormats: Readonly<Record<string, string>> = {
  APIBusinessObjects: 'a Primavera P6 XML file',
  project: 'a plan of GanttProject or Planner',
  plan: 'a plan of Calligra Plan',
  html: 'a web page',
  svg: 'a picture',
  workbook: 'a spreadsheet',
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** saxes says "12:3: unclosed tag: Task."; the place is told apart. */
function plainly(error: Error): string {
  return error.message
    .replace(/^\d+:\d+: /, '')
    .replace(/\.$/, '')
    .slice(0, 160)
}
