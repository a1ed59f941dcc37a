import type { Finding, Plan, Schedule } from '@gantry/planning'
import { writeGantryPlan } from '../gantry-plan/write.ts'
import { lostInMspdi } from '../mspdi/lost.ts'
import { writeMspdi } from '../mspdi/write.ts'
import { writePsplib } from '../psplib/write.ts'
import { writeTaskList } from '../task-list/write.ts'
import { writeXer } from '../xer/write.ts'
import { type WrittenFormat, writtenFormats } from './plan-formats.ts'

export interface WrittenPlan {
  readonly bytes: Uint8Array
  /** What had no place in the format. */
  readonly findings: readonly Finding[]
  readonly ending: string
  readonly mediaType: string
}

/** A plan as the bytes of a file. With a schedule its dates stand where the format stores dates. */
export function writePlan(plan: Plan, format: WrittenFormat, schedule?: Schedule): WrittenPlan {
  return { ...writers[format](plan, schedule), ...writtenFormats[format] }
}

type Write = (plan: Plan, schedule: Schedule | undefined) => Pick<WrittenPlan, 'bytes' | 'findings'>

const writers: Readonly<Record<WrittenFormat, Write>> = {
  mspdi: (plan, schedule) => ({ bytes: joined(writeMspdi(plan, schedule)), findings: lostInMspdi(plan) }),
  xer: writeXer,
  'gantry-plan': (plan) => ({ bytes: writeGantryPlan(plan), findings: [] }),
  'task-list': writeTaskList,
  'psplib-sm': (plan) => writePsplib(plan, 'sm'),
  'psplib-rcp': (plan) => writePsplib(plan, 'rcp'),
}

function joined(pieces: Iterable<string>): Uint8Array {
  return new TextEncoder().encode([...pieces].join(''))
}
