// `npm run check [-- --fix]`: everything that can be known without running the product, two checks at a time.
// With --fix what a tool can mend by itself is mended first.
import { closingLine, failureMark } from './closing-line.ts'
import { binOf, runTool, type ToolResult } from './run-tool.ts'

interface Check {
  readonly name: string
  readonly run: () => Promise<ToolResult>
}

const vitest = binOf('vitest')
const thirdParty = import.meta.dirname + '/third-party.ts'

const checks: readonly Check[] = [
  { name: 'types', run: () => runTool(binOf('typescript', 'tsc'), ['-b', '--pretty']) },
  { name: 'lint', run: () => runTool(binOf('oxlint'), ['--type-aware', '--deny-warnings']) },
  { name: 'format', run: () => runTool(binOf('@biomejs/biome', 'biome'), ['format', '--colors=off', '.']) },
  { name: 'unused code', run: () => runTool(binOf('knip'), ['--no-progress']) },
  { name: 'boundaries', run: () => runTool(vitest, ['run', '--project', 'house', 'scripts/boundaries']) },
  { name: 'licences', run: () => runTool(thirdParty, ['--check']) },
]

const mends: readonly Check[] = [
  { name: 'lint', run: () => runTool(binOf('oxlint'), ['--type-aware', '--fix', '--quiet']) },
  { name: 'format', run: () => runTool(binOf('@biomejs/biome', 'biome'), ['format', '--write', '.']) },
  { name: 'licences', run: () => runTool(thirdParty, ['--write']) },
]

if (process.argv.includes('--fix')) for (const { run } of mends) await run()
const failed = await runAll([...checks], 2)
console.log('')
for (const name of failed) console.log(`${failureMark}${name}`)
console.log(closingLine({ passed: checks.length - failed.length, failed: failed.length, skipped: 0 }))
process.exit(failed.length > 0 ? 1 : 0)

/** Runs `lanes` checks side by side, prints each as it ends, and returns the names of those that failed. */
async function runAll(waiting: Check[], lanes: number): Promise<readonly string[]> {
  const failures: string[] = []
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const start = performance.now()
      const { code, output } = await check.run()
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name.padEnd(12)} ${seconds} s`)
      if (code === 0) continue
      failures.push(check.name)
      console.log(output.trimEnd())
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return failures
}
