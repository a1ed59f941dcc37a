import { z } from 'zod'
import { isDay } from '../day.ts'
import type { Field } from '../field.ts'

const currency = z.string().regex(/^[A-Z]{3}$/, 'is a currency of three capital letters (ISO 4217)')
const minor = z.int('is a whole number of minor units')
const oneSum = z.strictObject({ minor, currency })
const range = z
  .strictObject({ low: minor.optional(), high: minor.optional(), currency })
  .refine(({ low, high }) => low !== undefined || high !== undefined, 'needs a low or a high end')
  .refine(({ low, high }) => low === undefined || high === undefined || low <= high, 'has its ends the wrong way round')

/** Characters of a text of one line; of a note. */
export const longestText = 300
export const longestNote = 20_000

/** What a value of the field must be, in JSON. Null and absence are the record's matter, not the value's. */
export function valueSchema(field: Field): z.ZodType {
  return schemas[field.type](field).describe([field.label, field.help].filter(Boolean).join('. '))
}

const schemas: Readonly<Record<Field['type'], (field: Field) => z.ZodType>> = {
  text: ({ max }) => words(max ?? longestText),
  note: ({ max }) => words(max ?? longestNote),
  choice: ({ of }) => (of ? z.enum(of as [string, ...string[]]) : words(200)),
  flag: () => z.boolean(),
  count: ({ min, max }) => between(z.int(), min, max),
  scale: ({ max }) =>
    z
      .int()
      .min(1)
      .max(max ?? 5),
  money: ({ ranged }) => (ranged ? z.union([oneSum, range]) : oneSum),
  percent: ({ min, max }) => between(z.number(), min, max),
  day: () => z.string().refine(isDay, 'is a day like 2027-05-14').meta({ format: 'date' }),
  instant: () => z.iso.datetime({ offset: true }),
  ref: () => z.uuid(),
  refs: ({ max }) => z.array(z.uuid()).max(max ?? 100),
  person: () => z.uuid(),
  link: ({ max }) =>
    words(max ?? 2000).refine(
      (text) => /^(https?:\/\/|mailto:)\S+$/i.test(text),
      'is a link that starts with https://',
    ),
  tags: ({ max }) => z.array(words(300)).max(max ?? 50),
}

function words(max: number): z.ZodString {
  return z
    .string()
    .max(max, `has at most ${max} characters`)
    .regex(/^[^\0]*$/, 'holds a NUL character')
}

function between(schema: z.ZodInt | z.ZodNumber, min: number | undefined, max: number | undefined): z.ZodType {
  const low = min === undefined ? schema : schema.min(min)
  return max === undefined ? low : low.max(max)
}
