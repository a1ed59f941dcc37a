import type { Plan } from '@gantry/planning'
import { gunzipSync } from 'fflate'
import { writeGantryPlan } from '../gantry-plan/write.ts'
import { writeTaskList } from '../task-list/write.ts'
import { readXer } from '../xer/read.ts'
import { realFiles } from './real-plans.ts'
import { tarFiles } from './tar.ts'
import { smallXer } from './xer-text.ts'

/** Whole files to spoil, of each format but MSPDI: real ones where they are there, one of our own in any case. */
export const wholeFiles = {
  xer: xerFiles,
  'gantry-plan': () => plansOf().map((plan) => writeGantryPlan(plan)),
  'task-list': () => plansOf().map((plan) => writeTaskList(plan).bytes),
  psplib: () => [
    smallProblem(),
    ...archived('psplib', 'j30.tar.gz'),
    ...archived('rcpsp-other', 'patterson.tar.gz'),
    ...archived('rcpsp-max', 'instances.tar.gz'),
  ],
} satisfies Record<string, () => readonly Uint8Array[]>

function xerFiles(): Uint8Array[] {
  return [smallXer(), ...realFiles('interop/xer', '.xer').map(([, bytes]) => bytes)]
}

function plansOf(): Plan[] {
  return xerFiles().flatMap((bytes) => {
    const read = readXer(bytes)
    return read.refusal === undefined ? [read.plan] : []
  })
}

function smallProblem(): Uint8Array {
  return new TextEncoder().encode('4 1\n3\n0 0 2 2 3\n2 1 1 4\n3 2 1 4\n0 0 0\n')
}

/** The first few instances of an archive. */
function archived(folder: string, archive: string): Uint8Array[] {
  const [file] = realFiles(folder, archive)
  if (file === undefined) return []
  return tarFiles(gunzipSync(file[1]))
    .filter(([name]) => /\.(sm|rcp|sch)$/i.test(name))
    .slice(0, 10)
    .map(([, bytes]) => bytes)
}
