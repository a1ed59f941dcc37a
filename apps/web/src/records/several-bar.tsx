import type { KindJson } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Button, Menu } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { type SeveralAsked, SeveralDialog } from './several-dialog.tsx'
import classes from './several-bar.module.css'

/** What can be done with the rows that are chosen, all at once. */
export function SeveralBar({
  kind,
  records,
  onClear,
}: {
  kind: KindJson
  records: readonly RecordJson[]
  onClear: () => void
}) {
  const { t } = useTranslation('records')
  const [asked, setAsked] = useState<SeveralAsked>()
  useEscape(onClear, asked === undefined)
  const steps = commonSteps(kind, records)
  const none = { ok: false, id: 'several.no-step', reason: t('several.noStep') } as const
  const { move } = kind.allowed
  return (
    <section aria-label={t('several.title')} className={classes.bar}>
      <strong role="status">{t('several.count', { count: records.length })}</strong>
      <Button size="xs" onClick={() => setAsked({ does: 'change' })}>
        {t('several.change')}
      </Button>
      {kind.states && steps.length === 0 && (
        <ReasonedButton size="xs" variant="default" verdict={none}>
          {t('several.step')}
        </ReasonedButton>
      )}
      {steps.length > 0 && (
        <Menu position="top-start">
          <Menu.Target>
            <Button size="xs" variant="default">
              {t('several.step')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {steps.map(([id, { label }]) => (
              <Menu.Item key={id} onClick={() => setAsked({ does: 'step', step: id })}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {move.ok && (
        <Button size="xs" variant="default" onClick={() => setAsked({ does: 'move' })}>
          {t('move.move')}
        </Button>
      )}
      <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
        {t('several.clear')}
      </Button>
      {asked && (
        <SeveralDialog
          kind={kind}
          records={records}
          asked={asked}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined)
            onClear()
          }}
        />
      )}
    </section>
  )
}

/** Steps that start at the state of every one of them. */
function commonSteps(kind: KindJson, records: readonly RecordJson[]) {
  return Object.entries(kind.steps).filter(([, { from }]) => records.every(({ state }) => from.includes(state ?? '')))
}

/** Esc gives the choice up, unless something nearer takes it. */
function useEscape(onEscape: () => void, on: boolean): void {
  useEffect(() => {
    if (!on) return undefined
    const press = (event: KeyboardEvent) => {
      const nearer = document.querySelector('[role=dialog], [role=menu], aside') !== null
      if (event.key === 'Escape' && !event.defaultPrevented && !nearer) onEscape()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [onEscape, on])
}
