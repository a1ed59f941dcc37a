import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CommandRefused } from './refused.ts'
import type { AtOrganisation } from './with-organisation.ts'

/** Streams an answer of the API into a file. */
export async function download(
  at: Pick<AtOrganisation, 'http' | 'key'>,
  path: string,
  file: string,
  method: 'GET' | 'POST' = 'GET',
): Promise<void> {
  const response = await fetch(at.http.address(path), {
    method,
    headers: { authorization: `Bearer ${at.key}` },
  })
  if (!response.ok || !response.body) {
    const problem = (await response.json().catch(() => ({}))) as { detail?: string; mend?: string }
    throw new CommandRefused(problem.detail ?? `The server answered ${response.status}.`, {
      mend: problem.mend,
    })
  }
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file, { mode: 0o600 }))
}
