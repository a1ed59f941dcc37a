import { paths } from './paths.ts'

/** Kinds whose address is not simply their name in the plural. */
const plurals: Readonly<Record<string, string>> = {
  person: 'people',
  dependency: 'dependencies',
  statusReport: 'status-reports',
  organisationUnit: 'organisation-units',
  reportingPeriod: 'reporting-periods',
}

/** `risk` → `risks`, `statusReport` → `status-reports`: the segment in addresses of the API and the app. */
export function pluralOf(kind: string): string {
  return plurals[kind] ?? `${kind}s`
}

export function hrefOfRecord(org: string, kind: string, ref: string): string {
  return kind === 'initiative' ? paths.initiative(org, ref) : paths.record(org, pluralOf(kind), ref)
}
