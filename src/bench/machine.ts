import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { search } from '../native/libtorch.js'
import { cpuCapability, cuda, getNumThreads } from '../tensor/index.js'
import type { RealDevice } from './device.js'

/** What a measurement was taken on, and with. */
export interface Machine {
  readonly cpu: string
  /** As the system counts them. */
  readonly cores: number
  /** Of libtorch's operators. */
  readonly threads: number
  readonly instructionSet: string
  readonly memoryBytes: number
  /** The device's name; null on the CPU. */
  readonly gpu: string | null
  readonly gpuMemoryBytes: number | null
  readonly libtorch: string
  readonly pdecay: string
  readonly node: string
  readonly platform: string
}

const root = dirname(dirname(__dirname))

const gpuOf = (device: RealDevice) =>
  device === 'cpu'
    ? undefined
    : cuda.devices()[device === 'cuda' ? cuda.currentDevice() : Number(device.split(':')[1])]

/** The version of this package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** What this process measures on. */
export function describeMachine(device: RealDevice): Machine {
  const [first, ...others] = cpus()
  const gpu = gpuOf(device)
  return {
    cpu: first?.model.trim() || 'unknown',
    cores: others.length + 1,
    threads: getNumThreads(),
    instructionSet: cpuCapability(),
    memoryBytes: totalmem(),
    gpu: gpu?.name ?? null,
    gpuMemoryBytes: gpu?.totalMemory ?? null,
    libtorch: search().libtorch?.version ?? 'unknown',
    pdecay: packageVersion(),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  }
}
