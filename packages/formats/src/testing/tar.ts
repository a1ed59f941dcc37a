/** Plain files of a tar archive (ustar: 512-byte headers, sizes in octal). */
export function tarFiles(bytes: Uint8Array): readonly (readonly [string, Uint8Array])[] {
  const files: (readonly [string, Uint8Array])[] = []
  const field = (at: number, length: number) =>
    new TextDecoder()
      .decode(bytes.subarray(at, at + length))
      .replace(/\0.*$/s, '')
      .trim()
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12), 8) || 0
    const kind = field(at + 156, 1)
    if (kind === '0' || kind === '') files.push([field(at, 100), bytes.subarray(at + 512, at + 512 + size)])
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}
