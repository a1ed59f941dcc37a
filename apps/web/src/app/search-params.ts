import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What stands behind the `?`, as plain text: `?unit=a&unit=b` is `{ unit: ['a', 'b'] }`. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>

export function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const [key, value] of new URLSearchParams(text)) {
    const before = found[key]
    found[key] = before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value]
  }
  return found
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') params.append(key, String(each))
    }
  }
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
  return text === '' ? '' : `?${text}`
}

export const textOf = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.[0]

export const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

export type UrlChange = (change: SearchParams, options?: { replace?: boolean }) => void

/** Changes the state in the address without listening to it: `change({ sort: 'title', after: undefined })`. */
export function useUrlChange(): UrlChange {
  const navigate = useNavigate()
  return useCallback(
    (patch, { replace = true } = {}) => {
      void navigate({
        to: '.',
        search: (before: SearchParams) => ({ ...before, ...patch }),
        replace,
        resetScroll: false,
      } as Parameters<typeof navigate>[0])
    },
    [navigate],
  )
}

/**
 * The state of a page, kept in its address so that every view can be sent to a colleague. A change leaves the rest as
 * it is; with `replace: false` it becomes a step back.
 */
export function useUrlState(): [SearchParams, UrlChange] {
  const search = useSearch({ strict: false }) as SearchParams
  return [search, useUrlChange()]
}
