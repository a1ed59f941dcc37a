import { describe, expect, it } from 'vitest'
import { bytesOf, minimal, namespace, project } from '../testing/mspdi-xml.ts'
import { MspdiReader, readMspdi } from './read.ts'

describe('Encodings', () => {
  const name = 'Größe — “Ж”'
  const file = (encoding: string, title: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><Project ${namespace}><Title>${title}</Title></Project>`
  const titleOf = (bytes: Uint8Array) => {
    const result = readMspdi(bytes)
    return result.refusal?.id ?? result.plan?.title
  }

  it('are told by the byte order mark or the declaration', () => {
    expect(titleOf(bytesOf(file('UTF-8', name)))).toBe(name)
    expect(titleOf(bytesOf(`\uFEFF${file('utf-8', name)}`))).toBe(name)
    expect(titleOf(Buffer.from(`\uFEFF${file('UTF-16', name)}`, 'utf16le'))).toBe(name)
    expect(titleOf(Buffer.from(`\uFEFF${file('UTF-16', name)}`, 'utf16le').swap16())).toBe(name)
    expect(titleOf(Buffer.from(file('windows-1252', 'Größe'), 'latin1'))).toBe('Größe')
    expect(titleOf(Buffer.from(file('ISO-8859-1', 'Größe'), 'latin1'))).toBe('Größe')
    const cyrillic = Buffer.concat([
      Buffer.from(`<?xml version="1.0" encoding="windows-1251"?><Project ${namespace}><Title>`),
      Buffer.from([0xc6]),
      Buffer.from('</Title></Project>'),
    ])
    expect(titleOf(cyrillic)).toBe('Ж')
  })

  it('that are unknown or do not hold are refused', () => {
    expect(titleOf(bytesOf(file('EBCDIC', 'x')))).toBe('xml.encoding')
    expect(titleOf(Buffer.from(file('UTF-8', 'Größe'), 'latin1'))).toBe('xml.encoding')
  })
})

describe('Files that are refused', () => {
  const refusalOf = (bytes: Uint8Array, limits = {}) => readMspdi(bytes, limits).refusal
  const nested = `${'<a>'.repeat(70)}${'</a>'.repeat(70)}`

  it.each([
    ['file.empty', new Uint8Array(0), {}],
    ['file.tooLarge', project(minimal), { bytes: 50 }],
    ['file.stopped', project(minimal), { stopped: () => true }],
    ['xml.malformed', bytesOf('just words'), {}],
    ['xml.malformed', bytesOf(`<Project ${namespace}><Tasks><Task>`), {}],
    ['xml.malformed', bytesOf(`<Project ${namespace}><Tasks></Task></Project>`), {}],
    ['xml.malformed', project('<Title>&nbsp;</Title>'), {}],
    ['xml.doctype', bytesOf(`<!DOCTYPE Project [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Project>&b;</Project>`), {}],
    ['xml.doctype', bytesOf(`<!DOCTYPE Project SYSTEM "file:///etc/passwd"><Project/>`), {}],
    ['xml.depth', project(nested), {}],
    ['xml.textTooLong', project(`<Title>${'x'.repeat(101)}</Title>`), { textLength: 100 }],
    ['mspdi.tooMany', project('<A/><B/><C/>'), { elements: 3 }],
    ['mspdi.tooMany', project(`<Tasks><Task><UID/><UID/><UID/></Task></Tasks>`), { elementsOfOne: 2 }],
    ['mspdi.other', bytesOf('<html><body>Not found</body></html>'), {}],
    ['mspdi.other', bytesOf('<Project xmlns="http://other.example/plan"/>'), {}],
  ])('%s', (id, bytes, limits) => {
    const refusal = refusalOf(bytes, limits)
    expect(refusal).toMatchObject({ id, mend: expect.stringMatching(/^Maybe /) as string })
  })

  it('say where', () => {
    expect(refusalOf(project('<Tasks>\n<Task><UID>1</UID>\n<Name>x</Nome></Task></Tasks>'))?.place).toBe(
      'line 4, Project/Tasks/Task',
    )
  })

  it('are refused as soon as it is known, and stay refused', () => {
    const reader = new MspdiReader()
    const doctype = bytesOf(`<!DOCTYPE Project [${' '.repeat(300)}]><Project/>`)
    const early = reader.push(doctype)
    expect(early?.id).toBe('xml.doctype')
    expect(reader.push(project(minimal))).toBe(early)
    expect(reader.end()).toEqual({ refusal: early })
  })
})
