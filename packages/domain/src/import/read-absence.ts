import type { Absence, AbsenceType } from './types.ts'

/** Whole-cell phrases, in order of precedence: the first that fits decides the type. */
const phrases: [AbsenceType, RegExp][] = [
  ['withheld', /^(data |date |information )?exempt(ed|ion)?\b/i],
  [
    'withheld',
    /^[[(]?(withheld|redacted|not disclosed|undisclosed|not published|suppressed|classified|confidential|restricted)\b/i,
  ],
  ['withheld', /^commercial(ly)? (in )?(confidence|confidential|sensitive|sensitivity|interests?)\b/i],
  ['tooEarly', /not yet passed (its )?(soc|obc|fbc|gate|strategic|outline|business case)/i],
  ['tooEarly', /^(early planning|too early|pre[- ](soc|obc|fbc)\b)/i],
  [
    'tooEarly',
    /^not yet (at|through|approved at|past) (its |the )?(an? )?(soc|obc|fbc|gate|strategic|outline|full|business case)/i,
  ],
  // "Not applicable: reported by its projects": the type, and the reason after it.
  ['notApplicable', /^(not applicable|n\s?[/\\.]\s?a\.?)\s*[:;,(\u2013\u2014-]\s*\S.{0,200}$/i],
  ['tooEarly', /still at (the |an )?(early |planning )+stage|not yet in a position to/i],
  ['reset', /^(project |programme |being )?(reset|re-?baselin(ed|ing))\b.{0,80}$/i],
  [
    'notYetAssessed',
    /^(no dca|no rating|unrated|not (yet )?(been )?(assessed|rated|scored|reviewed|evaluated)|(awaiting|pending) .{0,40}|pending)\W*$/i,
  ],
  [
    'notYetAssessed',
    /^(tb[acd]|t\.b\.[acd]\.?|to be (confirmed|determined|decided|agreed|advised|announced|defined)|not yet (known|confirmed|agreed|set|determined))( (at|by|in|with|after) .{1,60})?\W*$/i,
  ],
  [
    'none',
    /^(none|nil|no (fixed |planned |set |defined )?(end|start|finish|completion)? ?date|open[- ]ended|no cost|not required)\W*$/i,
  ],
  [
    'notApplicable',
    /^(n\s?[/\\.]\s?a\.?|na|not applicable|not relevant|does not apply|[-+]?inf(inity)?|#div\/0!|either zero or no .{0,60})\W*$/i,
  ],
  [
    'notSupplied',
    /^([-–—.?]+|nan|null|\(?(blank|empty|missing|unknown)\)?|not known|no data( available| provided)?|#n\/a)$/i,
  ],
  [
    'notSupplied',
    /^(data |information |value |details? )?(was |were |is |are )?not (been )?(provided|supplied|available|reported|recorded|stated|specified|given|entered|submitted)\b.{0,60}$/i,
  ],
  [
    'notSupplied',
    /^(na\s+)?the (gmpp )?(project|programme|department)('s)? (did not|has not|does not|is not in a position to|was not able to|could not) (provided?|supply|report).{0,60}$/i,
  ],
  [
    'notSupplied',
    /^no (departmental |department )?(narrative|commentary|comments?|response|return|information)\b.{0,30}$/i,
  ],
]

const longest = 600

/**
 * The typed absence a cell stands for, or null when it holds a value. An empty cell is not supplied. Zero is a number
 * and never an absence here. `reason` is the cell's own words, unless they say nothing ("-", "").
 */
export function readAbsence(text: string): Absence | null {
  if (text.length > longest) return null
  const folded = text.replace(/\s+/g, ' ').trim().replace(/^'/, '')
  if (folded === '') return { type: 'notSupplied' }
  const found = phrases.find(([, phrase]) => phrase.test(folded))
  if (found === undefined) return null
  return /\p{L}/u.test(folded) ? { type: found[0], reason: folded } : { type: found[0] }
}
