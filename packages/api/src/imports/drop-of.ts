import { type Outcome, done, refuse } from '@gantry/app/outcome'
import { mostBytes, mostFiles } from '@gantry/app/imports/import-limits'
import type { DroppedFile } from '@gantry/app/imports/parsed-file'
import type { FastifyRequest } from 'fastify'

/** Files and fields of a multipart request. */
export interface Drop {
  readonly files: readonly DroppedFile[]
  readonly fields: Readonly<Record<string, string>>
}

/** Of headings and boundaries of the parts. */
const overhead = 1024 * 1024

/** Reads the files of a request; one that says that it is too large is refused before a byte of it is read. */
export async function dropOf(request: FastifyRequest): Promise<Outcome<Drop>> {
  if (!request.isMultipart()) {
    return refuse({
      id: 'import.no-files',
      status: 415,
      message: 'Files are sent as multipart/form-data.',
      mend: 'Maybe send them as parts named “files”.',
    })
  }
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > mostBytes + overhead) return tooLarge('These files', announced)
  const files: DroppedFile[] = []
  const fields: Record<string, string> = {}
  let bytes = 0
  let name = ''
  try {
    for await (const part of request.parts({
      limits: { fileSize: mostBytes, files: mostFiles, fields: 20, fieldSize: 2 * 1024 * 1024 },
    })) {
      if (part.type === 'file') {
        name = baseName(part.filename)
        const content = await part.toBuffer()
        bytes += content.length
        if (bytes > mostBytes) return tooLarge(`With “${name}” these files`, bytes)
        files.push({ name, bytes: content })
      } else if (typeof part.value === 'string') fields[part.fieldname] = part.value
    }
  } catch (error) {
    if (isLimit(error)) return tooLarge(name === '' ? 'These files' : `“${name}”, or what comes with it,`, announced)
    throw error
  }
  return done({ files, fields })
}

function isLimit(error: unknown): boolean {
  return (
    (error instanceof Error &&
      'code' in error &&
      String(error.code).startsWith('FST_') &&
      String(error.code).endsWith('_LIMIT')) ||
    (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE')
  )
}

/** Browsers may send a folder with the name. */
function baseName(name: string): string {
  return name.split(/[\\/]/).at(-1)?.slice(0, 300) || 'file'
}

/** @param what was too large, @param bytes it has, 0 where nobody said */
const tooLarge = (what: string, bytes: number) =>
  refuse({
    id: 'import.too-large',
    status: 413,
    message: `${what} ${bytes > 0 ? `have ${Math.ceil(bytes / 1024 / 1024)} MB` : 'are too large'}: an import takes ${mostFiles} files with ${mostBytes / 1024 / 1024} MB together at most. Nothing was imported.`,
    mend: 'Maybe split the file, or leave out columns that are not needed.',
  })
