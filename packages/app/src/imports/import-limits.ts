import { isCurrency } from '@gantry/domain/portfolio/currency'
import { noCurrency } from '../access/organisation-input.ts'
import type { Context } from '../context.ts'
import { type Refused, refuse } from '../outcome.ts'
import type { ImportRequest } from './import-files.ts'
import type { DroppedFile } from './parsed-file.ts'

/** Bytes of all files of one drop; one file may be as large as a reader takes. */
export const mostBytes = 120 * 1024 * 1024
export const mostFiles = 50

export function mayImport({ actor: { access } }: Context): Refused | undefined {
  const may = access.mayAnywhere('import')
  if (may.ok) return undefined
  return refuse({ id: may.id, status: 403, message: may.reason, ...(may.who ? { mend: may.who } : {}) })
}

/** What cannot be imported whatever the files hold. */
export function refuseRequest({ files, currency }: Pick<ImportRequest, 'files' | 'currency'>): Refused | undefined {
  if (currency !== undefined && !isCurrency(currency)) return noCurrency(currency)
  return tooMuch(files)
}

function tooMuch(files: readonly DroppedFile[]): Refused | undefined {
  if (files.length === 0) {
    return refuse({
      id: 'import.nothing',
      status: 422,
      message: 'There is no file in this import.',
      mend: 'Maybe choose one or several CSV or XLSX files.',
    })
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  if (files.length <= mostFiles && bytes <= mostBytes) return undefined
  return refuse({
    id: 'import.too-large',
    status: 413,
    message: `These ${files.length} files have ${Math.ceil(bytes / 1024 / 1024)} MB together; ${mostFiles} files with ${mostBytes / 1024 / 1024} MB can be imported at once.`,
    mend: 'Maybe import them in several goes.',
  })
}
