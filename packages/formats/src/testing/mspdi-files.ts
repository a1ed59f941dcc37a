import { gunzipSync } from 'node:zlib'
import { realFiles } from './real-plans.ts'

const folders = ['interop/mspdi', 'interop/mpp-mspdi-twins', 'interop/expected/mspdi', 'cpm/mpxj']

/** Every XML file of plans beside the repository, by path: Microsoft Project's own, and conversions by MPXJ. */
export function mspdiFiles(): (readonly [string, Uint8Array])[] {
  return folders.flatMap((folder) => [
    ...realFiles(folder, '.xml').map(([name, bytes]) => [`${folder}/${name}`, bytes] as const),
    ...realFiles(folder, '.xml.gz').map(([name, bytes]) => [`${folder}/${name}`, gunzipSync(bytes)] as const),
  ])
}
