/** What plans are read from. */
export const planFormats = {
  mspdi: 'Microsoft Project XML',
  xer: 'Primavera P6 XER',
  'gantry-plan': 'Gantry plan (JSON)',
  'task-list': 'task list (CSV or XLSX)',
  psplib: 'scheduling problem (PSPLIB, Patterson, ProGen/max or MPLIB)',
} as const
export type PlanFormat = keyof typeof planFormats

/** What plans are written to, with the ending of a file's name. */
export const writtenFormats = {
  mspdi: { ending: 'xml', mediaType: 'application/xml' },
  xer: { ending: 'xer', mediaType: 'text/plain' },
  'gantry-plan': { ending: 'json', mediaType: 'application/json' },
  'task-list': { ending: 'csv', mediaType: 'text/csv' },
  'psplib-sm': { ending: 'sm', mediaType: 'text/plain' },
  'psplib-rcp': { ending: 'rcp', mediaType: 'text/plain' },
} as const
export type WrittenFormat = keyof typeof writtenFormats

/** The format to write a file of this name in. */
export function formatForName(name: string): WrittenFormat | undefined {
  const ending = /\.([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase()
  const found = Object.entries(writtenFormats).find(([, format]) => format.ending === ending)
  return found?.[0] as WrittenFormat | undefined
}
