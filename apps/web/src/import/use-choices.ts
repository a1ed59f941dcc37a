import type { LinkChoice, LinkReport } from '@gantry/client'
import { useState } from 'react'

/** What a person has decided before the import: which rows are initiatives on record, which parents are made. */
export interface Choices {
  readonly links: Readonly<Record<string, LinkChoice>>
  readonly parents: readonly string[]
  /** How many rows and parents were decided on. */
  readonly count: number
  /** Key of the candidate that a row is, 'none' of them, or null while nobody has said. */
  answerOf(candidates: readonly LinkReport[]): string | null
  answer(candidates: readonly LinkReport[], answer: string | null): void
  /** Answers several rows at once. @returns what takes it back, whatever was answered since */
  answerAll(answers: readonly { row: readonly LinkReport[]; answer: string | null }[]): () => void
  make(parents: readonly string[], wanted: boolean): void
  forget(): void
}

export function useChoices(): Choices {
  const [links, setLinks] = useState<Readonly<Record<string, LinkChoice>>>({})
  const [rows, setRows] = useState<ReadonlySet<string>>(new Set())
  const [parents, setParents] = useState<ReadonlySet<string>>(new Set())
  return {
    links,
    parents: [...parents],
    count: rows.size + parents.size,
    answerOf: (candidates) => answerIn(links, candidates),
    answer(candidates, answer) {
      setLinks((before) => withAnswer(before, candidates, answer))
      setRows((before) => withMember(before, rowOf(candidates), answer !== null))
    },
    answerAll(answers) {
      const before = answers.map(({ row }) => ({ row, answer: answerIn(links, row) }))
      const set = (list: typeof answers) => {
        setLinks((all) => list.reduce((so, { row, answer }) => withAnswer(so, row, answer), all))
        setRows((all) => list.reduce((so, { row, answer }) => withMember(so, rowOf(row), answer !== null), all))
      }
      set(answers)
      return () => set(before)
    },
    make: (names, wanted) => setParents((before) => names.reduce((all, name) => withMember(all, name, wanted), before)),
    forget() {
      setLinks({})
      setRows(new Set())
      setParents(new Set())
    },
  }
}

export function answerIn(links: Choices['links'], candidates: readonly LinkReport[]): string | null {
  const same = candidates.find(({ key }) => links[key] === 'same')
  if (same) return same.key
  return candidates.length > 0 && candidates.every(({ key }) => links[key] === 'apart') ? 'none' : null
}

/** A row that is one candidate is none of the others. */
export function withAnswer(
  links: Choices['links'],
  candidates: readonly LinkReport[],
  answer: string | null,
): Choices['links'] {
  const keys = new Set(candidates.map(({ key }) => key))
  const others = Object.fromEntries(Object.entries(links).filter(([key]) => !keys.has(key)))
  if (answer === null) return others
  return {
    ...others,
    ...Object.fromEntries([...keys].map((key) => [key, key === answer ? ('same' as const) : ('apart' as const)])),
  }
}

/** What the row calls itself is the first half of each of its keys. */
const rowOf = (candidates: readonly LinkReport[]) => candidates[0]?.key.split('.', 1)[0] ?? ''

function withMember(set: ReadonlySet<string>, member: string, wanted: boolean): ReadonlySet<string> {
  const next = new Set(set)
  if (wanted) next.add(member)
  else next.delete(member)
  return next
}
