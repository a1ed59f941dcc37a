import { createHash } from 'node:crypto'

/** Case, width and runs of spaces do not make another name. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** A source identity's key, 64 hex digits: equal keys are the same name, id and unit in the same sort of source. */
export function identityKey(source: string, externalId: string | null, name: string, unit: string | null): string {
  const said = JSON.stringify([source, foldName(externalId ?? ''), foldName(name), unit ?? ''])
  return createHash('sha256').update(said).digest('hex')
}
