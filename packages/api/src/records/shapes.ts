import { mostAtOnce } from '@gantry/app/records/change-several'
import { moveVerdict } from '@gantry/app/records/moving-to'
import type { Field } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import { absenceTypes } from '@gantry/domain/absence'
import { valueSchema } from '@gantry/domain/records/value-schema'
import { z } from 'zod'

/** Shapes of requests and answers, and what the OpenAPI document says of them; values are read by the use cases. */

export const orgParam = z
  .string()
  .max(100)
  .meta({ description: 'Slug or id of the organisation', examples: ['acme'] })

export function refParam(kind: AnyKind): z.ZodString {
  return z
    .string()
    .max(60)
    .meta({ description: `Reference or id of a ${kind.label.toLowerCase()}`, examples: [`${kind.prefix}-1`] })
}

export const version = z
  .int()
  .min(1)
  .meta({ description: 'The version the caller saw', examples: [1] })
export const reason = z
  .string()
  .max(5000)
  .regex(/^[^\0]*$/)

const absence = z.strictObject({
  type: z.enum(absenceTypes),
  reason: z
    .string()
    .max(2000)
    .regex(/^[^\0]*$/)
    .optional(),
})

/** Loose where the use case reads field by field and can name every problem; the document tells the whole shape. */
function fieldsShape(kind: AnyKind) {
  const writable = Object.entries(kind.fields).filter(([, { computed }]) => !computed)
  const properties = Object.fromEntries(writable.map(([key, field]) => [key, documented(field)]))
  const example = Object.fromEntries(
    writable.filter(([, { required }]) => required).map(([key, field]) => [key, exampleOf(field)]),
  )
  return z.record(z.string(), z.unknown()).meta({ properties, examples: [example], additionalProperties: false })
}

function documented(field: Field): object {
  const { $schema: _, ...schema } = z.toJSONSchema(valueSchema(field), { io: 'input', unrepresentable: 'any' })
  return { ...schema, title: field.label }
}

function exampleOf(field: Field): unknown {
  switch (field.type) {
    case 'choice':
      return field.of?.[0] ?? 'other'
    case 'flag':
      return true
    case 'count':
    case 'scale':
    case 'percent':
      return 3
    case 'money':
      return { minor: 125_000_00, currency: 'GBP' }
    case 'day':
      return '2027-05-14'
    case 'instant':
      return '2027-05-14T09:00:00Z'
    case 'ref':
    case 'person':
      return '01900000-0000-7000-8000-000000000001'
    case 'refs':
      return []
    case 'tags':
      return ['example']
    case 'link':
      return 'https://example.org/'
    default:
      return 'An example'
  }
}

function draftShape(kind: AnyKind) {
  return {
    fields: fieldsShape(kind).optional(),
    custom: z.record(z.string(), z.unknown()).optional(),
    absent: z.record(z.string(), absence.nullable()).optional(),
    audience: z.enum(['inherits', 'managers', 'named']).optional(),
    readers: z.array(z.uuid()).max(500).optional(),
  }
}

const initiativeRef = z
  .string()
  .max(60)
  .nullable()
  .optional()
  .meta({ description: 'Reference or id', examples: ['INI-1'] })

export function createBody(kind: AnyKind) {
  const shape = { initiative: initiativeRef, ...draftShape(kind), fields: fieldsShape(kind) }
  return z.strictObject(kind.of === 'organisation' ? { ...shape, initiative: z.null().optional() } : shape)
}

export function changeBody(kind: AnyKind) {
  return z.strictObject({ version, ...whereShape(kind), ...draftShape(kind) })
}

/** The initiative, for kinds whose records move from one to another. */
function whereShape(kind: AnyKind) {
  return { initiative: moveVerdict(kind).ok ? initiativeRef : z.null().optional() }
}

export function severalBody(kind: AnyKind) {
  const { fields, custom, absent } = draftShape(kind)
  const seen = z.strictObject({ ref: z.string().max(60), version })
  return z.strictObject({
    records: z
      .array(seen)
      .min(1)
      .max(mostAtOnce)
      .meta({ examples: [[{ ref: `${kind.prefix}-1`, version: 1 }]] }),
    ...whereShape(kind),
    step: z
      .string()
      .max(60)
      .optional()
      .meta({ description: Object.keys(kind.steps ?? {}).join(', ') }),
    reason: reason.optional(),
    fields,
    custom,
    absent,
  })
}

export function stepBody(kind: AnyKind) {
  return z.strictObject({ version, reason: reason.optional(), ...draftShape(kind) })
}

export const removeBody = z.strictObject({ version, reason: reason.optional() })
export const restoreBody = z.strictObject({ reason: reason.optional() }).nullish()

const oneOrMany = z.union([z.string().max(2000), z.array(z.string().max(2000)).max(30)])

export function listQuery(kind: AnyKind) {
  return z.object({
    q: z
      .string()
      .max(200)
      .regex(/^[^\0]*$/)
      .optional(),
    sort: z
      .string()
      .max(300)
      .optional()
      .meta({ examples: [`-${kind.list[1] ?? kind.title},${kind.title}`] }),
    filter: oneOrMany.optional().meta({
      description: '<field>:<op>:<value>, repeatable; op: eq, ne, lt, lte, gt, gte, in (a|b), has, absent, contains',
      examples: [`${kind.title}:contains:a`],
    }),
    after: z.string().max(4000).optional().meta({ description: 'The `next` of the page before' }),
    limit: z.coerce.number().int().min(1).max(200).optional(),
    columns: z
      .string()
      .max(4000)
      .optional()
      .meta({ examples: [kind.list.join(',')] }),
    initiative: z.string().max(60).optional().meta({ description: 'Only this initiative and those below it' }),
    deleted: z.enum(['true', 'false']).optional(),
  })
}

export type ListQuery = z.infer<ReturnType<typeof listQuery>>

/** What answers look like, for the document; they are not checked again when sent. */
export function recordShape(kind: AnyKind) {
  const properties = Object.fromEntries(Object.entries(kind.fields).map(([key, field]) => [key, documented(field)]))
  const verdict = z.object({
    ok: z.boolean(),
    id: z.string().optional(),
    reason: z.string().optional(),
    who: z.string().optional(),
  })
  return z.object({
    kind: z.literal(kind.name),
    id: z.uuid(),
    ref: z.string(),
    version: z.int(),
    state: kind.states ? z.enum(kind.states as [string, ...string[]]) : z.null(),
    title: z.string(),
    initiative: z.object({ id: z.uuid(), ref: z.string(), title: z.string() }).nullable(),
    fields: z.record(z.string(), z.unknown()).meta({ properties }),
    absent: z.record(z.string(), absence),
    custom: z.record(z.string(), z.unknown()),
    labels: z.record(z.string(), z.unknown()),
    audience: z.string(),
    createdAt: z.string(),
    createdBy: z.uuid().nullable(),
    updatedAt: z.string(),
    updatedBy: z.uuid().nullable(),
    allowed: z.object({ edit: verdict, delete: verdict, steps: z.record(z.string(), verdict) }),
  })
}

export const severalShape = z.object({
  records: z.array(z.object({ id: z.uuid(), ref: z.string(), version: z.int() })),
})

export function listShape(kind: AnyKind) {
  const verdict = z.object({ ok: z.boolean() })
  return z.object({
    rows: z.array(recordShape(kind)),
    next: z.string().nullable(),
    count: z.object({ n: z.int(), capped: z.boolean() }),
    allowed: z.object({ create: verdict, export: verdict, seeMoney: verdict }),
  })
}
