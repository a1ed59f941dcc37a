import { planShape } from './plan-shape.ts'
import { gantryPlanVersion } from './read.ts'
import type { ObjectShape, Shape } from './shapes.ts'

type Json = Readonly<Record<string, unknown>>

/** The format's JSON Schema (2020-12), from its one description. */
export function jsonSchema(): Json {
  const definitions: Record<string, Json> = {}
  const plan = schemaOf(planShape, definitions)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Gantry plan',
    type: 'object',
    required: ['format', 'version', 'plan'],
    properties: { format: { const: 'gantry-plan' }, version: { const: gantryPlanVersion }, plan },
    $defs: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

const minutePattern = '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?$'

function schemaOf(shape: Shape, definitions: Record<string, Json>): Json {
  switch (shape.is) {
    case 'any':
      return {}
    case 'text':
      return { type: 'string' }
    case 'number':
      return { type: 'number' }
    case 'whole':
      return { type: 'integer' }
    case 'flag':
      return { type: 'boolean' }
    case 'true':
      return { const: true }
    case 'minute':
      return { type: 'string', pattern: minutePattern }
    case 'day':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
    case 'shift':
      return { type: 'string', pattern: '^\\d{2}:[0-5]\\d-\\d{2}:[0-5]\\d$' }
    case 'word':
      return { enum: shape.words }
    case 'list':
      return {
        type: 'array',
        items: schemaOf(shape.of, definitions),
        ...(shape.length === undefined ? {} : { minItems: shape.length, maxItems: shape.length }),
      }
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(shape.of, definitions) }
    case 'oneOf':
      return { anyOf: shape.of.map((one) => schemaOf(one, definitions)) }
    case 'orNothing':
      return { anyOf: [schemaOf(shape.of, definitions), { type: 'null' }] }
    case 'object':
      return reference(shape, definitions)
  }
}

function reference(shape: ObjectShape, definitions: Record<string, Json>): Json {
  if (definitions[shape.name] === undefined) {
    definitions[shape.name] = {}
    definitions[shape.name] = {
      description: shape.about,
      type: 'object',
      required: Object.entries(shape.fields).flatMap(([name, { required }]) => (required ? [name] : [])),
      properties: Object.fromEntries(
        Object.entries(shape.fields).map(([name, field]) => [
          name,
          { ...schemaOf(field.shape, definitions), ...(field.about === '' ? {} : { description: field.about }) },
        ]),
      ),
    }
  }
  return { $ref: `#/$defs/${shape.name}` }
}
