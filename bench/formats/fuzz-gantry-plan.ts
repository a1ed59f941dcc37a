/** `node bench/formats/fuzz-gantry-plan.ts [runs, 2000] [first number, 0]`: spoiled plans in JSON of our own. */
import { isDeepStrictEqual } from 'node:util'
import { readGantryPlan } from '../../packages/formats/src/gantry-plan/read.ts'
import { writeGantryPlan } from '../../packages/formats/src/gantry-plan/write.ts'
import { wholeFiles } from '../../packages/formats/src/testing/plan-files.ts'
import { fuzz } from './fuzz.ts'

fuzz(import.meta.filename, {
  files: wholeFiles['gantry-plan'],
  attempt: (bytes) => {
    const read = readGantryPlan(bytes)
    if (read.refusal) return read.refusal.id
    const again = readGantryPlan(writeGantryPlan(read.plan))
    if (again.refusal) throw new Error(`What was written is refused: ${again.refusal.message}`)
    if (!isDeepStrictEqual(again.plan, read.plan)) throw new Error('What was written reads as another plan.')
    return 'read, and the same again'
  },
})
