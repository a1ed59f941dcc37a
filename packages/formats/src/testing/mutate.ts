/** Numbers that look random and are the same in each run (xorshift32). */
export class Dice {
  private state: number

  constructor(seed: number) {
    this.state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) | 1
  }

  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number {
    this.state ^= this.state << 13
    this.state ^= this.state >>> 17
    this.state ^= this.state << 5
    return sides <= 0 ? 0 : (this.state >>> 0) % sides
  }

  of<T>(list: readonly T[]): T {
    return list[this.roll(list.length)] as T
  }
}

/** A file of text as something goes wrong with it: the same for the same number, one to four times over. */
export function mutated(files: readonly Uint8Array[], number: number): Uint8Array {
  const dice = new Dice(number)
  const sort = dice.of([gentle, gentle, rough, [...gentle, ...rough]])
  let bytes = dice.of(files)
  for (let times = 1 + dice.roll(4); times > 0; times--) bytes = dice.of(sort)(bytes, dice, files)
  return bytes
}

type Accident = (bytes: Uint8Array, dice: Dice, files: readonly Uint8Array[]) => Uint8Array

/** Often leave a file that still has its shape, with other things in it. */
const gentle: readonly Accident[] = [
  function duplicateLine(bytes, dice) {
    const [from, to] = line(bytes, dice)
    return joined(bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to))
  },
  function removeLine(bytes, dice) {
    const [from, to] = line(bytes, dice)
    return joined(bytes.subarray(0, from), bytes.subarray(to))
  },
  function copyLine(bytes, dice) {
    const [from, to] = line(bytes, dice)
    const [, at] = line(bytes, dice)
    return joined(bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at))
  },
  function copyValue(bytes, dice) {
    const [from, to] = value(bytes, dice)
    const [at, until] = value(bytes, dice)
    return joined(bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(until))
  },
  blowUpNumber,
]

const rough: readonly Accident[] = [
  function truncate(bytes, dice) {
    return bytes.subarray(0, dice.roll(bytes.length))
  },
  function flip(bytes, dice) {
    const copy = Uint8Array.from(bytes)
    for (let times = 1 + dice.roll(8); times > 0 && copy.length > 0; times--) {
      const at = dice.roll(copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << dice.roll(8))
    }
    return copy
  },
  function duplicate(bytes, dice) {
    const [from, to] = stretch(bytes, dice)
    return joined(bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to))
  },
  function remove(bytes, dice) {
    const [from, to] = stretch(bytes, dice)
    return joined(bytes.subarray(0, from), bytes.subarray(to))
  },
  function splice(bytes, dice, files) {
    const other = dice.of(files)
    const [from, to] = stretch(other, dice)
    const at = dice.roll(bytes.length)
    return joined(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at))
  },
  function swapWords(bytes, dice) {
    const [first, second] = [word(bytes, dice), word(bytes, dice)].sort((a, b) => a[0] - b[0])
    if (first === undefined || second === undefined || first[1] > second[0]) return bytes
    const piece = ([from, to]: readonly [number, number]) => bytes.subarray(from, to)
    return joined(
      piece([0, first[0]]),
      piece(second),
      piece([first[1], second[0]]),
      piece(first),
      bytes.subarray(second[1]),
    )
  },
  function copyWord(bytes, dice) {
    const [from, to] = word(bytes, dice)
    const [at, until] = word(bytes, dice)
    return joined(bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(until))
  },
]

function blowUpNumber(bytes: Uint8Array, dice: Dice): Uint8Array {
  const from = firstAt(bytes, dice.roll(bytes.length), isDigit)
  const to = firstAt(bytes, from, (byte) => !isDigit(byte))
  return joined(bytes.subarray(0, from), new TextEncoder().encode(dice.of(oddNumbers)), bytes.subarray(to))
}

const oddNumbers = [
  '0',
  '-1',
  '-0',
  '1e308',
  'NaN',
  '4294967296',
  '2147483648',
  '9007199254740993',
  '99999999999999999999999999',
  '0.1',
  '1e-9',
  '0000000000000000000000001',
  '9'.repeat(400),
]

/** Mostly short, sometimes long. */
function stretch(bytes: Uint8Array, dice: Dice): [number, number] {
  const from = dice.roll(bytes.length)
  return [from, Math.min(bytes.length, from + dice.roll(dice.of([8, 100, 2000, 100_000])))]
}

/** What stands between brackets, tabs or line ends. */
function word(bytes: Uint8Array, dice: Dice): [number, number] {
  const from = firstAt(bytes, dice.roll(bytes.length), isBreak) + 1
  return [Math.min(from, bytes.length), firstAt(bytes, from, isBreak)]
}

/** A line with its end. */
function line(bytes: Uint8Array, dice: Dice): [number, number] {
  const from = Math.min(bytes.length, firstAt(bytes, dice.roll(bytes.length), isLineEnd) + 1)
  return [from, Math.min(bytes.length, firstAt(bytes, from, isLineEnd) + 1)]
}

/** What stands between a tag and the next, or between two tabs. */
function value(bytes: Uint8Array, dice: Dice): [number, number] {
  const from = Math.min(bytes.length, firstAt(bytes, dice.roll(bytes.length), (byte) => byte === 62 || byte === 9) + 1)
  return [from, firstAt(bytes, from, (byte) => byte === 60 || byte === 9 || isLineEnd(byte))]
}

function firstAt(bytes: Uint8Array, from: number, is: (byte: number) => boolean): number {
  let at = from
  while (at < bytes.length && !is(bytes[at] ?? 0)) at++
  return at
}

const isLineEnd = (byte: number) => byte === 10
const isDigit = (byte: number) => byte >= 48 && byte <= 57
const isBreak = (byte: number) => byte === 60 || byte === 62 || byte === 9 || byte === 10 || byte === 40 || byte === 44

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
