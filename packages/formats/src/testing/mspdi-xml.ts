import type { Plan } from '@gantry/planning/plan'
import { civilDay } from '@gantry/planning/time/days'
import { parseIsoLocal } from '@gantry/planning/time/iso'
import { readMspdi } from '../mspdi/read.ts'

// Small plans in Microsoft Project XML, to be read by tests.

export const namespace = 'xmlns="http://schemas.microsoft.com/project"'
export const bytesOf = (text: string) => new TextEncoder().encode(text)
export const project = (inside: string) =>
  bytesOf(`<?xml version="1.0" encoding="UTF-8"?>\n<Project ${namespace}>${inside}</Project>`)

export function read(inside: string) {
  const result = readMspdi(project(inside))
  if (result.refusal) throw new Error(result.refusal.message)
  return result
}

export const planOf = (inside: string): Plan => read(inside).plan
export const at = (text: string) => parseIsoLocal(text)
export const day = (text: string) => civilDay(...(text.split('-').map(Number) as [number, number, number]))
export const minimal = '<StartDate>2026-05-11T08:00:00</StartDate>'
export const task = (uid: number, fields = '', level = 1) =>
  `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>T${uid}</Name><OutlineLevel>${level}</OutlineLevel><Duration>PT8H0M0S</Duration>${fields}</Task>`
export const tasks = (...list: string[]) => planOf(`${minimal}<Tasks>${list.join('')}</Tasks>`)
export const oneTask = (fields: string) => tasks(task(1, fields)).tasks[0]!
export const findingsOf = (inside: string) => read(inside).findings.map(({ id, count = 1 }) => `${id} ${count}`)
