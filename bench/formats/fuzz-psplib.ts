/** `node bench/formats/fuzz-psplib.ts [runs, 2000] [first number, 0]`: spoiled scheduling problems. */
import { readPsplib } from '../../packages/formats/src/psplib/read.ts'
import { writePsplib } from '../../packages/formats/src/psplib/write.ts'
import { wholeFiles } from '../../packages/formats/src/testing/plan-files.ts'
import { fuzz } from './fuzz.ts'

fuzz(import.meta.filename, {
  files: wholeFiles.psplib,
  attempt: (bytes) => {
    const read = readPsplib(bytes)
    if (read.refusal) return read.refusal.id
    const again = readPsplib(writePsplib(read.plan, 'sm').bytes)
    if (again.refusal) throw new Error(`What was written is refused: ${again.refusal.message}`)
    return 'read, and read again'
  },
})
