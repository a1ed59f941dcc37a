import type { ColumnContext, PlanColumn } from './column.ts'

/** How many rows are looked at for the names of custom fields. */
const lookedAt = 5_000

/** A column for each custom field that tasks of the plan have. */
export function customColumns({ session }: ColumnContext): readonly PlanColumn[] {
  const names = new Set<string>()
  let count = 0
  for (const { custom } of session.book.task.values()) {
    if (count++ > lookedAt) break
    for (const name of Object.keys(custom ?? {})) names.add(name)
  }
  return [...names].map(customColumn)
}

function customColumn(name: string): PlanColumn {
  return {
    id: `custom.${name}`,
    label: name,
    width: 110,
    text: (_, { custom }) => {
      const value = custom?.[name]
      return value === undefined ? '' : String(value)
    },
    edit: {
      verb: 'task.custom',
      parse: (_, { custom }, text) => {
        const { [name]: before, ...rest } = custom ?? {}
        if (text.trim() === '') return { fields: { custom: Object.keys(rest).length === 0 ? null : rest } }
        const number = Number(text)
        const value = typeof before === 'number' && Number.isFinite(number) ? number : text
        return { fields: { custom: { ...rest, [name]: value } } }
      },
    },
  }
}
