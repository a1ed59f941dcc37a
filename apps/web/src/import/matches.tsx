import type { LinkReport } from '@gantry/client'
import { Button, NativeSelect, Radio } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { Day } from '../components/day.tsx'
import { type GroupFilter, inGroup } from './group-answers.ts'
import { GroupTools } from './group-tools.tsx'
import classes from './matches.module.css'
import type { Choices } from './use-choices.ts'

type Candidate = LinkReport & { readonly file: string }

/** Weaker matches side by side: a person says which are one, before anything is imported. */
export function Matches({ links, choices }: { links: readonly Candidate[]; choices: Choices }) {
  const { t } = useTranslation('import')
  const [show, setShow] = useState<'all' | 'open'>('all')
  const [most, setMost] = useState(portion)
  const [filter, setFilter] = useState<GroupFilter>({ basis: '', units: '' })
  if (links.length === 0) return <p className={classes.text}>{t('matches.none')}</p>
  const rows = [...Map.groupBy(links, ({ file, row }) => `${file} ${row}`).values()]
  const group = rows.filter((candidates) => inGroup(candidates, filter))
  const open = group.filter((candidates) => choices.answerOf(candidates) === null)
  const decided = group.filter((candidates) => choices.answerOf(candidates) !== null)
  const shown = show === 'open' ? open : group
  return (
    <section aria-label={t('steps.matches')}>
      <h2>{t('matches.title')}</h2>
      <p className={classes.text}>{t('matches.text')}</p>
      <GroupTools
        rows={rows}
        open={open}
        decided={decided}
        filter={filter}
        onFilter={(next) => {
          setFilter(next)
          setMost(portion)
        }}
        choices={choices}
      />
      <div className={classes.bar}>
        <NativeSelect
          size="xs"
          aria-label={t('matches.show')}
          value={show}
          data={[
            { value: 'all', label: t('matches.all', { count: group.length }) },
            { value: 'open', label: t('matches.open', { count: open.length }) },
          ]}
          onChange={(event) => setShow(event.currentTarget.value as 'all' | 'open')}
        />
        <span role="status">{t('matches.decided', { n: decided.length, of: group.length })}</span>
      </div>
      <ul className={classes.list}>
        {shown.slice(0, most).map((candidates) => (
          <Row key={candidates[0]?.key} candidates={candidates} choices={choices} />
        ))}
      </ul>
      {shown.length > most && (
        <Button variant="default" onClick={() => setMost(most + portion)}>
          {t('matches.more', { count: Math.min(portion, shown.length - most) })}
        </Button>
      )}
    </section>
  )
}

const portion = 40

/** One row of a file and the initiatives that it may be. */
function Row({ candidates, choices }: { candidates: readonly Candidate[]; choices: Choices }) {
  const { t } = useTranslation('import')
  const [first] = candidates
  if (!first) return null
  const { incoming, file, row } = first
  const answer = choices.answerOf(candidates)
  return (
    <li className={classes.row} data-answered={answer !== null || undefined}>
      <div className={classes.side}>
        <p className={classes.faint}>{t('matches.incoming')}</p>
        <h3>{incoming.title}</h3>
        <p className={classes.faint}>{[incoming.externalId, incoming.unit].filter(Boolean).join(' · ')}</p>
        <p className={classes.faint}>
          {file}, {t('matches.row', { row })} · <Day day={incoming.asOf} />
        </p>
      </div>
      <Radio.Group
        aria-label={t('matches.is', { title: incoming.title })}
        value={answer ?? later}
        onChange={(next) => choices.answer(candidates, next === later ? null : next)}
        className={classes.candidates}
      >
        {candidates.map((candidate) => (
          <Radio key={candidate.key} value={candidate.key} size="sm" label={<Known candidate={candidate} />} />
        ))}
        <div className={classes.others}>
          <Radio size="sm" value={none} label={t('matches.apart', { count: candidates.length })} />
          <Radio size="sm" value={later} label={t('matches.later')} />
        </div>
      </Radio.Group>
    </li>
  )
}

const later = 'later'
const none = 'none'

function Known({ candidate: { known, score, evidence } }: { candidate: Candidate }) {
  const { t } = useTranslation('import')
  const { slug } = useOrganisation()
  return (
    <span className={classes.known}>
      <strong>{t('matches.one', { title: known.title })}</strong>
      <span className={classes.faint}>
        {[
          known.externalId,
          known.unit,
          known.ref === null ? t('matches.alsoNew') : null,
          t('matches.sure', { percent: `${Math.round(score * 100)} %` }),
        ]
          .filter(Boolean)
          .join(' · ')}
        {known.lastAsOf !== null && (
          <>
            {' · '}
            {t('matches.last')} <Day day={known.lastAsOf} />
          </>
        )}
        {known.ref !== null && (
          <>
            {' · '}
            <Link to={paths.initiative(slug, known.ref)} target="_blank">
              {known.ref}
            </Link>
          </>
        )}
      </span>
      <span className={classes.why}>{evidence.join('; ')}</span>
    </span>
  )
}
