/** Month names in the languages tables come in, by number; three letters are enough where they are clear. */
const names: string[][] = [
  ['january', 'jan', 'januar', 'janvier', 'janv', 'enero', 'gennaio', 'januari'],
  ['february', 'feb', 'februar', 'février', 'fevrier', 'févr', 'febrero', 'febbraio', 'februari'],
  ['march', 'mar', 'märz', 'mrz', 'mars', 'marzo', 'maart'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio', 'mei'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno'],
  ['july', 'jul', 'juli', 'juillet', 'juil', 'julio', 'luglio'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'augustus'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'settembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre'],
  ['november', 'nov', 'novembre', 'noviembre'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'decembre', 'déc', 'diciembre', 'dicembre'],
]

const numbers = new Map(names.flatMap((month, index) => month.map((name) => [name, index + 1] as const)))

/** For use inside a regular expression with the flag i; longest names first. */
export const monthPattern = [...numbers.keys()].sort((a, b) => b.length - a.length).join('|')

/** 1 to 12, or 0. */
export function monthNumber(name: string): number {
  return numbers.get(name.toLowerCase()) ?? 0
}
