import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { search } from '../_libtorch.js'
import { cpuCapability, type Device, getNumThreads } from '../tensor/index.js'

/** What a measurement was taken on, and with. */
export interface Machine {
  readonly cpu: string
  /** As the system counts them. */
  readonly cores: number
  /** Of libtorch's operators. */
  readonly threads: number
  readonly instructionSet: string
  readonly memoryBytes: number
  /** Null on the CPU. */
  readonly gpu: string | null
  readonly libtorch: string
  readonly pdecay: string
  readonly node: string
  readonly platform: string
}

const root = dirname(dirname(__dirname))

export function describeMachine(device: Device): Machine {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const [first, ...others] = cpus()
  return {
    cpu: first?.model.trim() || 'unknown',
    cores: others.length + 1,
    threads: getNumThreads(),
    instructionSet: cpuCapability(),
    memoryBytes: totalmem(),
    gpu: device === 'cpu' ? null : device,
    libtorch: search().libtorch?.version ?? 'unknown',
    pdecay: version,
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  }
}
