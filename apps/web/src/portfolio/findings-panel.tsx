import { useTranslation } from 'react-i18next'
import { SidePanel } from '../components/side-panel.tsx'
import { FindingItem } from '../statements/finding-item.tsx'
import classes from '../statements/findings.module.css'
import { useOverviewView } from './overview-context.ts'

const shown = 60

/** Every finding, by materiality; each can be muted with a reason and a review date. */
export default function FindingsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('portfolio')
  const { findings } = useOverviewView().overview
  return (
    <SidePanel title={t('story.findings', { count: findings.length })} onClose={onClose}>
      <ul className={classes.list}>
        {findings.slice(0, shown).map((finding) => (
          <FindingItem key={finding.id} finding={finding} />
        ))}
      </ul>
      {findings.length > shown && (
        <p className={classes.faint}>{t('findings.more', { count: findings.length - shown })}</p>
      )}
    </SidePanel>
  )
}
