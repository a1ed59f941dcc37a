// How to call it:
//
//   const read = readMspdi(bytes)                    // a Uint8Array, or an iterable of them (chunks)
//   if (read.refusal) say(read.refusal.message, read.refusal.mend)
//   else use(read.plan, read.findings)
//
// For chunks that arrive by themselves: `const reader = new MspdiReader()`, then `reader.push(chunk)` until it gives a
// refusal or the file ends, then `reader.end()`.
import type { PlanRead, PlanRefusal } from '../plans/plan-read.ts'
import { Refuse } from '../plans/refuse.ts'
import { XmlDecoder } from './decode.ts'
import { type MspdiLimits, mspdiLimits } from './limits.ts'
import { PlanReader } from './plan-reader.ts'
import { ProjectScanner } from './scan.ts'

/**
 * Reads a plan from Microsoft Project XML, as Project 2002 to 2024 and many other programs write it. Ids of calendars,
 * tasks, resources and assignments are the file's unique ids. The dates the file has as its own answer are in
 * `task.stored`. What the model has no word for is in `kept.mspdi` of each entry, for `writeMspdi`.
 */
export function readMspdi(input: Uint8Array | Iterable<Uint8Array>, limits: Partial<MspdiLimits> = {}): PlanRead {
  const reader = new MspdiReader(limits)
  for (const chunk of input instanceof Uint8Array ? pieces(input) : input) {
    const refusal = reader.push(chunk)
    if (refusal !== undefined) return { refusal }
  }
  return reader.end()
}

/** Reads a plan from chunks as they come; holds the plan, never the file. */
export class MspdiReader {
  private readonly limits: MspdiLimits
  private readonly decoder = new XmlDecoder()
  private readonly entries = new PlanReader()
  private readonly scanner: ProjectScanner
  private refusal: PlanRefusal | undefined
  private bytes = 0

  constructor(limits: Partial<MspdiLimits> = {}) {
    this.limits = { ...mspdiLimits, ...limits }
    this.scanner = new ProjectScanner(this.entries, this.limits)
  }

  /** Why the file is refused, as soon as that is known; more chunks change nothing then. */
  push(chunk: Uint8Array): PlanRefusal | undefined {
    return this.attempt(() => {
      this.bytes += chunk.length
      if (this.bytes > this.limits.bytes) throw tooLarge(this.limits.bytes)
      if (this.limits.stopped?.()) throw stopped()
      this.scanner.write(this.decoder.decode(chunk))
    })
  }

  end(): PlanRead {
    this.attempt(() => {
      if (this.bytes === 0) throw empty()
      this.scanner.write(this.decoder.end())
      this.scanner.end()
    })
    if (this.refusal !== undefined) return { refusal: this.refusal }
    const plan = this.entries.plan()
    this.entries.remarks.add('mspdi.attributesDropped', { count: this.scanner.attributes })
    return { plan, findings: this.entries.remarks.list() }
  }

  private attempt(step: () => void): PlanRefusal | undefined {
    if (this.refusal !== undefined) return this.refusal
    try {
      step()
    } catch (error) {
      if (!(error instanceof Refuse)) throw error
      this.refusal = error.refusal
    }
    return this.refusal
  }
}

/** So that neither the text of a whole file nor its pieces stay in memory. */
function* pieces(bytes: Uint8Array): Iterable<Uint8Array> {
  if (bytes.length === 0) yield bytes
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength)
}

const pieceLength = 64 * 1024

const empty = () =>
  new Refuse(
    'file.empty',
    'The file is empty.',
    'Maybe it was not saved to the end; export it again from the planning tool.',
  )

const stopped = () =>
  new Refuse(
    'file.stopped',
    'Reading was stopped before the end of the file.',
    'Maybe try again when the machine is less busy, or with a part of the plan.',
  )

const tooLarge = (bytes: number) =>
  new Refuse(
    'file.tooLarge',
    `The file is larger than ${Math.floor(bytes / (1024 * 1024))} MB.`,
    'Maybe export a part of the plan.',
  )
