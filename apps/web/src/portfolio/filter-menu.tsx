import type { Choice } from '@gantry/domain/portfolio/overview'
import { Button, Popover, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './filters.module.css'

export interface FilterMenuProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  readonly iconOf?: (id: string) => ReactNode
}

const manyChoices = 10

/** One filter: any number of values, each with how many initiatives it would leave. */
export function FilterMenu({ label, choices, chosen, onChange, iconOf }: FilterMenuProps) {
  const { t } = useTranslation('portfolio')
  const [find, setFind] = useState('')
  const only = chosen.length === 1 ? choices.find(({ id }) => id === chosen[0])?.label : undefined
  const shown = choices.filter((choice) => choice.label.toLowerCase().includes(find.toLowerCase()))
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  const state = chosen.length === 0 ? t('filters.any') : (only ?? t('filters.chosen', { count: chosen.length }))
  return (
    <Popover position="bottom-start" width={300} trapFocus onClose={() => setFind('')}>
      <Popover.Target>
        <Button
          variant={chosen.length > 0 ? 'light' : 'default'}
          size="xs"
          maw={280}
          rightSection={<IconChevronDown size={14} stroke={1.8} />}
          disabled={choices.length === 0 && chosen.length === 0}
        >
          {label}: {state}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        {choices.length > manyChoices && (
          <TextInput
            className={classes.find}
            size="xs"
            data-autofocus
            aria-label={t('filters.find')}
            placeholder={t('filters.find')}
            value={find}
            onChange={(event) => setFind(event.currentTarget.value)}
          />
        )}
        <div role="group" aria-label={label} className={classes.list}>
          {shown.map((choice) => (
            <label key={choice.id} className={classes.option}>
              <input type="checkbox" checked={chosen.includes(choice.id)} onChange={() => toggle(choice.id)} />
              {iconOf?.(choice.id)}
              <span>{choice.label}</span>
              <output>{choice.n}</output>
            </label>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
