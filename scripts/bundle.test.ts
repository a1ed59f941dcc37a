import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from './root.ts'

/** A text that each part of the server carries through any minifier, and a file that proves it still does. */
const marks = [
  { what: 'fastify', mark: 'FST_ERR_', proof: 'node_modules/fastify/lib/errors.js' },
  { what: 'kysely', mark: 'alterTable', proof: 'node_modules/kysely/dist/schema/schema-module.js' },
  { what: 'pg', mark: 'SCRAM-SHA-256', proof: 'node_modules/pg/lib/crypto/sasl.js' },
  { what: 'the embedded database', mark: 'PGlite', proof: 'node_modules/@electric-sql/pglite/dist/index.js' },
  { what: 'nodemailer', mark: 'nodemailer', proof: 'node_modules/nodemailer/package.json' },
  { what: 'typst', mark: 'typst', proof: 'node_modules/@myriaddreamin/typst-ts-node-compiler/package.json' },
]

describe('the bundle sent to browsers', () => {
  const dist = join(root, 'apps/web/dist')
  let bundle = ''

  beforeAll(() => {
    if (!existsSync(join(dist, 'index.html')))
      throw new Error('apps/web/dist is not built. Maybe run this through npm test.')
    bundle = globSync('**/*.{js,html,css}', { cwd: dist })
      .map((file) => readFileSync(join(dist, file), 'utf8'))
      .join('\n')
  })

  test('is the web app', () => {
    expect(bundle).toContain('createRoot')
  })

  test.each(marks)('holds nothing of $what', ({ mark, proof }) => {
    expect(readFileSync(join(root, proof), 'utf8')).toContain(mark)
    expect(bundle).not.toContain(mark)
  })
})
