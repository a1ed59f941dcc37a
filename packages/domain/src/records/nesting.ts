const parentsOf: Readonly<Record<string, readonly string[]>> = {
  portfolio: ['portfolio'],
  programme: ['portfolio', 'programme'],
  project: ['portfolio', 'programme', 'project'],
}

/** Why an initiative of one type cannot be part of one of another; at the top (no parent) any may stand. */
export function nestingProblem(type: string, parent: string | undefined): string | undefined {
  if (parent === undefined || parentsOf[type]?.includes(parent)) return undefined
  return `cannot be ${type}: a ${type} is not part of a ${parent}`
}
