import pg from 'pg'
import { StoreClosed } from '../../errors.ts'
import { Channels, quoteName } from '../channels.ts'
import type { StoreLog } from '../engine.ts'

const firstDelayMs = 200
const longestDelayMs = 10_000

/** One connection that only listens, opened at the first need and opened again whenever it is lost. */
export function openListener(config: pg.ClientConfig, log: StoreLog) {
  const channels = new Channels(log)
  let client: Promise<pg.Client> | undefined
  let retry: NodeJS.Timeout | undefined
  let delayMs = firstDelayMs
  let closed = false

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client(config)
    next.on('notification', ({ channel, payload }) => channels.tell(channel, payload ?? ''))
    next.on('error', (error) => log.warn({ error: error.message }, 'The listening database connection failed'))
    await next.connect()
    next.once('end', lost)
    for (const channel of channels.names()) await next.query(`listen ${quoteName(channel)}`)
    delayMs = firstDelayMs
    return next
  }

  function lost(): void {
    client = undefined
    if (closed || channels.names().length === 0) return
    retry = setTimeout(() => {
      client = connect()
      client.then(
        () => channels.tellGap(),
        () => lost(),
      )
    }, delayMs)
    delayMs = Math.min(delayMs * 2, longestDelayMs)
  }

  async function listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>> {
    if (closed) throw new StoreClosed()
    const isNew = channels.add(channel, onMessage)
    client ??= connect()
    try {
      const open = await client
      if (isNew) await open.query(`listen ${quoteName(channel)}`)
    } catch (error) {
      client = undefined
      channels.remove(channel, onMessage)
      throw error
    }
    return async () => {
      if (!channels.remove(channel, onMessage) || !client || closed) return
      await (await client).query(`unlisten ${quoteName(channel)}`)
    }
  }

  async function close(): Promise<void> {
    closed = true
    clearTimeout(retry)
    const open = await client?.catch(() => undefined)
    await open?.end()
  }

  return { listen, close }
}
