import { Refuse } from '../plans/refuse.ts'

/** Bytes of a file, chunk by chunk, to text: by its byte order mark, else by what its first line declares. */
export class XmlDecoder {
  private decoder: TextDecoder | undefined
  private waiting = new Uint8Array(0)
  private taken = 0

  /** The text that the chunk completes; '' while too little has come to know the encoding. */
  decode(chunk: Uint8Array): string {
    this.taken += chunk.length
    if (this.decoder !== undefined) return this.text(this.decoder, chunk, true)
    this.waiting = joined(this.waiting, chunk)
    return this.waiting.length < headLength ? '' : this.begin()
  }

  end(): string {
    const head = this.decoder === undefined ? this.begin() : ''
    return this.decoder === undefined ? head : head + this.text(this.decoder, new Uint8Array(0), false)
  }

  private begin(): string {
    this.decoder = open(encodingOf(this.waiting.subarray(0, headLength)))
    const text = this.text(this.decoder, this.waiting, true)
    this.waiting = new Uint8Array(0)
    return text
  }

  private text(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
    try {
      return decoder.decode(bytes, { stream })
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      throw new Refuse(
        'xml.encoding',
        `The file says that it is written in ${decoder.encoding.toUpperCase()}, but holds bytes that cannot be.`,
        'Maybe it was changed by a program that does not know the encoding; save it again from the planning tool.',
        `within the first ${Math.ceil(this.taken / 1024)} kilobytes`,
      )
    }
  }
}

const headLength = 256

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

/** XML 1.0, appendix F: byte order mark, then zeros of bare UTF-16, then the declaration. */
function encodingOf(head: Uint8Array): string {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c) return 'utf-16be'
  const ascii = String.fromCharCode(...head)
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(ascii)?.[1]
  return declared?.toLowerCase() ?? 'utf-8'
}

/** `utf-16` in a declaration that was read byte by byte is a leftover of a conversion: the file is UTF-8 by now. */
function open(encoding: string): TextDecoder {
  if (!/^(utf-?8|us-ascii|ascii|utf-?16(le|be)?|windows-125\d|cp125\d|iso-8859-\d+|latin-?1)$/.test(encoding))
    throw unknownEncoding(encoding)
  const name = /^utf-?16$/.test(encoding) || /ascii/.test(encoding) ? 'utf-8' : encoding.replace('latin-1', 'latin1')
  try {
    return new TextDecoder(name, { fatal: true })
  } catch {
    throw unknownEncoding(encoding)
  }
}

function unknownEncoding(encoding: string): Refuse {
  return new Refuse(
    'xml.encoding',
    `The file is written in “${encoding.slice(0, 40)}”, which is not read here.`,
    'Maybe save it as UTF-8 from the planning tool; UTF-16 and the western single-byte encodings are read too.',
    'line 1',
  )
}
