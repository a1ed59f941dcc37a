import type { Plan } from '@gantry/planning'
import { encode } from './encode.ts'
import { planShape } from './plan-shape.ts'
import { gantryPlanVersion } from './read.ts'

/** The plan as JSON, one task, link, … a line. */
export function writeGantryPlan(plan: Plan): Uint8Array {
  const fields = encode(planShape, plan) as Readonly<Record<string, unknown>>
  const lines = Object.entries(fields).map(([name, value]) => `    ${JSON.stringify(name)}: ${valueText(value)}`)
  const head = `{\n  "format": "gantry-plan",\n  "version": ${gantryPlanVersion},\n  "plan": {\n`
  return new TextEncoder().encode(`${head}${lines.join(',\n')}\n  }\n}\n`)
}

function valueText(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value)
  return `[\n${value.map((one) => `      ${JSON.stringify(one)}`).join(',\n')}\n    ]`
}
