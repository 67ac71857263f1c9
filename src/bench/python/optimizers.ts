// Optimizers of a Python program, which waits for its turns: torch's own as people call it, and DeepSpeed's.
import { join } from 'node:path'
import { UsageError } from '../../_usage.js'
import { getNumThreads } from '../../tensor/index.js'
import type { Times } from '../clock.js'
import { type Side, startSide } from './side.js'

export interface PythonOptimizers {
  /** Those of {@link pythonNames} that the program has. */
  readonly names: readonly string[]
  time(name: string, count: number): Promise<Times>
  end(): void
}

interface Workload {
  readonly device: string
  readonly dtype: string
  readonly params: number
  readonly tensors: number
}

/** Starts the program with weights and gradients of these sizes. */
export async function startPython(
  program: string,
  { device, dtype, params, tensors }: Workload,
): Promise<PythonOptimizers> {
  if (device !== 'cpu') throw new UsageError(`Expected --device cpu with --python but received ${device}`)
  const side: Side = startSide(program, [
    join(__dirname, 'optimizers.py'),
    ...[params, tensors, getNumThreads()].map(String),
    dtype,
  ])
  const names = (await side.next()).split(' ').filter((name) => name !== '')
  return {
    names,
    async time(name, count) {
      const ms = Number(await side.ask(`${name} ${count}`))
      return { ms, hostMs: ms }
    },
    end: side.end,
  }
}
