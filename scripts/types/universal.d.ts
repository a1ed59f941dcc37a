// What every JavaScript host has and no ECMAScript lib declares: all that pure packages may use beyond the language.

interface TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare const TextEncoder: { new (): TextEncoder }

interface TextDecoder {
  readonly encoding: string
  readonly fatal: boolean
  decode(bytes?: ArrayBufferView | ArrayBuffer, options?: { stream?: boolean }): string
}
declare const TextDecoder: { new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder }

declare function structuredClone<T>(value: T): T
