import { checkInteger, checkNumber } from '../../_check.js'
import { Rng } from '../../data/index.js'
import type { methods } from './methods.js'
import { draw, parseSpace } from './space.js'

/** Options of `train` by name, as words: `set.model` of --set model=…; true for a switch. */
export type Words = Readonly<Record<string, string | true>>

/** What a sweep is to train: `sweep.json` in its folder. */
export interface SweepPlan {
  task: string
  method: (typeof methods)[number]
  /** What the draws follow from; that of every trial too. */
  seed: number
  /** The options that all trials have. */
  options: Words
  /** The spaces of the others, as they were given. */
  vary: Readonly<Record<string, string>>
  /** The options of each trial beside those of all. */
  trials: readonly Readonly<Record<string, string>>[]
  /** The shares of a whole run after which trials are compared, rising, 1 at the end. */
  rungs: readonly number[]
  /** Of successive halving: one in so many goes on from each rung. */
  eta: number
  /** How many points of the figure a sparsity of 1 is worth beside 0. */
  sparsityWeight: number
}

/** What a plan is made of. */
export interface PlanChoice extends Pick<SweepPlan, 'task' | 'method' | 'seed' | 'options' | 'vary'> {
  /** How many trials are drawn. Default: all combinations of values; where there are ranges, 16. */
  trials?: number
  /** Default 3. */
  eta?: number
  /** How often trials are compared. Default: as often as one in `eta` can go on. */
  rungs?: number
  sparsityWeight?: number
}

const mostTrials = 10_000

/** All combinations, the last option changing first. */
function combine(options: readonly (readonly [string, readonly string[]])[]): Record<string, string>[] {
  const count = options.reduce((product, [, values]) => product * values.length, 1)
  if (count > mostTrials)
    throw new RangeError(`Expected at most ${mostTrials} combinations of --vary but they are ${count}`)
  return options.reduce<Record<string, string>[]>(
    (before, [name, values]) =>
      before.flatMap((trial) => values.map((value) => ({ ...trial, [name]: value }))),
    [{}],
  )
}

/**
 * Lays out a sweep. The same choice gives the same trials.
 *
 * @throws TypeError, RangeError naming the option
 */
export function makePlan(choice: PlanChoice): SweepPlan {
  const { method, seed, options, vary, sparsityWeight = 0 } = choice
  const spaces = Object.entries(vary).map(([name, text]) => [name, parseSpace(name, text)] as const)
  if (spaces.length === 0) throw new TypeError('Expected at least one --vary, such as --vary lr=1e-3,1e-2')
  for (const [name] of spaces)
    if (Object.hasOwn(options, name)) throw new TypeError(`Expected only one of --${name} and --vary ${name}`)
  const lists = spaces.flatMap(([name, space]) =>
    space.kind === 'values' ? [[name, space.values] as const] : [],
  )
  const isGrid = lists.length === spaces.length
  if (method === 'grid' && !isGrid) {
    const [name] = spaces.find(([, { kind }]) => kind === 'range')!
    throw new RangeError(`Expected values for --vary ${name} in a grid: ranges are for --method random`)
  }
  if (method === 'grid' && choice.trials !== undefined)
    throw new TypeError('Expected no --trials for a grid, which has all combinations')
  const eta = checkInteger('--eta', choice.eta ?? 3, '[2, 100]')
  const drawn = choice.trials ?? (isGrid && method === 'halving' ? undefined : 16)
  const trials = method === 'grid' || drawn === undefined ? combine(lists) : drawTrials(spaces, drawn, seed)
  if (method !== 'halving' && (choice.eta ?? choice.rungs) !== undefined)
    throw new TypeError(
      `Expected --${choice.eta === undefined ? 'rungs' : 'eta'} with --method halving alone`,
    )
  const most = 1 + Math.floor(Math.log(trials.length) / Math.log(eta) + 1e-9)
  const count = method === 'halving' ? checkInteger('--rungs', choice.rungs ?? most, `[1, ${most}]`) : 1
  return {
    ...{ task: choice.task, method, seed, options, vary, trials, eta },
    rungs: Array.from({ length: count }, (_, i) => Number((eta ** (i + 1 - count)).toPrecision(12))),
    sparsityWeight: checkNumber('--sparsity-weight', sparsityWeight, '[0, inf)'),
  }
}

/** Draws trials, no two of them the same. */
function drawTrials(
  spaces: readonly (readonly [string, ReturnType<typeof parseSpace>])[],
  wanted: number,
  seed: number,
): Record<string, string>[] {
  const count = checkInteger('--trials', wanted, `[1, ${mostTrials}]`)
  const rng = new Rng(seed)
  const found = new Map<string, Record<string, string>>()
  // Few values have few combinations: there may be fewer trials than are wanted.
  for (let tries = 0; found.size < count && tries < 50 * count; tries++) {
    const trial = Object.fromEntries(spaces.map(([name, space]) => [name, draw(space, rng)]))
    found.set(JSON.stringify(trial), trial)
  }
  return [...found.values()]
}

/** How many of so many trials go on from a rung. */
export const survivors = (count: number, eta: number): number => Math.max(1, Math.floor(count / eta))

/** The words of `train` for options. */
export const toArgs = (words: Words): string[] =>
  Object.entries(words).map(([name, value]) =>
    value === true
      ? `--${name}`
      : name.startsWith('set.')
        ? `--set=${name.slice(4)}=${value}`
        : `--${name}=${value}`,
  )

/** The name of a trial's folder: its number, and what is its own. */
export function trialName(index: number, trial: Readonly<Record<string, string>>): string {
  const own = Object.entries(trial).map(([name, value]) => `${name.replace(/^set\./, '')}=${value}`)
  const text = own.join(' ').replaceAll(/[^\w=.,+-]+/g, '_')
  return `${String(index + 1).padStart(3, '0')}-${text}`.slice(0, 80)
}
