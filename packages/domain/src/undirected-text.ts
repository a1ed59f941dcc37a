/** Characters that turn or isolate the direction of the text behind them: embeddings, overrides, isolates and their ends. */
const directing = /[\u202A-\u202E\u2066-\u2069]/g

/** A text without them: a name may not make other words read backwards. Texts of right-to-left scripts need none. */
export function undirected(text: string): string {
  return text.replace(directing, '')
}
