import { parentPort, workerData } from 'node:worker_threads'
import { type PlanFile, readPlanFile, type ReadFileOptions } from './read-plan-file.ts'

const { file, options } = workerData as { file: PlanFile; options: ReadFileOptions }
parentPort?.postMessage(readPlanFile(file, options))
