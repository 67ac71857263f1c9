import { freemem } from 'node:os'
import { checkInteger, checkNumber, checkOneOf } from '../_check.js'
import { PdecayError } from '../errors.js'
import { ruleInfo } from '../optim/_rule.js'
import { padam } from '../optim/index.js'
import type { Device } from '../tensor/index.js'
import {
  type BenchDType,
  benchOptim,
  elementBytes,
  type OptimBenchReport,
  type OptimBenchSettings,
  yardstick,
} from './_bench-optim.js'
import { action, asUsage, parseNumber, type Register } from './_command.js'
import { checkDevice, requireDevice } from './_device.js'
import { alignRows } from './_table.js'

const dtypes = Object.keys(elementBytes) as BenchDType[]

interface OptimFlags {
  device: Device
  dtype: string
  params: number
  tensors: number
  p?: number
  json?: boolean
}

/** `pdecay bench …` */
export const bench: Register = (program) => {
  const command = program.command('bench').description('measure the speed of this machine')
  command
    .command('optim')
    .description("time optimizer steps beside torch's AdamW, the published pAdam and a plain copy")
    .option('--device <d>', 'cpu, cuda or cuda:N', 'cpu')
    .option('--params <n>', 'parameters in all, as 25e6', parseNumber, 25e6)
    .option('--tensors <k>', 'tensors that they are spread over', parseNumber, 1)
    .option('--p <p>', 'norm of the decay of padam and its published form', parseNumber)
    .option('--dtype <t>', `of weights, gradients and state: ${dtypes.join(', ')}`, 'float32')
    .option('--json', 'one JSON object alone on the last line of stdout')
    .action(action(optim))
}

async function optim({ json, ...flags }: OptimFlags): Promise<number> {
  checkDevice(flags.device)
  const settings = await asUsage(() => checkSettings(flags))
  requireDevice(settings.device)
  requireMemory(settings)
  const report = await benchOptim(settings)
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : toText(report))
  return 0
}

function checkSettings({ device, dtype, params, tensors, p }: OptimFlags): OptimBenchSettings {
  const norm = ruleInfo('decay', padam.pair.decay).options.find(({ name }) => name === 'p')!
  checkInteger('--params', params, '[1, 1e12]')
  return {
    device,
    dtype: checkOneOf('--dtype', dtype, dtypes),
    params,
    tensors: checkInteger('--tensors', tensors, `[1, ${params}]`),
    p: p === undefined ? (norm.default as number) : checkNumber('--p', p, norm.range),
  }
}

/** Weights, gradients, the rivals' two moments and those of ours, and five tensors that the published one makes. */
const peakTensors = 11

/** A machine that runs out of memory is slow to say so, and may end other programs first. */
function requireMemory({ device, dtype, params }: OptimBenchSettings): void {
  if (device !== 'cpu') return
  const needed = peakTensors * params * elementBytes[dtype]
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`
  if (needed > freemem())
    throw new PdecayError(
      'ERR_UNSUPPORTED',
      `--params ${params}: this takes ${gigabytes(needed)} of memory and ${gigabytes(freemem())} are free`,
    )
}

function toText({ device, dtype, threads, copyGbps, rows }: OptimBenchReport): string {
  const { params, tensors } = rows[0]!
  const cells = rows.map(({ name, p, ms, medianMs, paramsPerSecond, gbps, ratio }) => [
    name,
    p === null ? '' : [p].flat().join(' '),
    ms.toFixed(3),
    medianMs.toFixed(3),
    (paramsPerSecond / 1e6).toFixed(0),
    gbps.toFixed(1),
    `${((100 * gbps) / copyGbps).toFixed(0)} %`,
    ratio.toFixed(2),
  ])
  const head = ['', 'p', 'ms', 'median', 'M params/s', 'GB/s', 'of copy', `x ${yardstick}`]
  const count = `${params.toLocaleString('en')} parameters in ${tensors} tensor${tensors === 1 ? '' : 's'}`
  return `
${count}, ${dtype}, ${device}, ${threads} threads
a copy moves ${copyGbps.toFixed(1)} GB/s

${alignRows([head, ...cells])}
`
}
