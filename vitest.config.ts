import { defineConfig } from 'vitest/config'
import { findChromium } from './scripts/chromium.ts'

const chromium = findChromium()
const notBrowser = ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts']

/**
 * Suites that open a database, a server or a browser wait on a disk and on processors that others use too; they stumble
 * now and then, and `npm test` names those that passed only when tried again.
 */
const patient = { testTimeout: 180_000, hookTimeout: 240_000, retry: 1, expect: { poll: { timeout: 20_000 } } }

export default defineConfig({
  test: {
    maxWorkers: 2,
    pool: 'forks',
    projects: [
      {
        test: {
          name: 'pure',
          include: ['packages/{domain,planning,formats,client}/src/**/*.test.ts'],
          exclude: notBrowser,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'node',
          include: [
            'packages/{store,app,api,reports}/src/**/*.test.ts',
            'apps/{server,cli}/src/**/*.test.ts',
            'examples/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: notBrowser,
          ...patient,
        },
      },
      {
        test: {
          name: 'web',
          include: ['apps/web/src/**/*.test.{ts,tsx}'],
          exclude: notBrowser,
          testTimeout: 60_000,
        },
      },
      { test: { name: 'house', include: ['scripts/**/*.test.ts'], exclude: notBrowser, ...patient } },
      // Drives a real Chromium; left out, and said so by `npm test`, where there is none.
      ...(chromium
        ? [
            {
              test: {
                name: 'browser',
                include: ['{apps,packages}/**/*.browser.test.ts'],
                exclude: ['**/node_modules/**', '**/dist/**'],
                env: { GANTRY_CHROMIUM: chromium },
                fileParallelism: false,
                ...patient,
              },
            },
          ]
        : []),
    ],
  },
})
