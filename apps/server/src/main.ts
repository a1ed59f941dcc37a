import { createSample } from '@gantry/app/sample/create-sample'
import { StoreRefused } from '@gantry/store/errors'
import { makeLog } from './log.ts'
import { describeSettings, readSettings, SettingsRefused } from './settings.ts'
import { PortTaken, startServer } from './start-server.ts'
import { stopWhenAsked } from './stop-when-asked.ts'

/** The one place that reads the environment: settings in, a running server out. */
async function main(): Promise<void> {
  if (process.argv[2] === 'config') return say(describeSettings(process.env))
  const { log: level, ...settings } = readSettings(process.env)
  const log = makeLog(level)
  const server = await startServer({ ...settings, log, createSample })
  stopWhenAsked(server, process.env.GANTRY_PARENT)
  say(server.setupUrl === null ? `Gantry runs at ${server.url}` : firstRun(server.setupUrl))
}

function firstRun(url: string): string {
  return [
    'Gantry runs. To set it up, open this address; it carries the token that lets you in:',
    '',
    `  ${url}`,
    '',
  ].join('\n')
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

main().catch((error: unknown) => {
  const expected = expectedEnd(error)
  process.stderr.write(`gantry: ${expected?.words ?? (error instanceof Error ? error.stack : String(error))}\n`)
  process.exit(expected?.code ?? 1)
})

/** What ends a start as it should, with the code that docs/cli.md gives it; undefined for a fault of ours. */
function expectedEnd(error: unknown): { readonly words: string; readonly code: number } | undefined {
  if (error instanceof SettingsRefused) return { words: error.message, code: 2 }
  if (error instanceof PortTaken) return { words: error.message, code: 4 }
  if (error instanceof StoreRefused) return { words: error.message, code: error.id === 'store.folder-in-use' ? 6 : 4 }
  return undefined
}
