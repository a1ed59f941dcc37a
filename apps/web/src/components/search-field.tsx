import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { textOf, useUrlState } from '../app/search-params.ts'

/** What a list is searched for, kept in the address as `q`; `/` jumps here. */
export function SearchField({ label }: { label: string }) {
  const [search, change] = useUrlState()
  const q = textOf(search.q) ?? ''
  const [text, setText] = useState(q)
  const sent = useRef(q)
  useEffect(() => {
    if (text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      change({ q: text === '' ? undefined : text })
    }, 200)
    return () => clearTimeout(timer)
  }, [text, change])
  // Somebody else changed the address: “Show all”, or the way back.
  useEffect(() => {
    if (q === sent.current) return
    sent.current = q
    setText(q)
  }, [q])
  return (
    <TextInput
      style={{ flex: '0 1 260px' }}
      size="xs"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} stroke={1.8} />}
      value={text}
      data-filter
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}
