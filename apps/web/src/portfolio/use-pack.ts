import { overviewCalls } from '@gantry/client'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { showToast } from '../components/toast.ts'
import { useOverviewView } from './overview-context.ts'
import { usualPack } from './pack-order.ts'

const objectLifeMilliseconds = 60_000

/** Which initiatives get a page, in their order; remembered on this device for the next pack. */
export function usePackChoice() {
  const { slug } = useOrganisation()
  const { overview } = useOverviewView()
  const key = `gantry.board-pack.${slug}`
  const [chosen, setChosen] = useState<readonly string[]>(() => {
    const there = new Set(overview.rows.map(({ ref }) => ref))
    const remembered = read(key)?.filter((ref) => there.has(ref)) ?? []
    return remembered.length > 0 ? remembered : usualPack(overview)
  })
  const choose = (next: readonly string[]) => {
    setChosen(next)
    localStorage.setItem(key, JSON.stringify(next))
  }
  return { chosen, choose, usual: () => choose(usualPack(overview)) }
}

function read(key: string): string[] | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : undefined
  } catch {
    return undefined
  }
}

/** Has the pack typeset and saves it; can be given up meanwhile, here and on the server. */
export function usePackPrint(onDone: () => void) {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const { query } = useOverviewView()
  const cancel = useRef<AbortController>(undefined)
  useEffect(() => () => cancel.current?.abort(), [])
  const print = useMutation({
    mutationFn: (refs: readonly string[]) => {
      cancel.current = new AbortController()
      return overviewCalls(http, slug).boardPack(query, refs, cancel.current.signal)
    },
    onSuccess: ({ blob, name }) => {
      save(blob, name)
      showToast({ text: t('pack.saved', { name }) })
      onDone()
    },
  })
  return {
    print,
    error: print.error?.name === 'AbortError' ? null : print.error,
    giveUp: () => cancel.current?.abort(),
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), objectLifeMilliseconds)
}
