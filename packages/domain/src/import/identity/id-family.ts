/**
 * What stays of an id when its owner's prefix changes: "BEIS_0004_1920-Q2" and "DESNZ_0004_1920-Q2" both give
 * "0004_1920-q2". null for ids without a lettered prefix or with too little behind it to mean anything.
 */
export function idFamily(id: string): string | null {
  const rest = /^[\p{L}&]{2,12}[_\-/ .](.+)$/u.exec(id.trim())?.[1]
  if (rest === undefined || rest.replace(/\D/g, '').length < 5) return null
  return rest.toLowerCase()
}
