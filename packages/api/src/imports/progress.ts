import type { FastifyRequest } from 'fastify'
import type { ImportWatch } from '@gantry/app/imports/workshop'

interface Running {
  readonly owner: string
  fraction: number
}

/** How far the readings under way are, by the key that the caller chose and whose they are. */
const running = new Map<string, Running>()

/** Watches one request: closing the connection cancels the reading, and `key` lets its owner ask how far it is. */
export async function watched<T>(
  request: FastifyRequest,
  owner: string,
  key: string | undefined,
  work: (watch: ImportWatch) => Promise<T>,
): Promise<T> {
  const cancel = new AbortController()
  const closed = () => {
    if (!request.raw.complete || request.raw.destroyed) cancel.abort(new Error('The request was cancelled'))
  }
  request.raw.socket.once('close', closed)
  const mine: Running = { owner, fraction: 0 }
  if (key !== undefined) running.set(`${owner} ${key}`, mine)
  try {
    return await work({
      signal: cancel.signal,
      progress: (fraction) => {
        mine.fraction = fraction
      },
    })
  } finally {
    request.raw.socket.off('close', closed)
    if (key !== undefined) running.delete(`${owner} ${key}`)
  }
}

/** 0 to 1; undefined when nothing of that key is under way. */
export function progressOf(owner: string, key: string): number | undefined {
  return running.get(`${owner} ${key}`)?.fraction
}
