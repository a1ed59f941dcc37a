import { z } from 'zod'

const ids = z.array(z.uuid()).max(5000)

/** Who is expected to report: everyone, or the initiatives of some units and some by name. */
export const scopeShape = z.union([
  z.strictObject({ everyone: z.literal(true) }),
  z.strictObject({ units: ids, initiatives: ids }),
])
