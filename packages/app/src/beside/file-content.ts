/** What the first bytes of a file say it is, and which media types and endings mean just that. */
interface Signature {
  readonly what: string
  readonly begins: readonly (readonly [at: number, bytes: string])[]
  /** Media types that promise it; none for what nothing promises. */
  readonly types: RegExp
  readonly endings: RegExp
}

const never = /^\b$/

/** Hexadecimal bytes at a place from the start; all must be there. Source: the formats' own specifications. */
const signatures: readonly Signature[] = [
  { what: 'a PDF', begins: [[0, '255044462d']], types: /^application\/pdf$/, endings: /\.pdf$/i },
  { what: 'a PNG picture', begins: [[0, '89504e470d0a1a0a']], types: /^image\/png$/, endings: /\.png$/i },
  { what: 'a JPEG picture', begins: [[0, 'ffd8ff']], types: /^image\/jpe?g$/, endings: /\.jpe?g$/i },
  { what: 'a GIF picture', begins: [[0, '47494638']], types: /^image\/gif$/, endings: /\.gif$/i },
  {
    what: 'a WebP picture',
    begins: [
      [0, '52494646'],
      [8, '57454250'],
    ],
    types: /^image\/webp$/,
    endings: /\.webp$/i,
  },
  {
    what: 'a ZIP archive or an Office document',
    begins: [[0, '504b']],
    types: /^application\/(?:zip|x-zip-compressed|vnd\.openxmlformats-.*|vnd\.oasis\..*)$/,
    endings: /\.(?:zip|docx|xlsx|pptx|vsdx|od[tspg])$/i,
  },
  {
    what: 'an older Office document',
    begins: [[0, 'd0cf11e0a1b11ae1']],
    types: /^application\/(?:msword|vnd\.ms-(?:excel|powerpoint|project|outlook|visio))$/,
    endings: /\.(?:doc|xls|ppt|mpp|msg|vsd)$/i,
  },
  { what: 'a gzip archive', begins: [[0, '1f8b']], types: /^application\/(?:x-)?gzip$/, endings: /\.t?gz$/i },
  { what: 'a program', begins: [[0, '4d5a']], types: never, endings: /\.(?:exe|dll|scr)$/i },
  { what: 'a program', begins: [[0, '7f454c46']], types: never, endings: /\.(?:so|elf)$/i },
] // prettier-ignore

const plainText = { types: /^text\//, endings: /\.(?:txt|csv|tsv|md|html?|xml|json|svg)$/i }

/** How many bytes are looked at. */
export const headBytes = 16

/**
 * Why a file is not what its name or its sender says: it promises one sort of content and begins like another. Undefined
 * where they agree, or where nothing is promised.
 */
export function mismatch(head: Uint8Array, name: string, mediaType: string): string | undefined {
  const found = signatures.find(({ begins }) => begins.every(([at, bytes]) => hasAt(head, at, bytes)))
  const promised = promises(name, mediaType)
  if (found !== undefined && promised !== undefined && !promised.includes(found)) return `is ${found.what}`
  if (found === undefined && promised !== undefined && promised.length > 0)
    return `is not ${promised.map(({ what }) => what).join(' or ')}`
  return undefined
}

/** By its ending; without one that is known, by its media type. Text promises to be none of them. */
function promises(name: string, mediaType: string): readonly Signature[] | undefined {
  const byName = signatures.filter(({ endings }) => endings.test(name))
  if (byName.length > 0) return byName
  if (plainText.endings.test(name)) return []
  const byType = signatures.filter(({ types }) => types.test(mediaType))
  if (byType.length > 0) return byType
  return plainText.types.test(mediaType) ? [] : undefined
}

function hasAt(head: Uint8Array, at: number, bytes: string): boolean {
  return Buffer.from(head.subarray(at, at + bytes.length / 2)).toString('hex') === bytes
}
