import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { PlanFormat } from '@gantry/formats/plans/plan-formats'
import { readPlan } from '@gantry/formats/plans/read-plan'
import type { Finding, Plan } from '@gantry/planning'
import { progress } from '../progress.ts'
import { CommandRefused, exitCodes } from '../refused.ts'

/** A plan as a file gave it, and what was odd about the file. */
export interface PlanFile {
  readonly file: string
  readonly format: PlanFormat
  readonly plan: Plan
  readonly findings: readonly Finding[]
}

/** Reads a plan of any known format, by content; a refusal ends the command with its reason. Large files show a bar. */
export async function readPlanFile(
  file: string,
  options: { project?: string; quiet?: boolean } = {},
): Promise<PlanFile> {
  const bytes = await bytesOf(file)
  const bar = progress(2, options.quiet === true || bytes.length < large)
  bar.update(1, `reading ${basename(file)}`)
  // The bar is on the screen before the reader takes the processor.
  await new Promise((resolve) => setTimeout(resolve, 0))
  try {
    const name = basename(file).replace(/\.[^.]+$/, '')
    const read = readPlan(bytes, name, options.project === undefined ? {} : { project: options.project })
    if (read.refusal === undefined) {
      if (options.project !== undefined && read.format !== 'xer') throw noProjects(file)
      return { file, format: read.format, plan: read.plan, findings: read.findings }
    }
    const { message, mend, place } = read.refusal
    throw new CommandRefused(`${file}${place === undefined ? '' : `, ${place}`}: ${message}`, { mend })
  } finally {
    bar.stop()
  }
}

const noProjects = (file: string): CommandRefused =>
  new CommandRefused(`${file} holds one plan: only XER files have several projects.`, {
    code: exitCodes.usage,
    mend: 'Maybe leave out --project.',
  })

const large = 4 * 1024 * 1024

async function bytesOf(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined) throw new CommandRefused(`There is no file ${file}.`, { code: exitCodes.usage })
  if (found.isDirectory())
    throw new CommandRefused(`${file} is a folder, not a plan.`, {
      code: exitCodes.usage,
      mend: 'Maybe name one file of it.',
    })
  return await readFile(file).catch((problem: unknown) => {
    const why = problem instanceof Error ? problem.message : String(problem)
    throw new CommandRefused(`${file} cannot be read: ${why}.`, { mend: 'Maybe its permissions do not allow it.' })
  })
}
