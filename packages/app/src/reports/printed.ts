import type { Paper } from '@gantry/reports/paper'
import { openPress } from '@gantry/reports/typeset/press'
import { done, type Outcome, refuse } from '../outcome.ts'

/** A finished document and the name a browser saves it under. */
export interface Sheets {
  readonly pdf: Uint8Array
  readonly pages: number
  readonly name: string
}

/** One for the process: it holds nothing until the first paper, and lets go of its thread when there is no work. */
const press = openPress()

/**
 * @param name without the ending; ASCII
 * @param signal gives it up when nobody waits for it any more
 */
export async function printed(paper: Paper, name: string, signal?: AbortSignal): Promise<Outcome<Sheets>> {
  const made = await press.print(paper, signal)
  if (made.ok) return done({ pdf: made.sheets.pdf, pages: made.sheets.pages, name: `${name}.pdf` })
  if (made.why === 'tooMany')
    return refuse({
      id: 'report.busy',
      status: 503,
      message: 'Too many documents are being typeset at this moment.',
      mend: 'Maybe try again in a minute.',
      values: { retryAfterSeconds: 20 },
    })
  if (made.why === 'givenUp')
    return refuse({
      id: 'report.cancelled',
      status: 409,
      message: 'Typesetting was cancelled.',
      mend: 'Maybe ask for the document again.',
    })
  return refuse({
    id: 'report.slow',
    status: 503,
    message: 'Typesetting this document took too long and was stopped.',
    mend: 'Maybe ask for fewer initiatives, or for a smaller portfolio.',
    values: { retryAfterSeconds: 5 },
  })
}
