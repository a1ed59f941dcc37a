import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP file of these entries, as small as a workbook may be. */
export function zip(entries: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const common = fields([2, 20], [2, 0x800], [2, 8], [4, 0], [4, crc32(bytes)], [4, packed.length], [4, bytes.length])
    const named = Buffer.from(name, 'utf8')
    const local = [fields([4, 0x04034b50]), common, fields([2, named.length], [2, 0]), named, packed]
    const rest = fields([2, named.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at])
    central.push(fields([4, 0x02014b50], [2, 20]), common, rest, named)
    locals.push(...local)
    at += Buffer.concat(local).length
  }
  const directory = Buffer.concat(central)
  const count = Object.keys(entries).length
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, at], [2, 0])
  return Buffer.concat([...locals, directory, end])
}

/** Whole numbers one after the other, least byte first. */
function fields(...each: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    each.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes)
      field.writeUIntLE(value, 0, bytes)
      return field
    }),
  )
}
