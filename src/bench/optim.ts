import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { checkKnownKeys } from '../_check.js'
import {
  adamw,
  type Optimizer,
  type OptionValue,
  optimizer,
  padam,
  type RuleInfo,
  registry,
} from '../optim/index.js'
import { ruleInfo, spec } from '../optim/rules/rule.js'
import {
  cuda,
  type Device,
  empty,
  manualSeed,
  memory,
  noGrad,
  ones,
  randn,
  Tensor,
  tidy,
} from '../tensor/index.js'
import { makeClock } from './clock.js'
import type { RealDevice } from './device.js'
import {
  type BenchDType,
  elementBytes,
  pythonNames,
  rivalNames,
  ruleNames,
  side,
  storages,
  takesMatrices,
  yardstick,
} from './names.js'
import { type PythonOptimizers, startPython } from './python/optimizers.js'
import { type Contestant, type Pace, race, type Samples, turn } from './race.js'
import { rivals } from './rivals.js'
import { median, medianInterval } from './stats.js'

/** One measurement: all optimizers step the same weights. */
export interface OptimBenchSettings {
  readonly device: RealDevice
  readonly dtype: BenchDType
  /** Total number of parameters, split as evenly as possible over `tensors` tensors, all of them vectors. */
  readonly params: number
  readonly tensors: number
  /** Norms of padam and of the published pAdam, with one row for each. */
  readonly p: readonly number[]
  /** Names of {@link ruleNames}. */
  readonly rules: readonly string[]
  /** Names of {@link rivalNames}; the yardstick is always timed. */
  readonly rivals: readonly string[]
  /** A Python with the same torch, whose optimizers are rivals too: {@link pythonNames}. On the CPU only. */
  readonly python?: string
}

const settingNames = ['device', 'dtype', 'params', 'tensors', 'p', 'rules', 'rivals', 'python']

export interface OptimBenchRow {
  readonly name: string
  /** Null for a rule without a norm. */
  readonly p: number | readonly number[] | null
  readonly dtype: BenchDType
  readonly tensors: number
  readonly params: number
  /** The fastest sample. */
  readonly ms: number
  readonly medianMs: number
  /** A bootstrap interval of the median, of 95 %. */
  readonly medianIntervalMs: readonly [number, number]
  /** The fastest sample of the host's part: on CUDA, until the step was launched; on the CPU, all of it. */
  readonly hostMs: number
  /** All samples, in the order of the rounds. Their spread is the noise. */
  readonly samplesMs: readonly number[]
  readonly paramsPerSecond: number
  /** The least memory traffic that the rule needs, divided by `ms`. */
  readonly gbps: number
  /** GB/s of the copy in the same race, counting bytes read and bytes written. */
  readonly copyGbps: number
  /** `gbps` divided by `copyGbps`. */
  readonly copyShare: number
  /** The yardstick's time in the same rounds divided by this row's time: above 1 is faster. */
  readonly ratio: number
  /** Bytes of optimizer state per parameter. */
  readonly stateBytes: number
  /** The least bytes that a step has to move per parameter. */
  readonly movedBytes: number
  /**
   * The most bytes of tensors that the optimizer held at a time in its first two steps, beside weights and gradients. Null
   * for a program of its own, and where the caching allocator is off.
   */
  readonly peakBytes: number | null
}

export interface OptimBenchPace extends Pace {
  /** Size of the buffer that is copied to measure memory bandwidth. It must be larger than any cache. */
  readonly copyBytes: number
}

export interface OptimBenchHooks {
  readonly signal?: AbortSignal
  /** Called with the names that are timed next. */
  readonly onHeat?: (names: readonly string[]) => void
}

/** Small, so that weights stay as large as in trained layers over the steps of a sample: all take the same gradients. */
const lr = 1e-4
export const paces = {
  full: { rounds: 10, sampleMs: 30, copyBytes: 2 ** 28 },
  quick: { rounds: 6, sampleMs: 4, copyBytes: 2 ** 26 },
} as const satisfies Record<string, OptimBenchPace>

/** The peak memory of a race, in bytes. */
export function peakBytes({ params, dtype, p }: OptimBenchSettings, { copyBytes }: OptimBenchPace): number {
  // Weights, gradients, the rivals' two moments, two of ours for each norm, and five temporaries of the published pAdam.
  const tensors = 9 + 2 * p.length
  return tensors * params * elementBytes[dtype] + 2 * copyBytes
}

/** What a row says about a contestant besides its times. */
interface About {
  readonly name: string
  readonly p: OptimBenchRow['p']
  /** Bytes of state per parameter, known after a step. */
  readonly stateBytes: () => number
  /** Bytes of state that were made before the first step; null in another process. */
  readonly heldBytes: number | null
}
type Entrant = Contestant & About

type Options = Readonly<Record<string, OptionValue>>

const defaultOf = (rule: RuleInfo, name: string) =>
  rule.options.find((option) => option.name === name)?.default

/** The number of state tensors that a rule keeps with its default options. */
const slots = (rule: RuleInfo) =>
  rule.state.filter(({ scalar, factor, when }) => !scalar && !factor && (!when || defaultOf(rule, when)))
    .length

/** Bytes of state per parameter of rules whose state has the sizes of the weights. */
const stateBytesOf = (slotBytes: number, ...rules: RuleInfo[]) =>
  slotBytes * rules.reduce((sum, rule) => sum + slots(rule), 0)

/** Bytes per parameter of the tensors in an optimizer's state dict, without its counters. */
function heldState(made: Optimizer, total: number): number {
  const tensors = Object.values(made.stateDict().state).flatMap((entry) => Object.values(entry))
  const bytes = tensors.map((held) => (held instanceof Tensor && held.ndim > 0 ? held.nbytes : 0))
  return bytes.reduce((sum, each) => sum + each, 0) / total
}

/** One of our optimizers, with default options except for those given. */
function ours(
  name: string,
  { step, decay }: { step: string; decay: string },
  params: readonly Tensor[],
  options: Options = {},
  storage?: string,
): Entrant {
  const [stepInfo, decayInfo] = [ruleInfo('step', step), ruleInfo('decay', decay)]
  const less = storage === undefined ? undefined : storages[storage]
  const made = optimizer(params, {
    step: spec('step', step),
    decay: spec('decay', decay, options),
    lr,
    exclude: 'none',
    // As in every rival, so that all rows move the same number of bytes.
    storage: { state: less?.state ?? 'same' },
  })
  const slotBytes = less?.bytes ?? elementBytes[params[0]!.dtype as BenchDType]
  const total = params.reduce((sum, { numel }) => sum + numel, 0)
  const hasFactors = stepInfo.state.some(({ factor }) => factor)
  return {
    name,
    p: (options.p ?? defaultOf(decayInfo, 'p') ?? null) as OptimBenchRow['p'],
    stateBytes: () => (hasFactors ? heldState(made, total) : stateBytesOf(slotBytes, stepInfo, decayInfo)),
    heldBytes: 0,
    // Such a step does more work every so many steps.
    cycle: (defaultOf(stepInfo, 'preconditionFrequency') as number | undefined) ?? 1,
    run: () => made.step(),
  }
}

/** A rule of {@link ruleNames}, with padam's step or its decay. */
function rule(name: string, params: readonly Tensor[]): Entrant {
  if (name in storages) return ours(name, padam.pair, params, {}, name)
  const isDecay = registry.decays.some((decay) => decay.name === name)
  return ours(name, { ...padam.pair, [isDecay ? 'decay' : 'step']: name }, params)
}

/** Weights of a magnitude as in trained layers, with gradients. */
function makeParams({ device, dtype, params, tensors }: OptimBenchSettings): Tensor[] {
  manualSeed(0)
  const size = Math.floor(params / tensors)
  const longer = params % tensors
  return Array.from({ length: tensors }, (_, i) => {
    const make = () => randn([size + (i < longer ? 1 : 0)], { device, dtype })
    const weight = make().mul_(0.02).requiresGrad_(true)
    weight.grad = make()
    return weight
  })
}

/**
 * The same weights and gradients as matrices: as many of 512 x 512 as there are, then one of fewer rows, and one of one
 * row for what is left. They are views, and so all rows step the same memory.
 */
function asMatrices(params: readonly Tensor[]): Tensor[] {
  return params.flatMap((param) => {
    const [weights, grads] = [param.detach(), param.grad!]
    const matrices: Tensor[] = []
    for (let start = 0; start < param.numel; ) {
      const left = param.numel - start
      const [rows, columns] = left < side ? [1, left] : [Math.min(side, Math.floor(left / side)), side]
      const cut = (of: Tensor) => of.narrow(0, start, rows * columns).view([rows, columns])
      const matrix = cut(weights).requiresGrad_(true)
      matrix.grad = cut(grads)
      matrices.push(matrix)
      start += rows * columns
    }
    return matrices
  })
}

/** Frees the state of unreachable optimizers. Their finalizers run in the next turn of the event loop. */
async function collect(): Promise<void> {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  await turn()
}

/** A copy, which shows the bandwidth of memory. */
function copying(device: Device, bytes: number): Entrant {
  const [from, to] = [ones([bytes / 4], { device }), empty([bytes / 4], { device })]
  return { name: 'copy', p: null, stateBytes: () => 0, heldBytes: 0, run: () => to.copy_(from) }
}

/** libtorch's optimizers, with the default options of ours. */
function theirs(
  params: readonly Tensor[],
  { dtype, params: total, p, rivals: wanted }: OptimBenchSettings,
): Entrant[] {
  const [adam, l2, lp] = [
    ruleInfo('step', adamw.pair.step),
    ruleInfo('decay', adamw.pair.decay),
    ruleInfo('decay', padam.pair.decay),
  ]
  const contestants = rivals({
    params,
    lr,
    betas: defaultOf(adam, 'betas') as [number, number],
    eps: defaultOf(adam, 'eps') as number,
    weightDecay: defaultOf(l2, 'weightDecay') as number,
    p,
    lambda: defaultOf(lp, 'lambda') as number,
  })
  return contestants
    .filter(({ name }) => name === yardstick || wanted.includes(name))
    .map((each) => {
      const stateBytes = stateBytesOf(elementBytes[dtype], adam)
      return { ...each, stateBytes: () => stateBytes, heldBytes: stateBytes * total }
    })
}

/** Optimizers of a Python program. */
const ofPython = ({ names, time }: PythonOptimizers, { dtype }: OptimBenchSettings): Entrant[] =>
  names.map((name) => ({
    name,
    p: null,
    stateBytes: () => stateBytesOf(elementBytes[dtype], ruleInfo('step', adamw.pair.step)),
    heldBytes: null,
    run: () => {},
    elsewhere: (count) => time(name, count),
  }))

/** The most bytes of tensors at a time, beyond those before: a function for after the work. */
function watchPeak(device: RealDevice): () => number | null {
  if (device !== 'cpu') {
    const before = cuda.memoryAllocated(device)
    cuda.resetPeakMemoryStats(device)
    return () => cuda.maxMemoryAllocated(device) - before
  }
  const before = memory().allocated
  memory.resetPeak()
  return () => (memory().peak === 0 ? null : memory().peak - before)
}

/** What each holds in its first two steps. */
function peaksOf(entrants: readonly Entrant[], device: RealDevice): (number | null)[] {
  return entrants.map(({ run, heldBytes }) => {
    if (heldBytes === null) return null
    const peak = watchPeak(device)
    for (let t = 0; t < 2; t++) run()
    const passing = peak()
    return passing === null ? null : heldBytes + passing
  })
}

/**
 * Times our optimizers and their rivals in this process, on the same weights and gradients.
 * Each rule in `settings.rules` is timed against the yardstick only and then freed, to limit the memory for state.
 * @throws TypeError for an unknown option
 */
export const benchOptim = (
  settings: OptimBenchSettings,
  pace: OptimBenchPace = paces.full,
  hooks: OptimBenchHooks = {},
): Promise<OptimBenchRow[]> =>
  tidy(async () => {
    checkKnownKeys('benchOptim settings', settings, settingNames)
    checkKnownKeys('benchOptim pace', pace, Object.keys(paces.full))
    checkKnownKeys('benchOptim hooks', hooks, ['signal', 'onHeat'])
    const { signal, onHeat } = hooks
    const { device, dtype, params: total, tensors } = settings
    const params = makeParams(settings)
    const clock = makeClock(device)
    // No row steps what another has left: weights that grew or died take other ways through some rules.
    const start = params.map((param) => param.detach().clone())
    const before = () =>
      noGrad(() => {
        for (const [i, param] of params.entries()) param.copy_(start[i]!)
      })
    const heat = async (entrants: readonly Entrant[]) => {
      onHeat?.(entrants.map(({ name }) => name))
      const peaks = peaksOf(entrants, device)
      return {
        peaks,
        samples: await race(
          entrants.map((entrant) => ({ ...entrant, before })),
          pace,
          clock,
          signal,
        ),
      }
    }
    type Heat = { samples: readonly Samples[]; peaks: readonly (number | null)[] }
    const toRows = (
      entrants: readonly Entrant[],
      { samples, peaks }: Heat,
      copyGbps: number,
      count = tensors,
    ) => {
      const unit = Math.min(...samples[entrants.findIndex(({ name }) => name === yardstick)]!.ms)
      return entrants.map(({ name, p, ...about }, i): OptimBenchRow => {
        const stateBytes = about.stateBytes()
        // Weights and state are read and written, gradients are read.
        const movedBytes = 3 * elementBytes[dtype] + 2 * stateBytes
        const samplesMs = samples[i]!.ms
        const ms = Math.min(...samplesMs)
        const gbps = (movedBytes * total) / ms / 1e6
        return {
          name,
          p,
          dtype,
          tensors: count,
          params: total,
          ms,
          medianMs: median(samplesMs),
          medianIntervalMs: medianInterval(samplesMs),
          hostMs: Math.min(...samples[i]!.hostMs),
          samplesMs,
          paramsPerSecond: (total / ms) * 1e3,
          gbps,
          copyGbps,
          copyShare: gbps / copyGbps,
          ratio: unit / ms,
          stateBytes,
          movedBytes,
          peakBytes: peaks[i]!,
        }
      })
    }

    const all = theirs(params, settings)
    const python = settings.python === undefined ? null : await startPython(settings.python, settings)
    const field = [
      ...settings.p.map((p) => ours('padam', padam.pair, params, { p })),
      ...all,
      ...(python ? ofPython(python, settings) : []),
    ]
    let first: Heat
    try {
      first = await heat([copying(device, pace.copyBytes), ...field])
    } finally {
      python?.end()
    }
    const copyGbps = (2 * pace.copyBytes) / Math.min(...first.samples[0]!.ms) / 1e6
    const rest = { samples: first.samples.slice(1), peaks: first.peaks.slice(1) }
    const rows = toRows(field, rest, copyGbps)
    const yard = all.find(({ name }) => name === yardstick)!
    field.length = 0
    for (const name of settings.rules) {
      await collect()
      const stepped = takesMatrices(name) ? asMatrices(params) : params
      const pair = [rule(name, stepped), yard]
      rows.push(toRows(pair, await heat(pair), copyGbps, stepped.length)[0]!)
    }
    await collect()
    return rows
  })
