import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

export interface ToolResult {
  /** Exit code; 1 when a signal ended it. */
  readonly code: number
  /** What it wrote, both streams in order; empty when `show` let it write to the terminal itself. */
  readonly output: string
}

/** The JavaScript file behind a package's command: `binOf('knip')`, `binOf('typescript', 'tsc')`. */
export function binOf(name: string, command = name): string {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  const file = typeof bin === 'string' ? bin : bin[command]
  if (!file) throw new Error(`${name} has no command called ${command}`)
  return join(folder, file)
}

/** Runs a JavaScript or TypeScript file on this Node in the repository's folder. */
export function runTool(file: string, args: readonly string[], options: { show?: boolean } = {}): Promise<ToolResult> {
  return new Promise((done) => {
    const stdio = options.show ? 'inherit' : 'pipe'
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', stdio, stdio] })
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('close', (code) => done({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}
