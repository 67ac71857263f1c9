import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { core } from '../../../src/native/index.js'
import { type MemoryCounts, memory } from '../../../src/tensor/index.js'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void

/** What is alive once everything that nothing holds has been freed. */
export function settled(): MemoryCounts {
  gc()
  core().sweep()
  return memory()
}
