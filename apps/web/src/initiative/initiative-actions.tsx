import { MoveInitiative } from '../records/move-initiative.tsx'
import { StepBar } from '../records/step-bar.tsx'
import { useInitiative } from './use-initiative.ts'

/** Decision status, stage, condition and place: each with its own right, and the reason where it lacks. */
export default function InitiativeActions({ initiative }: { initiative: string }) {
  const { known } = useInitiative(initiative)
  if (known === undefined) return null
  return (
    <>
      <StepBar kind={known.kind} record={known.record} />
      <MoveInitiative record={known.record} />
    </>
  )
}
