/**
 * `writeXer(plan, schedule?)` → `{ bytes, findings }`. A plan that came from XER is written so that reading it again gives
 * an equal plan; one from elsewhere is put in P6's words, and the findings say what was lost. With a schedule, its dates
 * stand where a file stores them.
 */
import type { Finding, Plan, Schedule } from '@gantry/planning'
import { FindingLog } from '../plans/finding-log.ts'
import { encodeXer, textOfXer } from './text.ts'
import { writeAssignments } from './write-assignments.ts'
import { writeCalendars } from './write-calendars.ts'
import { writeContext, type WriteContext } from './write-context.ts'
import { writeCustom } from './write-custom.ts'
import { writeDependencies } from './write-dependencies.ts'
import { writeExpenses } from './write-expenses.ts'
import { headerOf, writeProjects, writeSurroundings } from './write-projects.ts'
import { writeResources } from './write-resources.ts'
import { writeTasks } from './write-tasks.ts'
import { writeWbs } from './write-wbs.ts'

export function writeXer(plan: Plan, schedule?: Schedule): { bytes: Uint8Array; findings: readonly Finding[] } {
  const log = new FindingLog()
  const context = writeContext(plan, schedule, log)
  writeSurroundings(context)
  writeProjects(context)
  writeCalendars(context)
  writeWbs(context)
  writeResources(context)
  writeTasks(context)
  writeDependencies(context)
  writeAssignments(context)
  writeExpenses(context)
  writeCustom(context)
  writeLoose(context)
  return { bytes: encode(context.out.text(headerOf(context)), context.kept.encoding), findings: log.list() }
}

/** Rows that were no part of the plan, such as links to activities elsewhere and projects that are baselines. */
function writeLoose({ kept, out }: WriteContext): void {
  for (const [table, rows] of Object.entries(kept.loose)) for (const cells of rows) out.add(table, cells)
}

/** In the encoding it came in, unless that would be read as another: then as UTF-8. */
function encode(text: string, encoding: string): Uint8Array {
  const bytes = encodeXer(text, encoding)
  let at = 0
  for (const piece of textOfXer(bytes, new FindingLog()).pieces()) {
    if (!text.startsWith(piece, at)) return new TextEncoder().encode(text)
    at += piece.length
  }
  return at === text.length ? bytes : new TextEncoder().encode(text)
}
