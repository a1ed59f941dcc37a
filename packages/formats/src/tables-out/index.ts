export type { OutCell, OutColumn } from './out-cell.ts'
export { csvLine, csvStart, writeCsv, type CsvOptions } from './write-csv.ts'
export { sheetName, writeXlsx, xlsxWriter, type XlsxWriter } from './write-xlsx.ts'
