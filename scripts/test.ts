// `npm test [-- [--project NAME] FILTER…]`: every suite, or those of one project of vitest.config.ts; the last line
// counts them. With DATABASE_URL (or GANTRY_TEST_DATABASE_URL) the
// suites that need a database make scratch databases on that server, else each opens an embedded one of its own.
import { globSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createVitest } from 'vitest/node'
import { buildWeb } from './build-web.ts'
import { findChromium } from './chromium.ts'
import { closingLine, countTests, failureMark } from './closing-line.ts'
import { installChromium } from './install-chromium.ts'
import { root } from './root.ts'

const { values, positionals: filters } = parseArgs({ allowPositionals: true, options: { project: { type: 'string' } } })
const wantsBrowser = values.project === undefined || values.project === 'browser'
process.chdir(root)
keepToScratchDatabases()
const leftOut = !wantsBrowser || findChromium() ? [] : browserTests()
const withoutBrowser = leftOut.length > 0 && !installChromium() ? leftOut : []
const built = await buildWeb()

const overdue = setTimeout(giveUp, 20 * 60_000)
const vitest = await createVitest('test', { run: true, watch: false, project: values.project })
await vitest.start(filters).catch(unlessNothingMatches)
clearTimeout(overdue)
const counts = countTests(vitest.state)
await vitest.close()

if (withoutBrowser.length > 0) {
  console.log('\nLeft out, because there is no Chromium here and it may not be installed (GANTRY_CHROMIUM names one):')
  for (const file of withoutBrowser) console.log(`  ${file}`)
}
if (counts.passed + counts.failed + counts.skipped === 0)
  console.log('\nNo test matches. Maybe: npm test -- packages/domain')
const failures = [
  ...counts.failures,
  ...(built ? [] : ['the web app could not be built; the messages at the top say why']),
]
if (failures.length + counts.stumbled.length > 0) console.log('')
for (const name of counts.stumbled) console.log(`Passed when tried again: ${name}`)
for (const failure of failures) console.log(`${failureMark}${failure}`)
const total = {
  passed: counts.passed,
  failed: failures.length,
  skipped: counts.skipped + withoutBrowser.length,
}
console.log(`\n${closingLine(total)}`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

function unlessNothingMatches(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'VITEST_FILES_NOT_FOUND')) throw error
}

/** A test that never ends would leave nobody an answer: name what is still running, and close. */
function giveUp(): void {
  const running = vitest.state
    .getTestModules()
    .filter((module) => !['passed', 'failed', 'skipped'].includes(module.state()))
  console.log('\nGiven up after twenty minutes; not finished:')
  for (const { relativeModuleId } of running) console.log(`  ${relativeModuleId}`)
  const { passed, failed, skipped } = countTests(vitest.state)
  console.log(`\n${closingLine({ passed, failed: Math.max(failed, running.length, 1), skipped })}`)
  process.exit(1)
}

/** Tests never see the address of a database that may hold something: they are told where to make scratch ones. */
function keepToScratchDatabases(): void {
  const { DATABASE_URL, GANTRY_TEST_DATABASE_URL } = process.env
  const server = GANTRY_TEST_DATABASE_URL ?? DATABASE_URL
  if (server) process.env.GANTRY_TEST_DATABASE_URL = server
  delete process.env.DATABASE_URL
}

function browserTests(): string[] {
  const files = globSync('{apps,packages}/**/*.browser.test.ts', { exclude: ['**/node_modules', '**/dist'] })
  return files.filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
}
