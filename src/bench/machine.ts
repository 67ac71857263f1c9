import { cpus, totalmem } from 'node:os'
import { packageVersion } from '../_package.js'
import { search } from '../native/libtorch.js'
import { cpuCapability, cuda, getNumThreads } from '../tensor/index.js'
import type { RealDevice } from './device.js'

/** The hardware and software of a measurement. */
export interface Machine {
  readonly cpu: string
  /** Logical processors, as reported by the system. */
  readonly cores: number
  /** Threads of libtorch's operators. */
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

const gpuOf = (device: RealDevice) =>
  device === 'cpu'
    ? undefined
    : cuda.devices()[device === 'cuda' ? cuda.currentDevice() : Number(device.split(':')[1])]

/** Describes the machine that this process runs on. */
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
