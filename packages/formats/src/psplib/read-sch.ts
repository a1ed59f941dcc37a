import type { FindingLog } from '../plans/finding-log.ts'
import type { Instance, InstanceActivity, InstanceLink } from './instance.ts'
import { bad, Numbers, psplibLimits, tellRest } from './numbers.ts'

/**
 * ProGen/max `.sch`: minimal and maximal time lags, all from start to start. First the links of each activity (0 is the
 * source), then its duration and demands, then capacities.
 */
export function readSch(text: string, log: FindingLog): Instance {
  const numbers = new Numbers(text)
  const count = numbers.next('a number of activities', 0, psplibLimits.activities) + 2
  const resources = numbers.next('a number of resources', 0, psplibLimits.resources)
  numbers.list(2, 'a number of other resources')
  const successors = Array.from({ length: count }, (_, index) => readLinks(numbers, index, count))
  const activities = successors.map((links, index): InstanceActivity => {
    expectActivity(numbers, index)
    numbers.next('a mode', 1, 1)
    const duration = numbers.next('a duration')
    const demands = numbers.list(resources, 'a demand')
    return { id: String(index), name: `Activity ${index}`, modes: [{ duration, demands }], successors: links }
  })
  const capacities = numbers.list(resources, 'a capacity')
  tellRest(numbers, log)
  return {
    title: '',
    projects: [{ release: 0, activities }],
    resources: capacities.map((capacity, index) => ({ name: `R${index + 1}`, capacity, renewable: true })),
  }
}

function readLinks(numbers: Numbers, index: number, count: number): InstanceLink[] {
  expectActivity(numbers, index)
  numbers.next('the number of modes, which has to be one', 1, 1)
  const links = numbers.next('a number of successors', 0, count)
  const to = Array.from({ length: links }, () => String(numbers.next('a successor', 0, count - 1)))
  return to.map((successor) => ({ to: successor, startToStart: numbers.next('a time lag', -1_000_000_000) }))
}

function expectActivity(numbers: Numbers, index: number): void {
  const id = numbers.next('the number of an activity')
  if (id !== index) throw bad(`Activity ${id} stands where ${index} should be.`, numbers.line)
}
