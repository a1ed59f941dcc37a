/** What the first bytes say a file is; the name is only asked where the bytes cannot tell. */
export type FileKind = { kind: 'text' | 'zip' | 'ole' | 'empty' } | { kind: 'foreign'; what: string; mend: string }

type Signature = { bytes: number[]; what: string; mend: string }

const asTable = 'Maybe the same table can be saved as CSV or XLSX where it came from.'

const signatures: Signature[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document', mend: asTable },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture', mend: asTable },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture', mend: asTable },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a GIF picture', mend: asTable },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive', mend: 'Maybe unpack it first and bring in the table inside.' },
  {
    bytes: [0x37, 0x7a, 0xbc, 0xaf],
    what: 'a 7-Zip archive',
    mend: 'Maybe unpack it first and bring in the table inside.',
  },
  {
    bytes: [0x52, 0x61, 0x72, 0x21],
    what: 'a RAR archive',
    mend: 'Maybe unpack it first and bring in the table inside.',
  },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a program', mend: asTable },
  { bytes: [0x4d, 0x5a], what: 'a program', mend: asTable },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], what: 'an SQLite database', mend: asTable },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: 'a Parquet file', mend: asTable },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'a rich-text document', mend: asTable },
]

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { kind: 'empty' }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return { kind: 'zip' }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { kind: 'ole' }
  for (const { bytes: signature, what, mend } of signatures) {
    if (startsWith(bytes, signature) && !(signature.length === 2 && isPrintable(bytes))) {
      return { kind: 'foreign', what, mend }
    }
  }
  return markupKind(bytes) ?? { kind: 'text' }
}

/** "MZ…" may also be the start of an honest text; programs show control bytes soon after. */
function isPrintable(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 200).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13)
}

function markupKind(bytes: Uint8Array): FileKind | null {
  const head = new TextDecoder().decode(bytes.subarray(0, 1000)).replaceAll('\0', '').trimStart().toLowerCase()
  if (/^(<!doctype html|<html|<table)/.test(head)) {
    return {
      kind: 'foreign',
      what: 'a web page',
      mend: 'Maybe open it in a spreadsheet program and save it as XLSX or CSV.',
    }
  }
  if (/^<\?xml|^<[a-z]+ xmlns/.test(head)) return { kind: 'foreign', what: 'an XML file', mend: asTable }
  return null
}

export function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

/** What an OLE compound file is, by the stream names in it (UTF-16 text of its directory). */
export function oleKind(bytes: Uint8Array): { code: string; what: string; mend: string } {
  const has = (name: string) => includesUtf16(bytes, name)
  if (has('EncryptedPackage') || has('EncryptionInfo')) {
    return {
      code: 'file.encrypted',
      what: 'protected by a password',
      mend: 'Maybe open it with the password and save a copy without one.',
    }
  }
  if (has('Workbook') || has('Book')) {
    return {
      code: 'file.oldExcel',
      what: 'an Excel 97–2003 workbook (.xls)',
      mend: 'Maybe open it in Excel or LibreOffice and save it as XLSX.',
    }
  }
  if (has('Props14') || has('Props12') || has('Props9') || has('   114') || has('   112')) {
    return {
      code: 'file.binary',
      what: 'a Microsoft Project plan (.mpp)',
      mend: 'Maybe bring it in as a plan; here a table is needed.',
    }
  }
  if (has('WordDocument')) return { code: 'file.binary', what: 'a Word 97–2003 document', mend: asTable }
  return { code: 'file.binary', what: 'an old Office file', mend: asTable }
}

function includesUtf16(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0)
  const limit = Math.min(bytes.length, 4_000_000) - text.length * 2
  for (let at = bytes.indexOf(first); at !== -1 && at <= limit; at = bytes.indexOf(first, at + 1)) {
    let index = 1
    while (index < text.length && bytes[at + index * 2] === text.charCodeAt(index) && bytes[at + index * 2 + 1] === 0)
      index++
    if (index === text.length) return true
  }
  return false
}
