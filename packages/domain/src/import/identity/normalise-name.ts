/** Names past this length are whole documents in the wrong column. */
const longest = 1000

/**
 * A name without what spelling varies: case, accents, punctuation, "&" for "and", and an acronym in parentheses that
 * only abbreviates the name itself. Numbers, phases and other parentheses stay: they tell projects apart.
 */
export function normaliseName(name: string): string {
  return plain(withoutOwnAcronym(name.slice(0, longest)))
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’‘]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function withoutOwnAcronym(name: string): string {
  return name.replace(/\(([A-Za-z][A-Za-z&-]{1,11})\)/g, (whole, inside: string) =>
    abbreviates(inside, name.replace(whole, ' ')) ? ' ' : whole,
  )
}

/** "HNIP" of "Heat Networks Investment Project": its letters occur in order, all but one beginning a word. */
function abbreviates(acronym: string, name: string): boolean {
  if (!/[A-Z].*[A-Z]/.test(acronym)) return false
  const letters = acronym.toLowerCase().replace(/[^a-z]/g, '')
  const initials = plain(name)
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
  return countInOrder(letters, initials) >= letters.length - 1
}

function countInOrder(letters: string, initials: string): number {
  let count = 0
  let at = 0
  for (const letter of letters) {
    const found = initials.indexOf(letter, at)
    if (found === -1) continue
    count++
    at = found + 1
  }
  return count
}

const formerly =
  /\((?:(?:formerly|formally|previously|originally)(?: known as| called| named| part of)?|was|aka|a\.k\.a\.)[: ]+((?:[^()]|\([^()]*\))+)\)/i

/** The former name a title itself mentions: "Project Eagle (formerly Urenco Future Options)". */
export function formerName(title: string): string | null {
  return formerly.exec(title)?.[1]?.trim() ?? null
}

/** The title without the mention of a former name. */
export function presentName(title: string): string {
  return title.replace(formerly, ' ').replace(/\s+/g, ' ').trim()
}
