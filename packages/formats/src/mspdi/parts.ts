import { escapeText } from './element.ts'
import type { Parts } from './kept-parts.ts'
import { writeDate, writeDuration } from './values.ts'

export function setText(parts: Parts, key: string, text: string | undefined): void {
  if (text !== undefined) parts.set(key, escapeText(text))
}

export function setDate(parts: Parts, key: string, minute: number | undefined): void {
  if (minute !== undefined) parts.set(key, writeDate(minute))
}

export function setDuration(parts: Parts, key: string, minutes: number | undefined): void {
  if (minutes !== undefined) parts.set(key, writeDuration(minutes))
}

/** Money is written in hundredths of the currency's main unit. */
export function setMoney(parts: Parts, key: string, minor: number | undefined): void {
  if (minor !== undefined) parts.set(key, String(minor))
}
