import type { LinkReport } from '@gantry/client'
import { useTranslation } from 'react-i18next'
import { TableTwin } from '../components/table-twin.tsx'
import classes from './import.module.css'

/** Weaker matches side by side: they are only proposed. */
export function Matches({ links }: { links: readonly (LinkReport & { file: string })[] }) {
  const { t } = useTranslation('import')
  if (links.length === 0) return <p className={classes.where}>{t('matches.none')}</p>
  const side = ({ title, externalId, unit }: { title: string; externalId: string | null; unit: string | null }) => (
    <span className={classes.words}>
      {title}
      <small className={classes.why}>{[externalId, unit].filter(Boolean).join(' · ')}</small>
    </span>
  )
  return (
    <>
      <p className={classes.where}>{t('matches.text')}</p>
      <TableTwin
        tall
        label={t('steps.matches')}
        columns={[
          { label: t('matches.incoming') },
          { label: t('matches.known') },
          { label: t('columns.confidence'), numeric: true },
          { label: t('columns.reason') },
          { label: t('problems.file') },
        ]}
        rows={links.map(({ incoming, known, score, evidence, file, row }) => [
          side(incoming),
          side(known),
          `${Math.round(score * 100)} %`,
          <span key="why" className={classes.words}>
            {evidence.join('; ')}
          </span>,
          `${file}, ${t('matches.row', { row })}`,
        ])}
      />
    </>
  )
}
