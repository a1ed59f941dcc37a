/** `node bench/formats/fuzz-xer.ts [runs, 2000] [first number, 0]`: spoiled XER files. */
import { isDeepStrictEqual } from 'node:util'
import { wholeFiles } from '../../packages/formats/src/testing/plan-files.ts'
import { readXer } from '../../packages/formats/src/xer/read.ts'
import { writeXer } from '../../packages/formats/src/xer/write.ts'
import { fuzz } from './fuzz.ts'

fuzz(import.meta.filename, {
  files: wholeFiles.xer,
  attempt: (bytes) => {
    const read = readXer(bytes)
    if (read.refusal) return read.refusal.id
    const again = readXer(writeXer(read.plan).bytes)
    if (again.refusal) throw new Error(`What was written is refused: ${again.refusal.message}`)
    return isDeepStrictEqual(again.plan, read.plan) ? 'read, and the same again' : 'read, and other after writing'
  },
})
