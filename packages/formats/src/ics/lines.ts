/** Text as a value: RFC 5545 3.3.11. Control characters have no place in it. */
export function escaped(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

const octets = 75

/** A content line with its CRLF, no piece of it over 75 octets of UTF-8 and no character cut: RFC 5545 3.1. */
export function folded(line: string): string {
  let out = ''
  let used = 0
  for (const letter of line) {
    const length = utf8Length(letter.codePointAt(0)!)
    if (used + length > octets) {
      out += '\r\n '
      used = 1
    }
    out += letter
    used += length
  }
  return `${out}\r\n`
}

const utf8Length = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4)
