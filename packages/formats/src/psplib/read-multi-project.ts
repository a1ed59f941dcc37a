import type { FindingLog } from '../plans/finding-log.ts'
import { Refuse } from '../plans/refuse.ts'
import type { Instance, InstanceActivity, InstanceProject } from './instance.ts'
import { bad, Numbers, psplibLimits, tellRest } from './numbers.ts'

/**
 * MPLIB's text: projects, shared resources, capacities; of each project its activities, release date and which resources
 * it uses, then a line an activity: duration, demands, successors as `project:activity`.
 */
export function readMultiProject(text: string, log: FindingLog): Instance {
  const numbers = new Numbers(text)
  const projects = numbers.next('a number of projects', 1, 10_000)
  const resources = numbers.next('a number of resources', 0, psplibLimits.resources)
  const capacities = numbers.list(resources, 'a capacity')
  const total = { activities: 0 }
  const read = Array.from({ length: projects }, (_, index) => readProject(numbers, index + 1, resources, total))
  tellRest(numbers, log)
  return {
    title: '',
    projects: read,
    resources: capacities.map((capacity, index) => ({ name: `R${index + 1}`, capacity, renewable: true })),
  }
}

function readProject(
  numbers: Numbers,
  project: number,
  resources: number,
  total: { activities: number },
): InstanceProject {
  const count = numbers.next('a number of activities', 1, psplibLimits.activities)
  total.activities += count
  if (total.activities > psplibLimits.activities) throw tooMany(numbers.line)
  const release = numbers.next('a release date')
  numbers.list(resources, 'whether a resource is used')
  const activities = Array.from({ length: count }, (_, index): InstanceActivity => {
    const duration = numbers.next('a duration')
    const demands = numbers.list(resources, 'a demand')
    const successors = numbers.next('a number of successors', 0, psplibLimits.activities)
    return {
      id: `${project}:${index + 1}`,
      name: `Activity ${project}:${index + 1}`,
      modes: [{ duration, demands }],
      successors: Array.from({ length: successors }, () => ({ to: readActivity(numbers) })),
    }
  })
  return { release, activities }
}

function readActivity(numbers: Numbers): string {
  const word = numbers.word('a successor')
  const match = /^(\d{1,6}):(\d{1,6})$/.exec(word)
  if (match === null) throw bad(`“${word.slice(0, 40)}” is not a successor written as project:activity.`, numbers.line)
  return `${Number(match[1])}:${Number(match[2])}`
}

function tooMany(line: number): Refuse {
  return new Refuse(
    'file.tooLarge',
    `The file has more than ${psplibLimits.activities} activities.`,
    'Maybe split it.',
    `line ${line}`,
  )
}
