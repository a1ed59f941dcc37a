import { describe, expect, test } from 'vitest'
import { describeSettings, readSettings, SettingsRefused } from './settings.ts'

describe('settings', () => {
  test('have a default each, so that nothing must be set', () => {
    const read = readSettings({})
    expect(read).toMatchObject({ host: '127.0.0.1', port: 4680, log: 'warn', mailFrom: 'Gantry <gantry@localhost>' })
    expect(read.dataDir).toMatch(/\/data$/)
    for (const none of [read.databaseUrl, read.baseUrl, read.secret, read.smtpUrl, read.trustProxy])
      expect(none).toBeUndefined()
  })

  test('that are empty count as not set', () => {
    expect(readSettings({ GANTRY_PORT: ' ', DATABASE_URL: '' })).toMatchObject({ port: 4680, databaseUrl: undefined })
  })

  test('that cannot be are named all at once, with what may help and without secrets', () => {
    const env = {
      GANTRY_PORT: '99999',
      GANTRY_BASE_URL: 'gantry.example.org/path',
      GANTRY_SECRET: 'tooshort',
      DATABASE_URL: 'mysql://root:hunter2@db',
      GANTRY_LOG: 'loud',
    }
    expect(() => readSettings(env)).toThrow(SettingsRefused)
    try {
      readSettings(env)
    } catch (error) {
      const { message } = error as Error
      for (const name of Object.keys(env)) expect(message).toContain(`${name}: `)
      for (const secret of ['tooshort', 'hunter2']) expect(message).not.toContain(secret)
    }
  })

  test('are printed with value, origin and meaning; secrets only as set or not', () => {
    const text = describeSettings({ GANTRY_PORT: '80', DATABASE_URL: 'postgres://gantry:hunter2@db/gantry' })
    expect(text).toMatch(/^GANTRY_PORT +80 +environment +Port to listen on/m)
    expect(text).toMatch(/^DATABASE_URL +\(set\) +environment/m)
    expect(text).toMatch(/^GANTRY_SECRET +\(not set\) +default/m)
    expect(text).not.toContain('hunter2')
  })
})
