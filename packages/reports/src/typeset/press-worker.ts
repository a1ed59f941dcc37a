import { parentPort } from 'node:worker_threads'
import type { Paper } from '../paper.ts'
import { openCompiler } from './compiler.ts'

/** The thread that typesets: one paper at a time, `{ id, paper }` in, `{ id, sheets }` or `{ id, problem }` out. */
const compile = openCompiler()

parentPort?.on('message', ({ id, paper }: { id: number; paper: Paper }) => {
  try {
    const sheets = compile(paper)
    parentPort?.postMessage({ id, sheets }, [sheets.pdf.buffer])
  } catch (error) {
    parentPort?.postMessage({ id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
