import { parseArray } from './array.ts'

type Parse = (text: string) => unknown

const asText: Parse = (text) => text

/** Column type (OID) → value, the same on both stores. Types not listed stay text. */
export function parserOf(oid: number): Parse {
  return parsers.get(oid) ?? asText
}

const scalars: readonly (readonly [oid: number, arrayOid: number, parse: Parse])[] = [
  [16, 1000, (text) => text === 't'], // bool
  [17, 1001, bytes], // bytea
  [20, 1016, safeInteger], // int8
  [21, 1005, Number], // int2
  [23, 1007, Number], // int4
  [26, 1028, Number], // oid
  [700, 1021, Number], // float4
  [701, 1022, Number], // float8
  [114, 199, parseJson], // json
  [3802, 3807, parseJson], // jsonb
  [1184, 1185, instant], // timestamptz
  [25, 1009, asText], // text
  [1043, 1015, asText], // varchar
  [1042, 1014, asText], // char(n)
  [18, 1002, asText], // "char"
  [19, 1003, asText], // name
  [1700, 1231, asText], // numeric
  [1082, 1182, asText], // date
  [1083, 1183, asText], // time
  [1114, 1115, asText], // timestamp
  [1186, 1187, asText], // interval
  [2950, 2951, asText], // uuid
]

const parsers = new Map<number, Parse>(
  scalars.flatMap(([oid, arrayOid, parse]): [number, Parse][] => [
    [oid, parse],
    [arrayOid, (text) => parseArray(text, parse)],
  ]),
)

/** Most records have neither absences nor custom values. */
function parseJson(text: string): unknown {
  return text === '{}' ? {} : JSON.parse(text)
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the whole numbers we can hold exactly`)
  return value
}

/** '2026-03-31 23:00:00.5+00' → '2026-03-31T23:00:00.5Z'; sessions run in UTC. 'infinity' stays as it is. */
function instant(text: string): string {
  return text.endsWith('+00') ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z` : text
}

/** `\x0aff` → bytes; the session asks for hex output. */
function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}
