/**
 * What plain text in a sentence must not hold. A number must be a measure or a value with its evidence, a
 * comparative must name a valid comparison: so neither may hide in the words between them. The lists are closed:
 * a new word that counts or compares belongs here before a message may use it.
 */
export const numberWords = words(`
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
  million millions billion billions trillion trillions dozen dozens couple pair pairs once twice thrice half halves
  double triple twofold threefold third thirds fourth fifth sixth seventh eighth ninth tenth single sole both
  percent`)

export const comparatives = words(`
  rise rises rose risen rising fall falls fell fallen falling increase increases increased increasing decrease
  decreases decreased decreasing grow grows grew grown growing growth shrink shrinks shrank shrunk shrinking
  improve improves improved improving improvement improvements worsen worsens worsened worsening deteriorate
  deteriorates deteriorated deteriorating recover recovers recovered gain gains gained lose loses lost
  climb climbs climbed drop drops dropped decline declines declined slip slips slipped slippage
  move moves moved change changes changed shift shifts shifted jump jumps jumped drift drifts drifted
  delay delays delayed extend extends extended shorten shortens shortened
  higher lower more fewer less greater lesser larger smaller bigger longer shorter earlier later sooner
  better worse stronger weaker faster slower cheaper dearer older newer newest oldest youngest recent recently
  most least fewest highest lowest greatest largest smallest biggest longest shortest earliest latest best worst
  strongest weakest fastest slowest majority minority many several few nearly almost roughly
  than since again anymore still unchanged same remains remained stayed stays kept up down
  exceed exceeds exceeded exceeding outstrip outstrips outweigh outweighs overrun overruns underspend overspend
  another additional extra further newly already above below beyond
  average mean median typical typically trend trending`)

/** Ordinals that rank or tell time ("first time", "last known") compare as well. */
export const ordinals = words('first second last next previous previously prior')

/** Several words that compare together. */
export const phrases: readonly string[] = [
  'no longer',
  'as many',
  'as much',
  'per cent',
  'all but',
  'at least',
  'at most',
]

const forbidden = new Set([...numberWords, ...comparatives, ...ordinals])

/** The first thing in `text` that must not stand in plain text, or undefined when it is clean. */
export function findForbidden(text: string): string | undefined {
  const digit = /\p{N}|[%‰½¼¾]/u.exec(text)
  if (digit !== null) return digit[0]
  const lower = text.toLowerCase()
  const phrase = phrases.find((one) => new RegExp(`(?<![\\p{L}])${one}(?![\\p{L}])`, 'u').test(lower))
  if (phrase !== undefined) return phrase
  return (lower.match(/\p{L}+/gu) ?? []).find((word) => forbidden.has(word))
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
