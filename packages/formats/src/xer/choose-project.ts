import { Refuse } from '../plans/refuse.ts'
import type { XerFile, XerRow } from './xer-file.ts'

/** The file with one project only, by its id or short name, and its baselines; what belongs to no project stays. */
export function chooseProject(file: XerFile, wanted: string): XerFile {
  const projects = file.tables.get('PROJECT')?.rows ?? []
  const row = projects.find((one) => one.text('proj_id') === wanted || one.text('proj_short_name') === wanted)
  const id = row?.text('proj_id')
  if (id !== undefined) {
    const copies = projects.filter((one) => one.text('orig_proj_id') === id).map((one) => one.text('proj_id'))
    return splitProjects(file, (project) => project === id || copies.includes(project)).chosen
  }
  const names = projects.slice(0, 20).map((one) => one.text('proj_short_name') ?? one.text('proj_id'))
  throw new Refuse(
    'project.unknown',
    `The file has no project “${wanted.slice(0, 60)}”.`,
    `Maybe one of these: ${names.join(', ')}.`,
  )
}

/** Rows of some projects and of none, and beside them, by table, those of the others. Calendars may serve several. */
export function splitProjects(
  file: XerFile,
  choose: (project: string) => boolean,
): { chosen: XerFile; others: ReadonlyMap<string, readonly XerRow[]> } {
  const others = new Map<string, readonly XerRow[]>()
  const tables = [...file.tables].map(([name, table]) => {
    if (name === 'CALENDAR' || !table.columns.includes('proj_id')) return [name, table] as const
    const isChosen = (row: XerRow) => {
      const project = row.text('proj_id')
      return project === undefined || choose(project)
    }
    others.set(
      name,
      table.rows.filter((row) => !isChosen(row)),
    )
    return [name, { ...table, rows: table.rows.filter(isChosen) }] as const
  })
  return { chosen: { header: file.header, tables: new Map(tables) }, others }
}
