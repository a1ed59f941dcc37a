import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A file of the built web app, in memory: a few megabytes that never change while the server runs. */
export interface WebFile {
  readonly type: string
  readonly etag: string
  /** Its name carries a hash of its content: browsers may keep it for ever. */
  readonly immutable: boolean
  readonly bytes: Buffer
  /** Compressed when it is first asked for, and kept. */
  compressed(encoding: 'br' | 'gzip'): Promise<Buffer>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/** By URL path. Files whose name starts with a dot, and of a type no page asks for, are left out. */
export function readWebFiles(folder: string): ReadonlyMap<string, WebFile> {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.') && types[extname(entry.name)])
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const url = `/${relative(folder, path).split(sep).join('/')}`
      return [url, webFile(url, readFileSync(path))]
    }),
  )
}

function webFile(url: string, bytes: Buffer): WebFile {
  const made = new Map<string, Promise<Buffer>>()
  return {
    type: types[extname(url)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    immutable: url.startsWith('/assets/'),
    bytes,
    compressed(encoding) {
      const kept = made.get(encoding) ?? compress(encoding, bytes)
      made.set(encoding, kept)
      return kept
    },
  }
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Quality 9 takes a tenth of the time of 11 and is two percent larger. */
async function compress(encoding: 'br' | 'gzip', bytes: Buffer): Promise<Buffer> {
  if (encoding === 'gzip') return await zip(bytes, { level: 9 })
  return await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
}
