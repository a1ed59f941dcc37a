import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'
import { binOf, runTool } from './run-tool.ts'

const dist = join(root, 'apps/web/dist')
const stampFile = join(dist, '.built-from')

/** What the bundle is made of: the web app, the packages it may import, and the versions of everything else. */
const sources = [
  'apps/web/*.{ts,html,json}',
  'apps/web/{src,public}/**/*',
  'packages/{client,domain,formats,planning}/{package.json,src/**/*}',
  'package-lock.json',
  'tsconfig.base.json',
]

/** Builds apps/web into apps/web/dist, unless it was built from these very sources. False when the build failed. */
export async function buildWeb(): Promise<boolean> {
  const stamp = hashSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true
  process.stderr.write('gantry: building the web app (first run, or its sources changed)\n')
  // Built aside and swapped in, so that a server that is running never serves half of it.
  const aside = join(root, 'node_modules', '.cache', `web-${process.pid}`)
  const args = ['build', 'apps/web', '--outDir', aside, '--emptyOutDir', '--logLevel', 'warn']
  const built = await runTool(binOf('vite'), args, { show: true })
  if (built.code !== 0) return false
  writeFileSync(join(aside, '.built-from'), stamp)
  rmSync(dist, { recursive: true, force: true })
  renameSync(aside, dist)
  return true
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}
