import type { BackendMessage } from 'pg-protocol/dist/messages.js'
import type pg from 'pg'
import { StoreLost } from '../../errors.ts'
import type { Exchange } from '../../wire/exchange.ts'

/** The parts of pg's connection we build on; stable since pg 8, not in its types. */
interface Connection {
  readonly stream: { write(bytes: Buffer): boolean }
  on(event: 'message', listener: (message: BackendMessage) => void): void
  off(event: 'message', listener: (message: BackendMessage) => void): void
}

/** Sends one exchange over a client of pg, which keeps connecting, TLS and authentication; the rest is ours. */
export async function roundTrip(
  client: pg.ClientBase,
  exchange: Exchange,
): Promise<Awaited<ReturnType<Exchange['results']>>> {
  let connection: Connection | undefined
  const take = (message: BackendMessage): void => {
    if (exchange.take(message)) connection?.off('message', take)
  }
  const ignore = (): void => undefined
  // pg calls `submit` when the connection is free, and these handlers for what it reads itself.
  client.query({
    submit(given: Connection) {
      connection = given
      given.on('message', take)
      given.stream.write(exchange.bytes)
    },
    handleError(error: Error) {
      if (isFromServer(error)) return
      connection?.off('message', take)
      exchange.fail(new StoreLost(`The connection to the database was lost (${error.message}).`, { cause: error }))
    },
    handleRowDescription: ignore,
    handleDataRow: ignore,
    handleCommandComplete: ignore,
    handleEmptyQuery: ignore,
    handlePortalSuspended: ignore,
    handleCopyInResponse: ignore,
    handleCopyData: ignore,
    handleReadyForQuery: ignore,
  } as unknown as pg.Submittable)
  return await exchange.results()
}

/** An error message of the server was read by the exchange already; a broken connection was not. */
function isFromServer(error: Error): boolean {
  return 'severity' in error && (error as { severity?: string }).severity === 'ERROR'
}
