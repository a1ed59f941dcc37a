import { describe, expect, it } from 'vitest'
import { mspdiFiles } from '../testing/mspdi-files.ts'
import { mutated } from '../testing/mutate.ts'
import { readMspdi } from './read.ts'
import { writeMspdi } from './write.ts'

/** Small enough for hundreds of readings in a few seconds; bench/formats/fuzz-mspdi.ts does the long runs. */
const files = mspdiFiles()
  .map(([, bytes]) => bytes)
  .filter(({ length }) => length < 60_000)
const own = new TextEncoder().encode(
  `<Project xmlns="http://schemas.microsoft.com/project">\n<StartDate>2026-05-11T08:00:00</StartDate>\n<Tasks>\n${[
    1, 2, 3,
  ]
    .map((uid) => `<Task>\n<UID>${uid}</UID>\n<OutlineLevel>1</OutlineLevel>\n<Duration>PT8H0M0S</Duration>\n</Task>\n`)
    .join('')}</Tasks>\n</Project>\n`,
)

describe('Files with which something went wrong', () => {
  it('are refused or read, and what is read can be written and read again', () => {
    let read = 0
    for (let number = 0; number < 500; number++) {
      const result = readMspdi(mutated(files.length > 0 ? files : [own], number))
      if (result.refusal) continue
      read++
      const text = [...writeMspdi(result.plan)].join('')
      const again = readMspdi(new TextEncoder().encode(text))
      expect({ number, refusal: again.refusal }).toEqual({ number, refusal: undefined })
    }
    expect(read).toBeGreaterThan(100)
  })
})
