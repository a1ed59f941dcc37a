import type { Finding, Segment, Sentence } from '@gantry/domain/portfolio/overview'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { stringifySearch } from '../app/search-params.ts'
import { LocalLink } from '../components/local-link.tsx'
import { ComparisonEvidence, MeasureEvidence, ValueEvidence } from './segment-evidence.tsx'
import { useStatements } from './statement-context.ts'

/** A sentence whose numbers and comparatives show what they rest on, and whose names lead to their pages. */
export function SentenceText({ sentence, finding }: { sentence: Sentence; finding?: Finding }) {
  return (
    <>
      {sentence.segments.map((segment, at) => (
        <SegmentText key={at} segment={segment} finding={finding} />
      ))}
    </>
  )
}

function SegmentText({ segment, finding }: { segment: Segment; finding?: Finding }) {
  switch (segment.type) {
    case 'text':
      return segment.text
    case 'measure':
      return <MeasureEvidence id={segment.id} text={segment.text} />
    case 'value':
      return <ValueEvidence text={segment.text} evidence={segment.evidence} finding={finding} />
    case 'comparison':
      return <ComparisonEvidence id={segment.id} text={segment.text} />
    case 'name':
      return <Name kind={segment.kind} id={segment.id} text={segment.text} />
    case 'quote':
      return <q title={segment.author}>{segment.text}</q>
  }
}

function Name({ kind, id, text }: { kind: string; id: string; text: string }) {
  const { slug } = useOrganisation()
  const { refOf, query, self } = useStatements()
  if (id === self) return text
  if (kind === 'initiative') {
    return <LocalLink href={paths.initiative(slug, refOf(id))}>{text}</LocalLink>
  }
  if (kind === 'unit' || kind === 'category') {
    return <LocalLink href={paths.portfolio(slug) + stringifySearch({ ...query, [kind]: [id] })}>{text}</LocalLink>
  }
  return text
}
