import type { InitiativeStory } from '@gantry/domain/portfolio/story'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'

/** Reference, type, unit, category, condition and people on one line. */
export function InitiativeFacts({ story: { initiative } }: { story: InitiativeStory }) {
  const { t, i18n } = useTranslation('initiative')
  const word = (group: 'type' | 'condition', value: string) =>
    i18n.exists(`initiative:${group}.${value}`) ? t(`${group}.${value}` as 'type.project') : value
  const facts = [
    initiative.ref,
    word('type', initiative.type),
    initiative.unit?.title,
    initiative.category,
    initiative.condition !== 'running' && word('condition', initiative.condition),
    initiative.ownerName && t('facts.owner', { name: initiative.ownerName }),
    initiative.managerName && t('facts.manager', { name: initiative.managerName }),
    initiative.externalIds.length > 0 && t('facts.also', { ids: initiative.externalIds.join(', ') }),
  ].filter(Boolean)
  return facts.map((fact, at) => (
    <Fragment key={at}>
      {at > 0 && ' · '}
      {fact}
    </Fragment>
  ))
}
