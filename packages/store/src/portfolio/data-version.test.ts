import { describe, expect, it } from 'vitest'
import { everywhere } from '@gantry/domain/reach'
import { sourceOf } from '../records/source.ts'
import { besideTheFacts } from './data-version.ts'
import { factsQueries } from './facts-queries.ts'

describe('registers beside the facts', () => {
  const read = factsQueries('00000000-0000-0000-0000-000000000000', {
    org: '00000000-0000-0000-0000-000000000000',
    see: everywhere,
    money: everywhere,
    manage: everywhere,
    person: null,
  })
    .map(({ text }) => text)
    .join('\n')

  it('are some, the busiest among them', () => {
    expect(besideTheFacts).toEqual(expect.arrayContaining(['risk', 'issue', 'action']))
  })

  it.each(besideTheFacts)('%s is in no statement that reads the facts', (kind) => {
    expect(read).not.toMatch(new RegExp(`\\b(from|join) ${kind === 'plan' ? 'plan' : sourceOf(kind).table}\\b`))
  })
})
