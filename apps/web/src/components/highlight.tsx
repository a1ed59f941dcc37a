import classes from './highlight.module.css'

/** A text with the beginnings of words marked that were searched for. `words` hold letters and digits only. */
export function Highlight({ text, words }: { text: string; words: readonly string[] }) {
  return pieces(text, words).map(({ piece, found }, at) =>
    found ? (
      <mark key={at} className={classes.mark}>
        {piece}
      </mark>
    ) : (
      piece
    ),
  )
}

/** The text cut at every beginning of a word that is one of `words`, whatever its case. */
export function pieces(text: string, words: readonly string[]): { readonly piece: string; readonly found: boolean }[] {
  if (words.length === 0) return [{ piece: text, found: false }]
  const longestFirst = words.toSorted((a, b) => b.length - a.length).join('|')
  const cut = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${longestFirst})`, 'giu'))
  return cut.flatMap((piece, at) => (piece === '' ? [] : [{ piece, found: at % 2 === 1 }]))
}
