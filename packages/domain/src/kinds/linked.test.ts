import { describe, expect, test } from 'vitest'
import { everyKind, kindNamed } from './index.ts'

const needs = everyKind.flatMap((kind) =>
  Object.values(kind.steps ?? {}).flatMap(({ linked = [] }) => linked.map((need) => ({ kind, need }))),
)

describe('what a step needs of other records', () => {
  test.each(needs.map(({ kind, need }) => [need.id, kind, need] as const))('%s', (_id, kind, need) => {
    const other = kindNamed(need.kind)
    expect(other.fields[need.by]).toMatchObject({ type: 'ref', to: kind.name })
    expect(other.states).toEqual(expect.arrayContaining([...need.states]))
  })
})
