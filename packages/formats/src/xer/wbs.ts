import type { Task } from '@gantry/planning'
import type { FindingLog } from '../plans/finding-log.ts'
import { Refuse } from '../plans/refuse.ts'
import { keepRows } from './cells.ts'
import { RowReader } from './row.ts'
import type { XerRow } from './xer-file.ts'

/** The WBS as a tree: elements in the order people see them. */
export interface WbsElement {
  readonly summary: Task
  readonly project: string | undefined
  /** Its project's own element. */
  readonly root: boolean
  readonly children: WbsElement[]
}

/** PROJWBS rows → summaries with ids `wbs-…` (activities number theirs apart, so numbers may meet). */
export function readWbs(
  rows: Iterable<XerRow>,
  separators: ReadonlyMap<string, string>,
  log: FindingLog,
  depth: number,
): WbsElement[] {
  const drafts = readDrafts(rows, log)
  const roots = linkDrafts(drafts, log, depth)
  return finishTree(roots, separators, depth)
}

export function wbsTaskId(id: string): string {
  return `wbs-${id}`
}

interface Draft {
  readonly id: string
  readonly reader: RowReader
  readonly project: string | undefined
  readonly sequence: number
  readonly children: Draft[]
  parent?: Draft
}

function readDrafts(rows: Iterable<XerRow>, log: FindingLog): Map<string, Draft> {
  const drafts = new Map<string, Draft>()
  for (const row of rows) {
    const reader = new RowReader('PROJWBS', row, log)
    const id = reader.id('wbs_id')
    if (id === undefined || drafts.has(id)) {
      log.warn('xer.wbsId', 'WBS elements without an id of their own were left out.', { place: reader.place })
      continue
    }
    const sequence = Number(reader.peek('seq_num') ?? 0)
    drafts.set(id, {
      id,
      reader,
      project: reader.peek('proj_id'),
      sequence: Number.isFinite(sequence) ? sequence : 0,
      children: [],
    })
  }
  return drafts
}

/** Hangs each element under its parent; a loop is cut at its first element, which then stands at the top. */
function linkDrafts(drafts: ReadonlyMap<string, Draft>, log: FindingLog, depth: number): Draft[] {
  const roots: Draft[] = []
  for (const draft of drafts.values()) {
    const parent = drafts.get(draft.reader.peek('parent_wbs_id')?.trim() ?? '')
    if (parent !== undefined && !standsUnder(parent, draft, depth)) {
      draft.parent = parent
      parent.children.push(draft)
      draft.reader.drop('parent_wbs_id')
      continue
    }
    roots.push(draft)
    if (parent !== undefined) {
      log.warn('xer.wbsLoop', 'WBS elements hold themselves in a loop; it was cut.', {
        place: draft.reader.place,
        tasks: [wbsTaskId(draft.id)],
      })
    } else if (draft.reader.peek('proj_node_flag') !== 'Y') {
      log.warn('xer.wbsOrphan', 'WBS elements whose parent is not in the file stand at the top.', {
        place: draft.reader.place,
        tasks: [wbsTaskId(draft.id)],
      })
    }
  }
  return bySequence(roots)
}

function standsUnder(draft: Draft, ancestor: Draft, depth: number): boolean {
  let level = 0
  for (let at: Draft | undefined = draft; at !== undefined; at = at.parent) {
    if (at === ancestor) return true
    if (++level > depth) throw tooDeep(draft, depth)
  }
  return false
}

function tooDeep({ reader }: Draft, depth: number): Refuse {
  return new Refuse(
    'wbs.tooDeep',
    `The WBS is more than ${depth} levels deep.`,
    'Maybe the file is damaged.',
    reader.place,
  )
}

function bySequence(drafts: Draft[]): Draft[] {
  return drafts.sort((a, b) => a.sequence - b.sequence)
}

function finishTree(roots: readonly Draft[], separators: ReadonlyMap<string, string>, depth: number): WbsElement[] {
  const finish = (draft: Draft, path: string | undefined, level: number): WbsElement => {
    const { reader, project } = draft
    if (level > depth) throw tooDeep(draft, depth)
    const code = reader.text('wbs_short_name')
    const wbs = path === undefined ? code : `${path}${separators.get(project ?? '') ?? '.'}${code ?? ''}`
    const summary: Task = {
      id: wbsTaskId(draft.id),
      ...(code === undefined ? {} : { code }),
      ...(wbs === undefined ? {} : { wbs }),
      name: reader.text('wbs_name') ?? '',
      type: 'summary',
      ...(draft.parent === undefined ? {} : { parent: wbsTaskId(draft.parent.id) }),
      duration: 0,
      effort: { fixed: 'duration', driven: false },
      ...keepRows({ PROJWBS: reader.rest() }),
    }
    const children = bySequence(draft.children).map((child) => finish(child, wbs ?? '', level + 1))
    return { summary, project, root: draft.parent === undefined, children }
  }
  return roots.map((root) => finish(root, undefined, 1))
}
