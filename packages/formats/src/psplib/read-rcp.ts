import type { FindingLog } from '../plans/finding-log.ts'
import type { Instance, InstanceActivity } from './instance.ts'
import { Numbers, psplibLimits, tellRest } from './numbers.ts'

/** Patterson's `.rcp`: activities, resources; capacities; a line an activity: duration, demands, successors. */
export function readRcp(text: string, log: FindingLog): Instance {
  const numbers = new Numbers(text)
  const count = numbers.next('a number of activities', 1, psplibLimits.activities)
  const resources = numbers.next('a number of resources', 0, psplibLimits.resources)
  const capacities = numbers.list(resources, 'a capacity')
  const activities = Array.from({ length: count }, (_, index): InstanceActivity => {
    const duration = numbers.next('a duration')
    const demands = numbers.list(resources, 'a demand')
    const successors = numbers.next('a number of successors', 0, count)
    return {
      id: String(index + 1),
      name: `Activity ${index + 1}`,
      modes: [{ duration, demands }],
      successors: Array.from({ length: successors }, () => ({ to: String(numbers.next('a successor', 1, count)) })),
    }
  })
  tellRest(numbers, log)
  return {
    title: '',
    projects: [{ release: 0, activities }],
    resources: capacities.map((capacity, index) => ({ name: `R${index + 1}`, capacity, renewable: true })),
  }
}
