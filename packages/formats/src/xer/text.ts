import { decodeText } from '../tables/decode-text.ts'
import { Refusal } from '../tables/refusal.ts'
import { Refuse } from '../plans/refuse.ts'
import type { FindingLog } from '../plans/finding-log.ts'

/**
 * Bytes → text. P6 writes the code page of the machine it runs on, newer ones UTF-8, and says neither; `codePage` (a
 * label such as 'windows-1251') settles it. Unless told, Cyrillic is recognised by its words, all else is western.
 */
export function decodeXer(bytes: Uint8Array, log: FindingLog, codePage?: string): { text: string; encoding: string } {
  if (codePage !== undefined) return { text: decodeAs(bytes, codePage), encoding: codePage }
  const decoded = recognise(bytes)
  if (decoded.encoding.startsWith('utf')) return decoded
  const text = new TextDecoder('windows-1251').decode(bytes)
  if (!looksCyrillic(text)) return { text: decoded.text, encoding: 'windows-1252' }
  log.note(
    'xer.textCodePage',
    'The text does not say how it is encoded; its words look Cyrillic, so it was read as such.',
  )
  return { text, encoding: 'windows-1251' }
}

function decodeAs(bytes: Uint8Array, codePage: string): string {
  try {
    return new TextDecoder(codePage).decode(bytes)
  } catch {
    throw new Refuse(
      'text.codePageUnknown',
      `“${codePage}” is no encoding that is known here.`,
      'Maybe windows-1252, windows-1251 or utf-8 is meant.',
    )
  }
}

function recognise(bytes: Uint8Array): { text: string; encoding: string } {
  try {
    const { text, encoding } = decodeText(bytes)
    return { text, encoding }
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    throw new Refuse(
      'file.binary',
      'The file is not an XER file: it holds binary data.',
      'Maybe the wrong file was chosen; P6 exports plans as XER text.',
    )
  }
}

/** Western words mix accented letters into plain ones; read in the Cyrillic code page, Cyrillic words are whole. */
function looksCyrillic(text: string): boolean {
  const whole = text.match(/(?<![A-Za-z\u0400-\u04ff])[\u0410-\u044f]{4,}(?![A-Za-z\u0400-\u04ff])/g)?.length ?? 0
  const mixed = text.match(/[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]/g)?.length ?? 0
  return whole >= 2 && whole > mixed
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
