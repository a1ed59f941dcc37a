import { planShape } from './plan-shape.ts'
import { gantryPlanVersion } from './read.ts'
import type { ObjectShape, Shape } from './shapes.ts'

/** The format's page, from its one description. */
export function documentation(): string {
  const shapes = new Map<string, ObjectShape>()
  collect(planShape, shapes)
  return [introduction, ...[...shapes.values()].map(section)].join('\n')
}

const introduction = `# Gantry plan: plans as JSON

One JSON object in UTF-8: \`format\`, \`version\` and the \`plan\`. It holds every field of a plan, so that writing and
reading again gives the same plan. Other tools can write it: what is not as described here is refused with its place, ids
that are there twice too; fields that are not known are left out and told.

- **Dates** are local, in the plan’s own wall clock: \`2026-05-14T08:00\`. **Days** are \`2026-05-14\`.
- **Shifts** are \`08:00-12:00\`; past midnight the hours go on: \`22:00-30:00\` ends at six in the morning.
- **Durations, work and lags** are whole minutes, **money** is whole minor units (pence, cents).
- **Ids** are text, unique among their own kind. An absent field says nothing: there is no \`null\`, but in weeks.

The version is ${gantryPlanVersion}. A later one will be refused by readers of this one, never half understood. The JSON Schema is
[gantry-plan.schema.generated.json](gantry-plan.schema.generated.json). This page and the schema are generated from the
description in \`packages/formats/src/gantry-plan/plan-shape.ts\`.

\`\`\`json
{
  "format": "gantry-plan",
  "version": 1,
  "plan": {
    "title": "Ferry terminal",
    "rules": "p6",
    "start": "2026-03-02T08:00",
    "from": "start",
    "calendar": "five",
    "units": { "minutesPerDay": 480, "minutesPerWeek": 2400, "daysPerMonth": 20 },
    "options": {},
    "calendars": [{ "id": "five", "name": "Five days",
      "week": [[], ["08:00-16:00"], ["08:00-16:00"], ["08:00-16:00"], ["08:00-16:00"], ["08:00-16:00"], []],
      "workWeeks": [],
      "exceptions": [{ "name": "Easter Monday", "from": "2026-04-06", "to": "2026-04-06", "shifts": [] }] }],
    "tasks": [
      { "id": "1", "name": "Piles", "type": "task", "duration": 2400, "effort": { "fixed": "duration", "driven": false } },
      { "id": "2", "name": "Open", "type": "milestone", "duration": 0, "effort": { "fixed": "duration", "driven": false } }],
    "dependencies": [
      { "id": "1", "predecessor": "1", "successor": "2", "type": "FS", "lag": { "in": "working", "minutes": 0 } }],
    "resources": [],
    "assignments": [],
    "baselines": []
  }
}
\`\`\`
`

function collect(shape: Shape, shapes: Map<string, ObjectShape>): void {
  if (shape.is === 'list' || shape.is === 'map' || shape.is === 'orNothing') collect(shape.of, shapes)
  if (shape.is === 'oneOf') for (const one of shape.of) collect(one, shapes)
  if (shape.is !== 'object' || shapes.has(shape.name)) return
  shapes.set(shape.name, shape)
  for (const field of Object.values(shape.fields)) collect(field.shape, shapes)
}

function section({ name, about, fields }: ObjectShape): string {
  const rows = Object.entries(fields).map(
    ([field, { shape, about: text, required }]) => `| \`${field}\`${required ? '' : ' ?'} | ${kind(shape)} | ${text} |`,
  )
  return [`## ${name}`, '', about, '', '| field | is | |', '|---|---|---|', ...rows, ''].join('\n')
}

function kind(shape: Shape): string {
  switch (shape.is) {
    case 'flag':
      return 'true or false'
    case 'minute':
      return 'date'
    case 'whole':
      return 'whole number'
    case 'any':
      return 'anything'
    case 'word':
      return shape.words.map((one) => `\`${one}\``).join(', ')
    case 'list':
      return `list of ${shape.length === undefined ? '' : `${shape.length} × `}${kind(shape.of)}`
    case 'map':
      return `${kind(shape.of)} by name`
    case 'oneOf':
      return shape.of.map(kind).join(' or ')
    case 'orNothing':
      return `(${kind(shape.of)} or \`null\`)`
    case 'object':
      return `[${shape.name}](#${shape.name.toLowerCase()})`
    default:
      return shape.is
  }
}
