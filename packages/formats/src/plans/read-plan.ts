import { readGantryPlan } from '../gantry-plan/read.ts'
import { readMspdi } from '../mspdi/read.ts'
import { psplibKind, readPsplib } from '../psplib/read.ts'
import { fileKind, oleKind } from '../tables/file-kind.ts'
import { readTaskList } from '../task-list/read.ts'
import { readXer, type XerOptions } from '../xer/read.ts'
import type { PlanFormat } from './plan-formats.ts'
import { planFormats } from './plan-formats.ts'
import type { PlanRead, PlanRefusal } from './plan-read.ts'

export type ReadPlan =
  | (Extract<PlanRead, { refusal?: undefined }> & { readonly format: PlanFormat })
  | Extract<PlanRead, { refusal: PlanRefusal }>

export interface ReadPlanOptions extends Pick<XerOptions, 'project' | 'codePage'> {
  /** Asked now and then: true ends the reading (a deadline passed, or the person cancelled). */
  readonly stopped?: () => boolean
}

/**
 * Reads a plan from the bytes of a file in any format that is known; which one, its content says. `name` gives a title to
 * plans that have none of their own.
 */
export function readPlan(bytes: Uint8Array, name = '', options: ReadPlanOptions = {}): ReadPlan {
  const format = planFormatOf(bytes)
  if (typeof format !== 'string') return { refusal: format }
  const read = readers[format](bytes, name, options)
  return read.refusal === undefined ? { ...read, format } : read
}

const readers: Readonly<Record<PlanFormat, (bytes: Uint8Array, name: string, options: ReadPlanOptions) => PlanRead>> = {
  mspdi: (bytes, _, { stopped }) => readMspdi(bytes, stopped === undefined ? {} : { stopped }),
  xer: (bytes, _, { stopped, ...options }) =>
    readXer(bytes, { ...options, limits: stopped === undefined ? {} : { stopped } }),
  'gantry-plan': (bytes) => readGantryPlan(bytes),
  'task-list': (bytes, name, { stopped }) => {
    const read = readTaskList(bytes, name, stopped === undefined ? {} : { stopped })
    if (read.refusal?.id !== 'file.binary') return read
    return { refusal: refusal('file.binary', 'The file is not a plan: it holds binary data.', whatIsRead) }
  },
  psplib: (bytes) => readPsplib(bytes),
}

/** What a file is, by its first bytes; why it is no plan, where they say so. */
export function planFormatOf(bytes: Uint8Array): PlanFormat | PlanRefusal {
  const kind = fileKind(bytes)
  if (kind.kind === 'empty')
    return refusal('file.empty', 'The file is empty.', 'Maybe the export failed; try it again.')
  if (kind.kind === 'ole') return oleRefusal(bytes)
  if (kind.kind === 'zip') return 'task-list'
  const head = headOf(bytes)
  if (head.startsWith('ERMHDR')) return 'xer'
  if (head.startsWith('<')) return xmlFormat(head)
  if (kind.kind === 'foreign') return refusal('plan.foreign', `The file is ${kind.what}, not a plan.`, whatIsRead)
  if (head.startsWith('{')) return 'gantry-plan'
  if (/^MPX[,;\t]/.test(head)) {
    return refusal(
      'plan.mpx',
      'The file is a plan in MPX, a format of the nineties.',
      'Maybe open it in a planning tool and save it as Microsoft Project XML.',
    )
  }
  return psplibKind(head) === undefined ? 'task-list' : 'psplib'
}

/** The beginning as plain text: byte order mark and the zeros of UTF-16 left out. */
function headOf(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 20_000))
  return text
    .replaceAll('\0', '')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .trimStart()
}

const otherXml: readonly (readonly [RegExp, string])[] = [
  [/<APIBusinessObjects\b/, 'a plan in Primavera P6’s XML (PMXML)'],
  [/<project\b[^>]*\bmrproject-version=/, 'a plan of GNOME Planner'],
  [/<project\b[^>]*\b(?:view-date|gantt-divider-location)=/, 'a plan of GanttProject'],
  [/<(?:!doctype html|html)\b/i, 'a web page'],
]

/** All other XML is left to the reader of MSPDI, which knows best why it is none. */
function xmlFormat(head: string): PlanFormat | PlanRefusal {
  const other = otherXml.find(([pattern]) => pattern.test(head))
  if (other === undefined) return 'mspdi'
  return refusal(
    'plan.otherXml',
    `The file is ${other[1]}, which cannot be read.`,
    'Maybe its program can save the plan as Microsoft Project XML or as XER.',
  )
}

function oleRefusal(bytes: Uint8Array): PlanRefusal {
  const { code, what, mend } = oleKind(bytes)
  if (!what.includes('.mpp')) return refusal(code, `The file is ${what}, not a plan.`, mend)
  return refusal(
    'plan.mpp',
    `The file is ${what}, which cannot be read.`,
    'Maybe save it in Microsoft Project as XML (File > Save As > XML Format).',
  )
}

const whatIsRead = `Maybe the wrong file was chosen; plans are read from ${Object.values(planFormats).join(', ')}.`

function refusal(id: string, message: string, mend: string): PlanRefusal {
  return { id, message, mend }
}
