import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.ts'

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly hasInstallScript?: boolean
  readonly resolved?: string
  readonly link?: boolean
}

const files = ['package-lock.json', 'runtime/package-lock.json']

function read(file: string): Record<string, Locked> {
  return (JSON.parse(readFileSync(join(root, file), 'utf8')) as { packages: Record<string, Locked> }).packages
}

// npm drops the packages of other systems when it locks over an existing node_modules, and then refuses `npm ci`.
test.each(files)('%s names the optional packages of every system', (file) => {
  const packages = read(file)
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})

// Packages are installed without their scripts (scripts/run.mjs), so none may need one.
test.each(files)('no package of %s needs an install script', (file) => {
  const needing = Object.entries(read(file)).filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(needing.map(([path]) => path)).toEqual([])
})

test.each(files)('%s takes packages from the public registry alone', (file) => {
  const foreign = Object.values(read(file)).flatMap(({ resolved, link }) =>
    !link && resolved && !resolved.startsWith('https://registry.npmjs.org/') ? [resolved] : [],
  )
  expect(foreign).toEqual([])
})
