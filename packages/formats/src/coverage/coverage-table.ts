import { comparedFormats, type ComparedFormat, type FieldCoverage } from './coverage.ts'

/** The coverage as a page: a table for each sort of entry, a row a field, a column a format. */
export function coverageTable(coverage: ReadonlyMap<string, FieldCoverage>, plans: number): string {
  const sections = Object.entries(titles).map(([sort, title]) => {
    const rows = [...coverage].filter(([field]) => field.startsWith(`${sort}.`)).sort(([a], [b]) => (a < b ? -1 : 1))
    return rows.length === 0 ? '' : `\n## ${title}\n\n${table(rows.map(([field, counts]) => rowOf(field, counts)))}`
  })
  return `${introduction(plans)}${sections.join('')}`
}

const titles = {
  plan: 'The plan',
  calendar: 'Calendars',
  task: 'Tasks',
  link: 'Links',
  resource: 'Resources',
  assignment: 'Assignments',
  baseline: 'Baselines',
}

const introduction = (plans: number) => `# What survives which format

Each of ${plans} plans (files of Microsoft Project and P6, and one that uses every field) was written in each format and
read again; the table says which values came back the same: ● all, ○ none, else how many in a hundred. Ids and order do not
count, nor what a format keeps for itself beside the model: that comes back to its own format only. This page is generated;
renew it with \`npm test -- packages/formats/src/coverage -u\`.
`

const columns = Object.keys(comparedFormats) as ComparedFormat[]

function rowOf(field: string, { values, same }: FieldCoverage): string[] {
  const name = field.slice(field.indexOf('.') + 1)
  return [`\`${name}\``, String(values), ...columns.map((format) => share(same[format], values))]
}

/** Never rounded up to all nor down to none. */
function share(same: number, values: number): string {
  if (same === values) return '●'
  if (same === 0) return '○'
  return `${Math.min(99, Math.max(1, Math.round((same / values) * 100)))} %`
}

function table(rows: readonly string[][]): string {
  const head = ['Field', 'Values', ...columns.map((format) => comparedFormats[format])]
  const lines = [head, ['---', '---:', ...columns.map(() => ':---:')], ...rows]
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`
}
