/**
 * Every sentence Gantry can write, as ICU messages. `{x}` is a number, date, name or quote with its evidence;
 * `{xN, plural, …}` chooses by its number; `<c>…</c>` holds the words that compare. Plain words hold neither
 * numbers nor comparatives: reading a message in checks it.
 */
export const english = {
  // ---- portfolio: like for like
  'portfolio.ratings':
    'Of the {comparable} initiatives whose lead rating can be compared with {then}, <c>{worsened} {worsenedN, plural, one {is} other {are}} rated worse, {improved} better and {unchanged} the same</c>.',
  'portfolio.cost.rose':
    'Whole-life cost <c>rose by {same}</c> over the {sameCount} initiatives that give a figure both for {then} and now.',
  'portfolio.cost.fell':
    'Whole-life cost <c>fell by {same}</c> over the {sameCount} initiatives that give a figure both for {then} and now.',
  'portfolio.cost.equal':
    'Whole-life cost is <c>the same as for {then}</c> over the {sameCount} initiatives that give a figure for each date.',
  'portfolio.initiatives': '{initiatives} initiatives reported for {now}.',
} as const satisfies Record<string, string>

export type MessageId = keyof typeof english
