import { z } from 'zod'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { MappingChoice } from './parsed-file.ts'

const column = z.looseObject({
  index: z.int().min(0),
  header: z.string(),
  fingerprint: z.string(),
  target: z.string().max(200),
  type: z.enum(['text', 'longText', 'id', 'unit', 'choice', 'date', 'money', 'percent', 'number', 'boolean', 'rating', 'url']),
  label: z.string().max(200).optional(),
  format: z.looseObject({}).default({}),
  definition: z.object({ header: z.string(), text: z.string(), key: z.string() }),
  rules: z
    .array(
      z.object({
        when: z.enum(['zero', 'equals']),
        text: z.string().optional(),
        absent: z.enum(['withheld', 'notYetAssessed', 'reset', 'tooEarly', 'notSupplied', 'notApplicable', 'none']),
        reason: z.string(),
      }),
    )
    .default([]),
  reason: z.string().default(''),
})
const whole = z.looseObject({ fingerprint: z.string(), columns: z.array(column).max(2_000) })
const targets = z.record(z.string(), z.string().max(200))
const choice = z.union([whole, z.array(whole).max(100), z.object({ mappings: z.array(whole).max(100), targets: targets.default({}) }), targets])

/**
 * What a person decided about columns, as a file or a form gives it: the mapping of a report, several of them, or simply
 * heading → target.
 */
export function readChoice(said: unknown): Outcome<MappingChoice | undefined> {
  if (said === undefined || said === null || said === '') return done(undefined)
  const parsed = choice.safeParse(typeof said === 'string' ? jsonOf(said) : said)
  if (!parsed.success) {
    return refuse({
      id: 'import.mapping',
      status: 422,
      message: 'The mapping is not one that an import gives.',
      mend: 'Maybe take `mapping` from the report of a dry run, or write { "heading": "target" }.',
    })
  }
  return done(choiceOf(parsed.data as Said))
}

type Whole = MappingChoice['mappings'][number]
type Said = Whole | Whole[] | { mappings: Whole[]; targets: Record<string, string> } | Record<string, string>

function choiceOf(said: Said): MappingChoice {
  if (Array.isArray(said)) return { mappings: said, targets: {} }
  if ('columns' in said && Array.isArray(said.columns)) return { mappings: [said as Whole], targets: {} }
  if ('mappings' in said && Array.isArray(said.mappings)) return said as MappingChoice
  return { mappings: [], targets: said as Record<string, string> }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
