import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ruleInfo, spec } from '../optim/_rule.js'
import { adamw, type OptionValue, optimizer, padam, type RuleInfo, registry } from '../optim/index.js'
import {
  type Device,
  empty,
  getNumThreads,
  manualSeed,
  ones,
  randn,
  type Tensor,
  tidy,
} from '../tensor/index.js'
import { type Contestant, median, type Pace, race, turn } from './_race.js'
import { rivals } from './_rivals.js'

export const elementBytes = { float32: 4, float64: 8, float16: 2, bfloat16: 2 } as const
export type BenchDType = keyof typeof elementBytes

export interface OptimBenchSettings {
  readonly device: Device
  readonly dtype: BenchDType
  /** Parameters in all, over `tensors` tensors as equal as can be. */
  readonly params: number
  readonly tensors: number
  /** Of padam, and of the published one. */
  readonly p: number
}

export interface OptimBenchRow {
  readonly name: string
  /** Null where there is none. */
  readonly p: number | readonly number[] | null
  readonly tensors: number
  readonly params: number
  /** The fastest sample. */
  readonly ms: number
  readonly medianMs: number
  readonly paramsPerSecond: number
  /** What the rule has to read and write at least, by `ms`. */
  readonly gbps: number
  /** The yardstick's time in the same rounds over this one's: above 1 is faster. */
  readonly ratio: number
}

export interface OptimBenchReport {
  readonly device: Device
  readonly dtype: BenchDType
  readonly threads: number
  /** Bytes read and bytes written. */
  readonly copyGbps: number
  readonly rows: readonly OptimBenchRow[]
}

export interface OptimBenchPace extends Pace {
  /** Of the buffer whose copying shows the machine's bandwidth: more than any cache holds. */
  readonly copyBytes: number
}

/** The row that ratios are of. */
export const yardstick = 'fused-adamw'
const lr = 1e-3
const fullPace: OptimBenchPace = { rounds: 9, sampleMs: 30, copyBytes: 2 ** 28 }

/** What is said of a contestant beside its times. */
interface About {
  readonly name: string
  readonly p: OptimBenchRow['p']
  /** Numbers moved for each parameter: weights and each state are read and written, gradients are read. */
  readonly moves: number
}
type Entrant = Contestant & About

type Options = Readonly<Record<string, OptionValue>>

const defaultOf = (rule: RuleInfo, name: string) =>
  rule.options.find((option) => option.name === name)?.default

/** How many tensors of the weights' size a rule keeps under its default options. */
const slots = (rule: RuleInfo) =>
  rule.state.filter(({ scalar, when }) => !scalar && (!when || defaultOf(rule, when))).length

const movesOf = (...rules: RuleInfo[]) => 3 + 2 * rules.reduce((sum, rule) => sum + slots(rule), 0)

/** One of our optimizers. Rules have their default options, but for those given. */
function ours(
  name: string,
  { step, decay }: { step: string; decay: string },
  params: readonly Tensor[],
  options: Options = {},
): Entrant {
  const [stepInfo, decayInfo] = [ruleInfo('step', step), ruleInfo('decay', decay)]
  const made = optimizer(params, {
    step: spec('step', step),
    decay: spec('decay', decay, options),
    lr,
    exclude: 'none',
    // As every rival has it, so that all move as much.
    storage: { state: 'same' },
  })
  return {
    name,
    p: (options.p ?? defaultOf(decayInfo, 'p') ?? null) as OptimBenchRow['p'],
    moves: movesOf(stepInfo, decayInfo),
    run: () => made.step(),
  }
}

/** Every rule that padam does not have, with its step or with its decay. */
function others(params: readonly Tensor[]): (() => Entrant)[] {
  const { step, decay } = padam.pair
  return [
    ...registry.decays.map(({ name }) => ({ name, pair: { step, decay: name } })),
    ...registry.steps.map(({ name }) => ({ name, pair: { step: name, decay } })),
  ]
    .filter(({ name }) => name !== step && name !== decay)
    .map(
      ({ name, pair }) =>
        () =>
          ours(name, pair, params),
    )
}

/** Weights of the size that layers have, and gradients. */
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

/** Frees the state of optimizers that are gone: their finalizers run when the event loop turns. */
async function collect(): Promise<void> {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  await turn()
}

/** Read and written: what shows the memory's bandwidth. */
function copying(device: Device, bytes: number): Entrant {
  const [from, to] = [ones([bytes / 4], { device }), empty([bytes / 4], { device })]
  return { name: 'copy', p: null, moves: 2, run: () => to.copy_(from) }
}

/** libtorch's optimizers, with the options that ours have by default. */
function theirs(params: readonly Tensor[], p: number): Entrant[] {
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
  return contestants.map((each) => ({
    ...each,
    p: each.name.endsWith('adamw') ? null : p,
    moves: movesOf(adam),
  }))
}

/**
 * Times our optimizers and their rivals in this process, on the same weights and gradients.
 * A rule of the others is raced against the yardstick alone and then freed, so that memory never holds the state of all.
 */
export const benchOptim = (settings: OptimBenchSettings, pace = fullPace): Promise<OptimBenchReport> =>
  tidy(async () => {
    const { device, dtype, params: total, tensors, p } = settings
    const params = makeParams(settings)
    const probe = ones([], { device })
    const finish = device === 'cpu' ? () => {} : () => void probe.item()
    const bytes = elementBytes[dtype]
    const heat = async (entrants: readonly Entrant[]): Promise<OptimBenchRow[]> => {
      const samples = await race(entrants, pace, finish)
      const unit = Math.min(...samples[entrants.findIndex(({ name }) => name === yardstick)]!)
      return entrants.map(({ name, p, moves }, i) => {
        const ms = Math.min(...samples[i]!)
        return {
          name,
          p,
          tensors,
          params: total,
          ms,
          medianMs: median(samples[i]!),
          paramsPerSecond: (total / ms) * 1e3,
          gbps: (moves * bytes * total) / ms / 1e6,
          ratio: unit / ms,
        }
      })
    }

    const all = theirs(params, p)
    const [copy, ...rows] = await heat([
      copying(device, pace.copyBytes),
      ours('padam', padam.pair, params, { p }),
      ...all,
    ])
    const yard = all.find(({ name }) => name === yardstick)!
    for (const make of others(params)) {
      await collect()
      rows.push((await heat([make(), yard]))[0]!)
    }
    await collect()
    return {
      device,
      dtype,
      threads: getNumThreads(),
      copyGbps: (2 * pace.copyBytes) / copy!.ms / 1e6,
      rows,
    }
  })
