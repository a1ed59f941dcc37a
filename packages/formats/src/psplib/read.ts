/**
 * `readPsplib(bytes)` → the plan of a resource-constrained scheduling problem, or `{ refusal }`: PSPLIB `.sm` and `.mm`,
 * Patterson `.rcp`, ProGen/max `.sch` and MPLIB's multi-project text, told apart by what is in them.
 */
import { FindingLog } from '../plans/finding-log.ts'
import type { PlanRead } from '../plans/plan-read.ts'
import { Refuse, refusing } from '../plans/refuse.ts'
import type { Instance } from './instance.ts'
import { psplibLimits } from './numbers.ts'
import { readMultiProject } from './read-multi-project.ts'
import { readRcp } from './read-rcp.ts'
import { readSch } from './read-sch.ts'
import { readSm } from './read-sm.ts'
import { instancePlan } from './to-plan.ts'

export type PsplibKind = 'sm' | 'rcp' | 'sch' | 'mplib'

export function readPsplib(bytes: Uint8Array): PlanRead {
  return refusing(() => {
    if (bytes.length > psplibLimits.bytes) throw tooLarge()
    const text = new TextDecoder('latin1').decode(bytes)
    const kind = psplibKind(text)
    if (kind === undefined) throw unknown()
    const log = new FindingLog()
    return instancePlan(readers[kind](text, log), log)
  })
}

const readers: Readonly<Record<PsplibKind, (text: string, log: FindingLog) => Instance>> = {
  sm: readSm,
  rcp: readRcp,
  sch: readSch,
  mplib: readMultiProject,
}

/** What a text is, by its first few thousand characters; undefined when it is none of these. */
export function psplibKind(text: string): PsplibKind | undefined {
  const head = text.slice(0, 20_000)
  if (/^[ \t]*PRECEDENCE RELATIONS/im.test(head)) return 'sm'
  if (!/^[\s\d:[\].-]+$/.test(head)) return undefined
  if (/\[-?\d+\]/.test(head)) return 'sch'
  if (/\d+:\d+/.test(head)) return 'mplib'
  const [first = ''] = head.trimStart().split('\n')
  return /^\d+\s+\d+\s*$/.test(first) ? 'rcp' : undefined
}

function tooLarge(): Refuse {
  const megabytes = Math.floor(psplibLimits.bytes / 1024 / 1024)
  return new Refuse('file.tooLarge', `The file has more than ${megabytes} MB.`, 'Maybe it is no scheduling problem.')
}

function unknown(): Refuse {
  return new Refuse(
    'psplib.unknown',
    'The file is none of the scheduling problems that can be read.',
    'Maybe it is another kind of file; .sm, .mm, .rcp, .sch and MPLIB texts can be read.',
  )
}
