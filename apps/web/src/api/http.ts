import { createHttp, sessionCalls } from '@gantry/client'

export const http = createHttp()
export const session = sessionCalls(http)
