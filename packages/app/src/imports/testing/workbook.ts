import { writeXlsx } from '@gantry/formats/tables-out/index'

/** A workbook drawn as its sheets: name → rows, of which the first one is the header. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>): Buffer {
  return Buffer.from(
    writeXlsx(
      Object.entries(sheets).map(([name, [headings = [], ...rows]]) => ({
        name,
        columns: headings.map((header) => ({ header: String(header) })),
        rows: rows.map((row) => [...row]),
      })),
    ),
  )
}
