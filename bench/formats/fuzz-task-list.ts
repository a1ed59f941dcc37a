/** `node bench/formats/fuzz-task-list.ts [runs, 2000] [first number, 0]`: spoiled task lists. */
import { wholeFiles } from '../../packages/formats/src/testing/plan-files.ts'
import { readTaskList } from '../../packages/formats/src/task-list/read.ts'
import { writeTaskList } from '../../packages/formats/src/task-list/write.ts'
import { fuzz } from './fuzz.ts'

fuzz(import.meta.filename, {
  files: wholeFiles['task-list'],
  attempt: (bytes) => {
    const read = readTaskList(bytes, 'list.csv')
    if (read.refusal) return read.refusal.id
    const again = readTaskList(writeTaskList(read.plan).bytes, 'list.csv')
    if (again.refusal && read.plan.tasks.length > 0)
      throw new Error(`What was written is refused: ${again.refusal.message}`)
    return 'read, and read again'
  },
})
