import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { arrows, forBrowsers, impure, inexact, pure, readTheEnvironment } from './boundaries/arrows.ts'
import { importsOf, leavesPackage, ourPackage, readSources, type Source, toSource } from './boundaries/read-source.ts'
import { root } from './root.ts'

const sources = readSources()

test('every package of the workspace has its arrows', () => {
  const parts = globSync('{apps,packages}/*/package.json', { cwd: root }).map((file) =>
    file.replace(/.package\.json$/, ''),
  )
  expect(parts.map((part) => part.replaceAll('\\', '/')).sort()).toEqual(Object.keys(arrows).sort())
})

test('imports follow the arrows', () => {
  expect(sources.flatMap(wrongArrows)).toEqual([])
})

test('package.json files name no package that the arrows forbid', () => {
  const wrong = Object.keys(arrows).flatMap((part) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(root, part, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>
    }
    return Object.keys(dependencies).flatMap((name) => {
      const ours = ourPackage(name)
      return ours && !arrows[part]?.includes(ours) ? [`${part} → ${ours}`] : []
    })
  })
  expect(wrong).toEqual([])
})

test('pure packages know no clock, no chance, no host and no network', () => {
  expect(sources.flatMap(impurities)).toEqual([])
})

test('the planning engine uses no mathematics that differs between machines', () => {
  const wrong = sources.filter(
    ({ part, isTest, code }) => part === 'packages/planning' && !isTest && inexact.test(code),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('what runs in a browser asks for no module of Node', () => {
  expect(sources.flatMap(nodeInBrowser)).toEqual([])
})

test('only the programs read the environment', () => {
  const wrong = sources.filter(
    ({ part, isTest, code }) => !isTest && !readTheEnvironment.includes(part) && /\bprocess\.env\b/.test(code),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

describe('the test itself finds', () => {
  const file = (path: string, text: string) => toSource(path, text)

  test.each([
    ['packages/domain/src/a.ts', `import { x } from '@gantry/store'`],
    ['apps/web/src/a.tsx', `const api = await import('@gantry/api/routes')`],
    ['packages/client/src/a.ts', `export * from '@gantry/app'`],
    ['packages/domain/src/deep/a.ts', `import '../../../store/src/database.ts'`],
  ])('a wrong arrow in %s', (path, text) => {
    expect(wrongArrows(file(path, text))).toHaveLength(1)
  })

  test('a right arrow right', () => {
    expect(
      wrongArrows(file('packages/formats/src/a/b.ts', `import { x } from '@gantry/domain'\nimport '../c.ts'`)),
    ).toEqual([])
  })

  test.each(['Date.now()', 'new Date()', 'Math.random()', 'process.env.X', 'crypto.randomUUID()', 'fetch(url)'])(
    '%s in a pure package, but not in its tests or comments',
    (text) => {
      expect(impurities(file('packages/domain/src/a.ts', `const x = ${text}`))).toHaveLength(1)
      expect(impurities(file('packages/domain/src/a.ts', `// ${text}\n/* ${text} */`))).toEqual([])
      expect(impurities(file('packages/domain/src/a.test.ts', `const x = ${text}`))).toEqual([])
    },
  )

  test('a module of Node in the web app', () => {
    expect(nodeInBrowser(file('apps/web/src/a.ts', `import { join } from 'path'`))).toHaveLength(1)
  })
})

function wrongArrows(source: Source): string[] {
  return importsOf(source).flatMap((name) => {
    const ours = ourPackage(name)
    const own = source.part.split('/')[1]
    const allowed = !ours || ours === own || arrows[source.part]?.includes(ours)
    return allowed && !leavesPackage(source, name) ? [] : [`${source.path} imports ${name}`]
  })
}

function impurities({ part, isTest, path, code }: Source): string[] {
  if (isTest || !pure.includes(part)) return []
  return impure.flatMap(({ pattern, why }) => {
    const found = pattern.exec(code)
    return found ? [`${path}: “${found[0]}” ${why}`] : []
  })
}

function nodeInBrowser(source: Source): string[] {
  if (source.isTest || !forBrowsers.includes(source.part)) return []
  return importsOf(source).flatMap((name) => (isBuiltin(name) ? [`${source.path} imports ${name}`] : []))
}
