import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { Paper } from '../paper.ts'

const templates = join(import.meta.dirname, '..', '..', 'templates')
const cuts = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold']
/** From roomy to tight: the first at which the overview holds on one page is taken. */
const fits = [0, 1, 2, 3, 4] as const

export interface Sheets {
  readonly pdf: Uint8Array<ArrayBuffer>
  readonly pages: number
  /** Follows PDF/UA-1; otherwise tagged, but some letter has no shape in the fonts we ship. */
  readonly accessible: boolean
}

/** Turns papers into PDFs, with the fonts shipped beside it. It reads files of its templates' folder and no others. */
export function openCompiler(): (paper: Paper) => Sheets {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'))
  const compiler = NodeCompiler.create({
    workspace: templates,
    fontArgs: [{ fontPaths: cuts.map((cut) => join(fonts, cut)) }],
  })
  return (paper) => {
    const fit = fitOf(compiler, paper)
    const sheets = compiled(compiler, paper, fit)
    const printed = toPdf(compiler, sheets)
    compiler.evictCache(8)
    return printed
  }
}

/** How tight the overview must be set to stay on its one page. */
function fitOf(compiler: NodeCompiler, { head, overview }: Paper): number {
  const page: Paper = { document: 'overview', head, overview }
  return fits.find((fit) => compiled(compiler, page, fit).numOfPages === 1) ?? fits.length - 1
}

/** The data goes in as JSON and comes out of `json()` as values: no text of anybody's is ever read as typst. */
function compiled(compiler: NodeCompiler, paper: Paper, fit: number): NodeTypstDocument {
  const inputs = { paper: JSON.stringify(paper), fit: String(fit) }
  const made = compiler.compile({ mainFilePath: join(templates, 'main.typ'), inputs })
  if (made.result) return made.result
  const diagnostics = made.takeDiagnostics()
  throw new Error(
    `A template does not compile: ${diagnostics ? JSON.stringify(compiler.fetchDiagnostics(diagnostics)) : ''}`,
  )
}

function toPdf(compiler: NodeCompiler, sheets: NodeTypstDocument): Sheets {
  const pages = sheets.numOfPages
  try {
    return { pdf: bytesOf(compiler.pdf(sheets, { pdfStandard: 'ua-1' })), pages, accessible: true }
  } catch (error) {
    if (!String(error).includes('could not be displayed with')) throw error
    return { pdf: bytesOf(compiler.pdf(sheets)), pages, accessible: false }
  }
}

function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer)
}
