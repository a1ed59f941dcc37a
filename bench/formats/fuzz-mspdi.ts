/** `node bench/formats/fuzz-mspdi.ts [runs, 2000] [first number, 0]`: spoiled Microsoft Project XML. */
import { isDeepStrictEqual } from 'node:util'
import { readMspdi } from '../../packages/formats/src/mspdi/read.ts'
import { writeMspdi } from '../../packages/formats/src/mspdi/write.ts'
import { mspdiFiles } from '../../packages/formats/src/testing/mspdi-files.ts'
import { fuzz } from './fuzz.ts'
import { mspdiFile } from './mspdi-file.ts'

fuzz(import.meta.filename, {
  files: () => {
    const real = mspdiFiles().map(([, bytes]) => bytes)
    return real.length > 0 ? real : [new TextEncoder().encode([...mspdiFile(60_000)].join(''))]
  },
  attempt: (bytes) => {
    const read = readMspdi(bytes)
    if (read.refusal) return read.refusal.id
    const text = [...writeMspdi(read.plan)].join('')
    const again = readMspdi(new TextEncoder().encode(text))
    if (again.refusal) throw new Error(`What was written is refused: ${again.refusal.message}`)
    return isDeepStrictEqual(again.plan, read.plan) ? 'read, and the same again' : 'read, and other after writing'
  },
})
