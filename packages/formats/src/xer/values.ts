import type { Minute } from '@gantry/planning'
import { dayMinutes } from '@gantry/planning/time/days'
import { isoLocal, parseIsoLocal } from '@gantry/planning/time/iso'

/** No date and no number is longer; what is, is not looked into. */
const longestValue = 64

/** `2017-09-16 08:00` → minutes; undefined when it is no date. */
export function parseDate(text: string): Minute | undefined {
  return text.length > longestValue ? undefined : parseIsoLocal(text)
}

export function formatDate(instant: Minute): string {
  return isoLocal(instant).replace('T', ' ')
}

/** Minutes of the day → `HH:MM`. */
export function formatTime(minutes: number): string {
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

/** `HH:MM` → minutes of the day. */
export function parseTime(text: string): number | undefined {
  const match = /^\s*(\d{1,2}):(\d\d)(?::\d\d)?\s*$/.exec(text)
  if (match === null) return undefined
  const minutes = Number(match[1]) * 60 + Number(match[2])
  return minutes <= dayMinutes && Number(match[2]) < 60 ? minutes : undefined
}

/** A number with a point, or with a comma where the exporting machine wrote one. */
export function parseNumber(text: string): number | undefined {
  if (text.length > longestValue) return undefined
  const plain = /^\s*-?\d+,\d+\s*$/.test(text) ? text.replace(',', '.') : text
  if (!/^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) && Math.abs(value) <= largest ? value : undefined
}

/** Past it whole minutes and minor units are no longer exact. */
const largest = 1e12

/** Hours as text → whole minutes. */
export function parseHours(text: string): number | undefined {
  const hours = parseNumber(text)
  return hours === undefined ? undefined : Math.round(hours * 60) + 0
}

/** Whole minutes → hours, exact to the minute when read again. */
export function formatHours(minutes: number): string {
  return formatNumber(Number((minutes / 60).toFixed(6)))
}

/** The shortest digits that read as the same number, without an exponent. */
export function formatNumber(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(12) : text
}

/** Minor units of a unit of money, by its decimal digits. */
const powers = [1, 10, 100, 1_000, 10_000]

/** Amount as text → whole minor units. */
export function parseMoney(text: string, digits: number): number | undefined {
  const amount = parseNumber(text)
  return amount === undefined ? undefined : Math.round(amount * (powers[digits] ?? 100)) + 0
}

export function formatMoney(minor: number, digits: number): string {
  return (minor / (powers[digits] ?? 100)).toFixed(4)
}

/** P6 doubles quotes and writes a line break as two DEL characters. */
export function parseText(text: string): string {
  return text.replaceAll('""', '"').replaceAll('\u007f\u007f', '\n').replaceAll('\u007f', '\n')
}

export function formatText(text: string): string {
  return text
    .replaceAll('"', '""')
    .replace(/\r\n?|\n/g, '\u007f\u007f')
    .replaceAll('\t', ' ')
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
