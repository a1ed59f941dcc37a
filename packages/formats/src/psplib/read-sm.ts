import type { Instance, InstanceActivity, InstanceLink, InstanceMode, InstanceResource } from './instance.ts'
import { bad, psplibLimits } from './numbers.ts'

/** PSPLIB's `.sm` and `.mm` (several modes), also as MMLIB writes them. */
export function readSm(text: string): Instance {
  const lines = text.split(/\r?\n/)
  const section = (title: RegExp) => lines.findIndex((line) => title.test(line))
  const links = section(/^\s*PRECEDENCE RELATIONS/i)
  const requests = section(/^\s*REQUESTS\s*\/\s*DURATIONS/i)
  const availabilities = section(/^\s*RESOURCE\s*AVAILABILITIES/i)
  if (links < 0 || requests < links || availabilities < requests) {
    throw bad(
      'The sections precedence relations, requests/durations and resource availabilities are not all there.',
      lines.length,
    )
  }
  const counts = { renewable: countOf(lines, 'renewable'), nonrenewable: countOf(lines, 'nonrenewable') }
  const resources = readResources(lines, availabilities, counts)
  const modes = readModes(lines, requests, availabilities, resources.length)
  const successors = readSuccessors(lines, links, requests, modes)
  const project = readProject(lines, links)
  return {
    title: titleOf(lines),
    projects: [
      {
        release: project['rel.date'] ?? 0,
        ...(project['duedate'] === undefined ? {} : { dueDate: project['duedate'] }),
        activities: [...modes].map(
          ([id, of]): InstanceActivity => ({
            id,
            name: `Job ${id}`,
            modes: of,
            successors: successors.get(id) ?? [],
          }),
        ),
      },
    ],
    resources,
  }
}

function titleOf(lines: readonly string[]): string {
  const line = lines.slice(0, 20).find((text) => /^\s*file with basedata/i.test(text))
  return line?.split(':')[1]?.trim() ?? ''
}

function countOf(lines: readonly string[], what: string): number {
  const line = lines.find((text) => new RegExp(`^[\\s-]*${what}\\s*:`, 'i').test(text))
  return Number(/:\s*(\d{1,3})\b/.exec(line ?? '')?.[1] ?? 0)
}

/** The numbers of a line; undefined where it holds anything else. */
function numbersOf(line: string | undefined): number[] | undefined {
  const words = line?.trim().split(/\s+/) ?? []
  if (words.length === 0 || words.some((word) => !/^\d{1,9}$/.test(word))) return undefined
  return words.map(Number)
}

/** Rows of numbers between two lines, each with its line's number. */
function* rowsBetween(lines: readonly string[], from: number, to: number): Generator<{ row: number[]; line: number }> {
  for (let index = from + 1; index < to; index++) {
    const row = numbersOf(lines[index])
    if (row !== undefined) yield { row, line: index + 1 }
  }
}

function readResources(
  lines: readonly string[],
  at: number,
  counts: { renewable: number; nonrenewable: number },
): InstanceResource[] {
  const rows = [...rowsBetween(lines, at, lines.length)]
  const capacities = rows[0]?.row ?? []
  if (capacities.length > psplibLimits.resources)
    throw bad('There are more resources than can be read.', rows[0]?.line ?? at)
  const known = counts.renewable + counts.nonrenewable
  if (known > 0 && capacities.length < known) throw bad('Capacities are missing.', rows[0]?.line ?? lines.length)
  const renewable = known === 0 ? capacities.length : counts.renewable
  return capacities.map((capacity, index) => ({
    name: index < renewable ? `R${index + 1}` : `N${index - renewable + 1}`,
    capacity,
    renewable: index < renewable,
  }))
}

/** A row begins a job when it has its number before mode, duration and demands; else it is one more mode. */
function readModes(lines: readonly string[], from: number, to: number, resources: number): Map<string, InstanceMode[]> {
  const jobs = new Map<string, InstanceMode[]>()
  let modes: InstanceMode[] | undefined
  for (const { row, line } of rowsBetween(lines, from, to)) {
    if (row.length === resources + 3) {
      const id = String(row[0])
      if (jobs.has(id)) throw bad(`Job ${id} is there twice.`, line)
      if (jobs.size >= psplibLimits.activities) throw bad('There are more jobs than can be read.', line)
      modes = []
      jobs.set(id, modes)
    } else if (row.length !== resources + 2 || modes === undefined) {
      throw bad('A row has not as many numbers as there are resources.', line)
    }
    if (modes.length >= psplibLimits.modes) throw bad('A job has more modes than can be read.', line)
    const [duration = 0, ...demands] = row.slice(-resources - 1)
    modes.push({ duration, demands })
  }
  return jobs
}

function readSuccessors(
  lines: readonly string[],
  from: number,
  to: number,
  jobs: ReadonlyMap<string, unknown>,
): Map<string, InstanceLink[]> {
  const successors = new Map<string, InstanceLink[]>()
  for (const { row, line } of rowsBetween(lines, from, to)) {
    const [job = 0, , count = 0, ...ids] = row
    if (!jobs.has(String(job))) throw bad(`Job ${job} has successors but no duration.`, line)
    if (ids.length !== count) throw bad(`Job ${job} should have ${count} successors and has ${ids.length}.`, line)
    successors.set(
      String(job),
      ids.map((id) => ({ to: String(id) })),
    )
  }
  return successors
}

/** The one row of PROJECT INFORMATION by the names above it. */
function readProject(lines: readonly string[], before: number): Readonly<Record<string, number>> {
  const at = lines.findIndex((line) => /^\s*PROJECT INFORMATION/i.test(line))
  if (at < 0 || at > before) return {}
  const names = lines[at + 1]?.trim().split(/\s+/) ?? []
  const row = numbersOf(lines[at + 2]) ?? []
  return Object.fromEntries(names.flatMap((name, index) => (row[index] === undefined ? [] : [[name, row[index]]])))
}
