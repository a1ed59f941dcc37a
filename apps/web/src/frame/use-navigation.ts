import { useOrganisation } from '../api/me.ts'
import { type DestinationGroup, navigation } from './navigation.ts'

/** What the one signed in may go to. */
export function useNavigation(): readonly DestinationGroup[] {
  const { capabilities } = useOrganisation()
  return navigation.map((group) => ({
    ...group,
    destinations: group.destinations.filter(({ needs }) => needs === undefined || capabilities[needs]?.ok === true),
  }))
}
