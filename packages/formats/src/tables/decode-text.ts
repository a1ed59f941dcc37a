import { Refusal } from './refusal.ts'

/** Decoded text; `foreign` are the positions of characters read in another encoding than the rest of the file. */
export type DecodedText = { text: string; encoding: string; foreign: number[]; truncated: boolean }

/**
 * Recognises UTF-8, UTF-16 (with or without byte order mark) and the single-byte western encodings, and decodes.
 * Bytes that are valid UTF-8 in one place and cannot be in another make a mixed file: each sequence is then read as what
 * it is, and the positions of the rarer sort are given back.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = decodeWide(bytes)
  if (wide !== null) return wide
  refuseBinary(bytes)
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  const strict = strictUtf8(body)
  if (strict !== null) return { text: strict, encoding: 'utf-8', foreign: [], truncated: false }
  const tail = cutTail(body)
  const cut = tail > 0 ? strictUtf8(body.subarray(0, body.length - tail)) : null
  if (cut !== null) return { text: cut, encoding: 'utf-8', foreign: [], truncated: true }
  return decodeMixed(body)
}

/** UTF-16, by its byte order mark or by its zeros; null where it is none. */
export function decodeWide(bytes: Uint8Array): DecodedText | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2), 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2), 'utf-16be')
  const wide = bareUtf16(bytes)
  return wide === null ? null : utf16(bytes, wide)
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return { text, encoding, foreign: [], truncated: bytes.length % 2 === 1 }
}

/** Text in western letters as UTF-16 has a zero in every other byte. */
function bareUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096)
  if (sample.length < 4) return null
  let even = 0
  let odd = 0
  for (let index = 0; index + 1 < sample.length; index += 2) {
    if (sample[index] === 0) even++
    if (sample[index + 1] === 0) odd++
  }
  const pairs = Math.floor(sample.length / 2)
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be'
  return null
}

/** Control bytes beyond tab, line ends, form feed and the odd NUL do not occur in tables. @throws Refusal */
export function refuseBinary(bytes: Uint8Array): void {
  const sample = bytes.subarray(0, 65_536)
  let controls = 0
  for (const byte of sample) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) controls++
  }
  if (controls > 4 && controls > sample.length * 0.02) {
    throw new Refusal(
      'file.binary',
      'The file is not a table: it holds binary data.',
      'Maybe the wrong file was chosen; CSV and XLSX can be read.',
    )
  }
}

/** Bytes of an unfinished UTF-8 sequence at the end (0 where the end is whole or not UTF-8). */
function cutTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    return sequenceLength(byte) > back ? back : 0
  }
  return 0
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  if (lead >= 0xf0 && lead <= 0xf4) return 4
  return 1
}

/** Length of the valid UTF-8 sequence at `at`, or 0. */
function validSequence(bytes: Uint8Array, at: number): number {
  const length = sequenceLength(bytes[at] ?? 0)
  if (length === 1 || at + length > bytes.length) return 0
  for (let index = 1; index < length; index++) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return strictUtf8(bytes.subarray(at, at + length)) === null ? 0 : length
}

type Stretch = { from: number; to: number; utf8: boolean }

/** Whole lines of a file in no wide encoding, as `decodeText` reads the file: valid UTF-8 as that, all else as western. */
export const decodeLines = (bytes: Uint8Array): string => strictUtf8(bytes) ?? decodeMixed(bytes).text

/** How many stretches of non-ASCII characters are UTF-8, and how many are not. */
export function countStretches(bytes: Uint8Array): { readonly utf8: number; readonly single: number } {
  const stretches = highStretches(bytes)
  const utf8 = stretches.filter((stretch) => stretch.utf8).length
  return { utf8, single: stretches.length - utf8 }
}

function decodeMixed(bytes: Uint8Array): DecodedText {
  const stretches = highStretches(bytes)
  const wide = stretches.filter((stretch) => stretch.utf8).length
  const single = new TextDecoder('windows-1252')
  const encoding = bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? 'windows-1252' : 'iso-8859-1'
  if (wide === 0) return { text: single.decode(bytes), encoding, foreign: [], truncated: false }
  const utf8First = wide * 2 >= stretches.length
  const foreign: number[] = []
  const parts: string[] = []
  let length = 0
  let at = 0
  const add = (part: string) => {
    parts.push(part)
    length += part.length
  }
  for (const { from, to, utf8 } of stretches) {
    add(single.decode(bytes.subarray(at, from)))
    if (utf8 !== utf8First) foreign.push(length)
    add(utf8 ? new TextDecoder().decode(bytes.subarray(from, to)) : single.decode(bytes.subarray(from, to)))
    at = to
  }
  add(single.decode(bytes.subarray(at)))
  return { text: parts.join(''), encoding: utf8First ? 'utf-8' : 'windows-1252', foreign, truncated: false }
}

/** Every non-ASCII character of the bytes, as a UTF-8 sequence where it is one and as a single byte where not. */
function highStretches(bytes: Uint8Array): Stretch[] {
  const stretches: Stretch[] = []
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++
      continue
    }
    const length = validSequence(bytes, at)
    const to = at + Math.max(1, length)
    const last = stretches.at(-1)
    if (last !== undefined && last.to === at && last.utf8 === length > 0) last.to = to
    else stretches.push({ from: at, to, utf8: length > 0 })
    at = to
  }
  return stretches
}
