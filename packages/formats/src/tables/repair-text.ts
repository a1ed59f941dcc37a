/** What was repaired and how often. */
export type Repairs = { pounds: number; controls: number }

/**
 * Repairs two known damages of tables that went through the wrong encoding once:
 * - 'Ł' where a pound sign was (byte A3 read as latin-2): only before or after a number, or before "million", "m)", …;
 * - control characters U+0080…U+009F, which are cp1252 punctuation read as latin-1.
 * Polish names keep their letter: 'Ł' before other letters stays. The text keeps its length.
 */
export function repairText(text: string): { text: string; repairs: Repairs } {
  const repairs: Repairs = { pounds: 0, controls: 0 }
  let repaired = text
  if (text.includes('\u0141')) {
    repaired = repaired.replace(/\u0141(?=\s?-?[\d.,]*\d|\s?(?:million|billion|thousand|mn|bn|m|k)\b)/g, () => {
      repairs.pounds++
      return '£'
    })
  }
  if (/[\u0080-\u009f]/.test(repaired)) {
    repaired = repaired.replace(/[\u0080-\u009f]/g, (control) => {
      repairs.controls++
      return cp1252.decode(Uint8Array.of(control.charCodeAt(0)))
    })
  }
  return { text: repaired, repairs }
}

const cp1252 = new TextDecoder('windows-1252')
