import { countStretches, decodeLines, decodeWide, refuseBinary } from '../tables/decode-text.ts'
import { Refusal } from '../tables/refusal.ts'
import { Refuse } from '../plans/refuse.ts'
import type { FindingLog } from '../plans/finding-log.ts'

/** The text of a file, piece by piece: neither it nor its bytes need be in memory twice. */
export interface XerText {
  readonly encoding: string
  pieces(): Iterable<string>
}

/**
 * Bytes → text. P6 writes the code page of the machine it runs on, newer ones UTF-8, and says neither; `codePage` (a
 * label such as 'windows-1251') settles it. Unless told, Cyrillic is recognised by its words, all else is western.
 */
export function textOfXer(bytes: Uint8Array, log: FindingLog, codePage?: string): XerText {
  if (codePage !== undefined) return decodedAs(bytes, codePage)
  const wide = decodeWide(bytes)
  if (wide !== null) return { encoding: wide.encoding, pieces: () => [wide.text] }
  refuse(bytes)
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  if (isUtf8(body)) return decodedAs(body, 'utf-8')
  if (isMostlyUtf8(body)) return mixed(body, 'utf-8')
  if (!looksCyrillic(body)) return mixed(body, 'windows-1252')
  log.note(
    'xer.textCodePage',
    'The text does not say how it is encoded; its words look Cyrillic, so it was read as such.',
  )
  return decodedAs(body, 'windows-1251')
}

const pieceLength = 256 * 1024

/** Pieces of whole lines. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, Math.min(at + pieceLength, bytes.length))
    const to = end < 0 ? bytes.length : end + 1
    yield bytes.subarray(at, to)
    at = to
  }
}

function decodedAs(bytes: Uint8Array, encoding: string): XerText {
  const decoder = () => new TextDecoder(encoding, { ignoreBOM: true })
  try {
    decoder()
  } catch {
    throw new Refuse(
      'text.codePageUnknown',
      `“${encoding}” is no encoding that is known here.`,
      'Maybe windows-1252, windows-1251 or utf-8 is meant.',
    )
  }
  return {
    encoding,
    *pieces() {
      const stream = decoder()
      for (const lines of linesOf(bytes)) yield stream.decode(lines, { stream: true })
    },
  }
}

const mixed = (bytes: Uint8Array, encoding: string): XerText => ({
  encoding,
  *pieces() {
    for (const lines of linesOf(bytes)) yield decodeLines(lines)
  },
})

function refuse(bytes: Uint8Array): void {
  try {
    refuseBinary(bytes)
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    throw new Refuse(
      'file.binary',
      'The file is not an XER file: it holds binary data.',
      'Maybe the wrong file was chosen; P6 exports plans as XER text.',
    )
  }
}

/** Also where it was cut off within a character. */
function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (const lines of linesOf(bytes)) decoder.decode(lines, { stream: true })
    return true
  } catch {
    return false
  }
}

function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [utf8, single] = [0, 0]
  for (const lines of linesOf(bytes)) {
    const counted = countStretches(lines)
    utf8 += counted.utf8
    single += counted.single
  }
  return utf8 > 0 && utf8 >= single
}

/** Western words mix accented letters into plain ones; read in the Cyrillic code page, Cyrillic words are whole. */
function looksCyrillic(bytes: Uint8Array): boolean {
  let [whole, parted] = [0, 0]
  for (const text of decodedAs(bytes, 'windows-1251').pieces()) {
    whole += text.match(/(?<![A-Za-z\u0400-\u04ff])[\u0410-\u044f]{4,}(?![A-Za-z\u0400-\u04ff])/g)?.length ?? 0
    parted += text.match(/[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]/g)?.length ?? 0
  }
  return whole >= 2 && whole > parted
}

/** Text as bytes in the encoding it came in, when every character has a place there; else as UTF-8. */
export function encodeXer(text: string, encoding: string): Uint8Array {
  if (!/^windows-125[12]$/.test(encoding)) return new TextEncoder().encode(text)
  return encodeSingleByte(text, encoding) ?? new TextEncoder().encode(text)
}

function encodeSingleByte(text: string, encoding: string): Uint8Array | undefined {
  const high = new Map<number, number>()
  const upper = Uint8Array.from({ length: 128 }, (_, index) => 128 + index)
  const letters = new TextDecoder(encoding).decode(upper)
  for (let index = 0; index < 128; index++) high.set(letters.charCodeAt(index), 128 + index)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const byte = code < 128 ? code : high.get(code)
    if (byte === undefined) return undefined
    bytes[at] = byte
  }
  return bytes
}
