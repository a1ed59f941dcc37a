/** Workbook errors ("#REF!") are shown where a value could not be computed; they are neither values nor absences. */
export function isErrorValue(text: string): boolean {
  return /^#(ref!|value!|name\?|num!|null!|n\/a|div\/0!|spill!|calc!)$/i.test(text.trim())
}
