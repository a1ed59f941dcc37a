import { z } from 'zod'
import { absenceTypes } from '../absence.ts'
import { valueTypes, type ColumnChange } from './types.ts'

const rule = z.object({
  when: z.enum(['zero', 'equals']),
  text: z.string().optional(),
  absent: z.enum(absenceTypes),
  reason: z.string().min(1),
})
const target = z
  .string()
  .regex(/^(ignore|(initiative|status|period|custom)\.[A-Za-z]\w*|rating\.(independent|owner)\.[a-zA-Z]\w*)$/)
const format = z.object({
  date: z
    .object({ order: z.enum(['dmy', 'mdy', 'ymd']), pivot: z.int().min(0).max(100), serials: z.enum(['1900', '1904']) })
    .partial()
    .optional(),
  money: z
    .object({
      currency: z.string().regex(/^[A-Z]{3}$/),
      multiplier: z.union([z.literal(1), z.literal(1e3), z.literal(1e6), z.literal(1e9)]),
      decimal: z.enum(['.', ',']),
    })
    .partial()
    .optional(),
  number: z
    .object({ decimal: z.enum(['.', ',']) })
    .partial()
    .optional(),
  percent: z
    .object({ decimal: z.enum(['.', ',']), bare: z.enum(['points', 'fraction']) })
    .partial()
    .optional(),
  rating: z
    .object({ scale: z.enum(['rag3', 'rag5', 'fivePoint']) })
    .partial()
    .optional(),
})

const column = z
  .object({
    header: z.string().optional(),
    index: z.int().min(0).optional(),
    target: target.optional(),
    type: z.enum(valueTypes).optional(),
    label: z.string().max(80).optional(),
    rules: z.array(rule).max(50).optional(),
    format: format.optional(),
  })
  .refine(({ header, index }) => header !== undefined || index !== undefined, { message: 'needs a header or an index' })

const file = z.object({ columns: z.array(column).max(2000) })

export type MappingFileRead = { ok: true; changes: ColumnChange[] } | { ok: false; message: string; mend: string }

/**
 * Checks a mapping that came as JSON (a map file, or a screen): { columns: [{ header, target, … }] }. What an earlier
 * import printed as its mapping is a valid one.
 */
export function readMappingFile(json: unknown): MappingFileRead {
  const read = file.safeParse(json)
  if (read.success) return { ok: true, changes: read.data.columns }
  const [issue] = read.error.issues
  const at = issue === undefined || issue.path.length === 0 ? 'the mapping' : issue.path.join('.')
  const mend = 'Maybe compare it with the mapping that an import with --dry-run --json prints.'
  return { ok: false, message: `The mapping cannot be used: ${at}: ${issue?.message ?? 'unknown'}.`, mend }
}
