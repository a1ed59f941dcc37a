import type { ParentReport } from '@gantry/client'
import { Button, Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './import.module.css'
import type { Choices } from './use-choices.ts'

/** Programmes and portfolios that only the files name: a tick makes one along with the import. */
export function MissingParents({ parents, choices }: { parents: readonly ParentReport[]; choices: Choices }) {
  const { t } = useTranslation('import')
  if (parents.length === 0) return null
  const wanted = new Set(choices.parents)
  const names = parents.map(({ name }) => name)
  const all = names.every((name) => wanted.has(name))
  return (
    <section className={classes.parents} aria-label={t('parents.title')}>
      <h2>{t('parents.title')}</h2>
      <p className={classes.where}>{t('parents.text')}</p>
      {parents.map(({ name, type, rows }) => (
        <Checkbox
          key={name}
          size="sm"
          label={t(`parents.create.${type}`, { name })}
          description={t('parents.rows', { count: rows })}
          checked={wanted.has(name)}
          onChange={(event) => choices.make([name], event.currentTarget.checked)}
        />
      ))}
      {parents.length > 2 && (
        <Button size="compact-sm" variant="default" onClick={() => choices.make(names, !all)}>
          {t(all ? 'parents.none' : 'parents.all')}
        </Button>
      )}
    </section>
  )
}
