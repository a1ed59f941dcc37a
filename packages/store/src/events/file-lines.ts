import { createReadStream } from 'node:fs'

const longest = 64 * 1024 * 1024

/**
 * The lines of a UTF-8 file, each with its line feed, read as a stream. Nothing is trimmed or repaired.
 * @throws RangeError for a line over 64 MiB, which no export holds
 */
export async function* fileLines(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let rest = ''
  for await (const chunk of createReadStream(path)) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true })
    let from = 0
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', from)) {
      yield rest.slice(from, end + 1)
      from = end + 1
    }
    rest = rest.slice(from)
    if (rest.length > longest) throw new RangeError('A line of the file is longer than 64 MiB: it is no exported chain')
  }
  rest += decoder.decode()
  if (rest) yield rest
}
