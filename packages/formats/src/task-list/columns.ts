import type { RawTable } from '@gantry/domain/import/types'

/** What a column of a task list may hold. */
export const taskFields = [
  'id',
  'name',
  'outlineLevel',
  'wbs',
  'duration',
  'predecessors',
  'start',
  'finish',
  'percent',
  'resources',
  'milestone',
  'deadline',
  'constraintType',
  'constraintDate',
  'actualStart',
  'actualFinish',
  'notes',
] as const
export type TaskField = (typeof taskFields)[number]

/** Column by field; the rest are custom fields. */
export interface Columns {
  readonly of: ReadonlyMap<TaskField, number>
  readonly others: readonly { readonly index: number; readonly name: string }[]
}

/** Headings as plain letters, the surest first. */
const words: Readonly<Record<TaskField, readonly string[]>> = {
  id: ['id', 'taskid', 'activityid', 'uniqueid', 'uid', '#', 'no', 'nr', 'number', 'nummer'],
  name: [
    'taskname',
    'name',
    'activityname',
    'task',
    'activity',
    'title',
    'vorgangsname',
    'vorgang',
    'aufgabe',
    'nomdelatache',
    'tache',
    'description',
  ],
  outlineLevel: ['outlinelevel', 'level', 'gliederungsebene', 'ebene', 'niveauhierarchique'],
  wbs: ['wbs', 'wbscode', 'outlinenumber', 'outline', 'pspcode', 'gliederungsnummer'],
  duration: ['duration', 'originalduration', 'dauer', 'duree'],
  predecessors: ['predecessors', 'predecessor', 'dependson', 'dependencies', 'after', 'vorganger', 'predecesseurs'],
  start: ['start', 'startdate', 'plannedstart', 'scheduledstart', 'begin', 'begins', 'anfang', 'debut'],
  finish: [
    'finish',
    'finishdate',
    'end',
    'enddate',
    'plannedfinish',
    'scheduledfinish',
    'due',
    'duedate',
    'targetdate',
    'date',
    'ende',
    'fin',
  ],
  percent: ['%complete', 'percentcomplete', '%', 'complete', 'progress', 'done', '%done', '%abgeschlossen', '%acheve'],
  resources: [
    'resourcenames',
    'resources',
    'resource',
    'assignedto',
    'assignee',
    'owner',
    'ressourcennamen',
    'nomsressources',
  ],
  milestone: ['milestone', 'ismilestone', 'meilenstein', 'jalon'],
  deadline: ['deadline', 'stichtag', 'echeance'],
  constraintType: ['constrainttype', 'constraint'],
  constraintDate: ['constraintdate'],
  actualStart: ['actualstart'],
  actualFinish: ['actualfinish', 'actualend'],
  notes: ['notes', 'note', 'comments', 'comment', 'remarks'],
}

/** Finds the columns by their headings; each column is taken once. */
export function findColumns(table: RawTable): Columns {
  const headings = table.headers.map(({ index, text }) => ({ index, text, plain: plainLetters(text) }))
  const taken = new Set<number>()
  const of = new Map<TaskField, number>()
  for (const field of taskFields) {
    const found = words[field]
      .flatMap((word) => headings.filter(({ plain }) => plain === word))
      .find(({ index }) => !taken.has(index))
    if (found === undefined) continue
    of.set(field, found.index)
    taken.add(found.index)
  }
  const others = headings
    .filter(({ index, text }) => !taken.has(index) && text.trim() !== '')
    .map(({ index, text }) => ({ index, name: text.trim() }))
  return { of, others }
}

function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9%#]/g, '')
}
