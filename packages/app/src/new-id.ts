import { randomBytes } from 'node:crypto'

let lastMs = 0
let count = 0

/** A UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, then a counter within the millisecond, then 62 random bits. */
export function newId(): string {
  const now = Date.now()
  count = now > lastMs ? 0 : count + 1
  lastMs = Math.max(now, lastMs) + (count >> 12)
  count &= 0xfff
  const time = lastMs.toString(16).padStart(12, '0')
  const random = randomBytes(8)
  random[0] = (random[0]! & 0x3f) | 0x80
  const tail = random.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
