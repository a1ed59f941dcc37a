/**
 * `readGantryPlan(bytes)` → `{ plan, findings }` or `{ refusal }`; `writeGantryPlan(plan)` → bytes. JSON of our own: every
 * field of a plan, lossless, spelled as docs/formats/gantry-plan.md says.
 */
import type { Plan } from '@gantry/planning'
import { FindingLog } from '../plans/finding-log.ts'
import type { PlanRead } from '../plans/plan-read.ts'
import { Refuse, refusing } from '../plans/refuse.ts'
import { checkReferences } from './check-references.ts'
import { decode } from './decode.ts'
import { planShape } from './plan-shape.ts'

export const gantryPlanVersion = 1

const limits = { bytes: 512 * 1024 * 1024, depth: 100 }

export function readGantryPlan(bytes: Uint8Array): PlanRead {
  return refusing(() => {
    const log = new FindingLog()
    const plan = decode(planShape, envelope(parse(bytes)), '', log) as Plan
    checkReferences(plan, log)
    return { plan, findings: log.list() }
  })
}

function parse(bytes: Uint8Array): unknown {
  if (bytes.length > limits.bytes)
    throw new Refuse('file.tooLarge', 'The file is larger than can be read.', 'Maybe split it.')
  const text = decodeUtf8(bytes)
  refuseDepth(text)
  try {
    return JSON.parse(text)
  } catch (problem) {
    const words = problem instanceof Error ? problem.message : String(problem)
    throw new Refuse('gantryPlan.json', `The file is not JSON: ${words}.`, 'Maybe it was cut short.')
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refuse(
      'text.notUtf8',
      'The file is not UTF-8.',
      'Maybe it was saved in another encoding; JSON has to be UTF-8.',
    )
  }
}

/** Brackets inside brackets, outside of text. */
function refuseDepth(text: string): void {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quoted) {
      if (code === 92) at++
      else if (code === 34) quoted = false
    } else if (code === 34) quoted = true
    else if (code === 123 || code === 91) {
      if (++depth > limits.depth) throw tooDeep()
    } else if (code === 125 || code === 93) depth--
  }
}

function tooDeep(): Refuse {
  return new Refuse('gantryPlan.tooDeep', `The file nests more than ${limits.depth} levels.`, 'Maybe it is no plan.')
}

function envelope(json: unknown): unknown {
  const { format, version, plan } = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>
  if (format !== 'gantry-plan') {
    throw new Refuse(
      'gantryPlan.notOurs',
      'The JSON is not a plan of Gantry’s.',
      'Maybe it is another export; a plan begins with "format": "gantry-plan".',
    )
  }
  if (version !== gantryPlanVersion) {
    throw new Refuse(
      'gantryPlan.version',
      `The plan is written in version ${String(version)} of the format; version ${gantryPlanVersion} can be read.`,
      'Maybe a later Gantry wrote it; update this one.',
    )
  }
  return plan
}
