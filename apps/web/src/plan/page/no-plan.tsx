import { Button } from '@mantine/core'
import { planCalls } from '@gantry/client'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../../api/http.ts'
import { useOrganisation } from '../../api/me.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import classes from './plan-page.module.css'

interface NoPlanProps {
  readonly initiative: string
  readonly onMade: () => Promise<void>
  readonly onImport: (file: File | undefined) => void
}

/** An initiative without a plan: begin one, or bring one from a file. */
export function NoPlan({ initiative, onMade, onImport }: NoPlanProps) {
  const { t } = useTranslation('plan')
  const { slug } = useOrganisation()
  const input = useRef<HTMLInputElement>(null)
  const create = useMutation({ mutationFn: () => planCalls(http, slug).create({ initiative }), onSuccess: onMade })
  return (
    <div
      className={classes.state}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const file = event.dataTransfer.files[0]
        if (file) onImport(file)
      }}
    >
      <EmptyState
        title={t('none.title')}
        text={t('none.text')}
        actions={
          <>
            <Button loading={create.isPending} onClick={() => create.mutate()}>
              {t('none.create')}
            </Button>
            <Button variant="default" onClick={() => input.current?.click()}>
              {t('none.import')}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".xml,.xer,.json,.csv,.xlsx"
              onChange={(event) => {
                const file = event.currentTarget.files?.[0]
                if (file) onImport(file)
              }}
            />
          </>
        }
      />
      {create.error && <ProblemNote error={create.error} />}
    </div>
  )
}
