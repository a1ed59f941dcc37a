export { boardPackDocument, overviewDocument } from './board-pack.ts'
export type { BoardPackDocument, OverviewDocument, Paper } from './paper.ts'
export { openPress, type Press, type Printed } from './typeset/press.ts'
