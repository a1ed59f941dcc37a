import type { Database } from '@gantry/store/database'
import { expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { openEventStream } from './event-stream.ts'

// What reaches those who follow when the store's own messages had a gap: its worker was replaced, or its connection lost.

async function openWithGap() {
  let tell: (payload: string) => void = () => undefined
  const store = {
    listen: async (_channel: string, onMessage: (payload: string) => void) => {
      tell = onMessage
      return async () => undefined
    },
  } as Partial<Database> as Database
  return { stream: await openEventStream(store), gap: () => tell('') }
}

const contextOf = (org: string) => ({ org, actor: { access: {} } }) as Context

test('after a gap everyone who follows is sent to look for themselves', async () => {
  const { stream, gap } = await openWithGap()
  const over: string[] = []
  for (const org of ['a', 'b']) {
    stream.follow(
      contextOf(org),
      () => over.push(`${org} was told`),
      () => over.push(org),
    )
  }
  gap()
  expect(over).toEqual(['a', 'b'])
})

test('a gap that nobody follows is nothing', async () => {
  const { stream, gap } = await openWithGap()
  const leave = stream.follow(
    contextOf('a'),
    () => undefined,
    () => expect.unreachable(),
  )
  leave()
  expect(gap).not.toThrow()
})
