// Groups of parameters by their names.
import { checkFunction, checkInteger, checkKnownKeys, checkNumber, checkString, show } from '../_check.js'
import { Tensor } from '../tensor/index.js'
import { ask, matchesName } from './_exclude.js'
import { readParams } from './_params.js'
import type { GroupSpec, NamedTensor } from './options.js'
import type { Rate } from './rules/types.js'
import { chained, constant } from './schedules/index.js'
import { isNamed } from './schedules/schedule.js'

/**
 * Which parameters: a pattern of their whole names, in which `*` stands for any characters, dots included, and `?` for
 * one; several patterns; or a function of name and tensor.
 */
export type Match = string | readonly string[] | ((name: string, tensor: Tensor) => boolean)

/** A group of {@link groupParameters}: which parameters, and their settings. */
export interface GroupRule extends Omit<GroupSpec, 'params'> {
  /** Which parameters: of those that no rule before it has taken. */
  match: Match
}

type Test = (name: string, tensor: Tensor) => boolean

export function testOf(label: string, match: unknown): Test {
  if (typeof match === 'function') return (name, tensor) => ask(label, match as Test, name, tensor)
  if (typeof match === 'string') return (name) => matchesName(match, name)
  if (!Array.isArray(match)) {
    throw new TypeError(`Expected pattern, patterns or function for ${label} but received ${show(match)}`)
  }
  const patterns = match.map((pattern, i) => checkString(`${label}[${i}]`, pattern))
  return (name) => patterns.some((pattern) => matchesName(pattern, name))
}

export function checkNamed(parameters: Iterable<NamedTensor>): NamedTensor[] {
  const { tensors, names } = readParams(parameters, new Set())
  if (names === null) {
    throw new TypeError('Expected named parameters: pass module.namedParameters()')
  }
  return names.map((name, i) => [name, tensors[i]!])
}

/**
 * Sorts named parameters into groups: each into that of the first rule which matches it, and the rest, if any, into a last
 * group with the optimizer's own settings.
 * @param parameters [name, tensor] pairs, as `module.namedParameters()` gives them
 * @param rules what each group matches, and its settings
 * @returns the groups, in the order of the rules: what optimizers take
 * @throws TypeError for parameters without names; RangeError for a rule that takes no parameter
 * @example
 * const groups = optim.groupParameters(model.namedParameters(), [
 *   { match: ['*.bias', 'norm*'], decay: optim.none() },
 *   { match: 'head.*', lr: 1e-2 },
 * ])
 * const opt = optim.padam(groups, { lr: 1e-3, p: 0.8, lambda: 1e-3 })
 */
export function groupParameters(
  parameters: Iterable<NamedTensor>,
  rules: readonly GroupRule[],
): (GroupSpec & { params: NamedTensor[] })[] {
  if (!Array.isArray(rules)) throw new TypeError(`Expected an array of rules but received ${show(rules)}`)
  const groups = rules.map(({ match, ...settings }: GroupRule, i) => ({
    match,
    test: testOf(`rules[${i}].match`, match),
    spec: { ...settings, params: [] as NamedTensor[] },
  }))
  const rest: NamedTensor[] = []
  for (const [name, tensor] of checkNamed(parameters)) {
    const group = groups.find(({ test }) => test(name, tensor))
    ;(group?.spec.params ?? rest).push([name, tensor])
  }
  for (const [i, { match, spec }] of groups.entries()) {
    if (spec.params.length === 0)
      throw new RangeError(
        `Expected rules[${i}].match to take some parameter but none is left for ${show(match)}`,
      )
  }
  return [...groups.map(({ spec }) => spec), ...(rest.length ? [{ params: rest }] : [])]
}

/** Options of {@link layerwiseLr}. */
export interface LayerwiseLrOptions {
  /** The learning rate of the last layer, in [0, inf), or a schedule. */
  lr: Rate
  /** What each layer's learning rate is multiplied by to give that of the layer before it, in (0, inf). */
  factor: number
  /**
   * The layers from the input to the output: for each its parameters. Or a function that gives a parameter's layer as an
   * integer, 0 for the layer at the input.
   */
  layers: readonly Match[] | ((name: string) => number)
}

/**
 * Groups of named parameters, one for each layer, whose learning rate falls with the distance from the output:
 *
 * `lr · factor^(layers − 1 − layer)`
 * @param parameters [name, tensor] pairs, as `module.namedParameters()` gives them
 * @returns the groups, in the order of the layers: what optimizers take
 * @throws TypeError for parameters without names; RangeError for a parameter of no layer, or a layer of no parameter
 * @example
 * const groups = optim.layerwiseLr(model.namedParameters(), {
 *   lr: optim.cosine({ start: 1e-3, totalSteps: 10_000 }),
 *   factor: 0.75,
 *   layers: ['embedding.*', 'blocks.0.*', 'blocks.1.*', ['norm.*', 'head.*']],
 * })
 * const opt = optim.adamw(groups, { lr: 1e-3 })
 * @source arXiv 1801.06146, discriminative fine-tuning
 */
export function layerwiseLr(
  parameters: Iterable<NamedTensor>,
  options: LayerwiseLrOptions,
): (GroupSpec & { params: NamedTensor[] })[] {
  checkKnownKeys('layerwiseLr', options, ['lr', 'factor', 'layers'])
  const { lr, layers } = options
  const factor = checkNumber('layerwiseLr.factor', options.factor, '(0, inf)')
  if (typeof lr !== 'function' && !(lr instanceof Tensor)) checkNumber('layerwiseLr.lr', lr, '[0, inf)')
  const layerOf = layerFunction(layers)
  const byLayer = new Map<number, NamedTensor[]>()
  for (const [name, tensor] of checkNamed(parameters)) {
    const layer = layerOf(name, tensor)
    if (layer === undefined)
      throw new RangeError(`Expected a layer for '${name}' but no pattern of layerwiseLr.layers matches it`)
    byLayer.set(layer, [...(byLayer.get(layer) ?? []), [name, tensor]])
  }
  const count = typeof layers === 'function' ? Math.max(...byLayer.keys()) + 1 : layers.length
  return Array.from({ length: count }, (_, layer) => layer).flatMap((layer) => {
    const params = byLayer.get(layer)
    if (params) return [{ params, lr: scaled(lr, factor ** (count - 1 - layer)) }]
    if (typeof layers === 'function') return []
    throw new RangeError(
      `Expected parameters for layerwiseLr.layers[${layer}] but none is left for ${show(layers[layer])}`,
    )
  })
}

function layerFunction(
  layers: LayerwiseLrOptions['layers'],
): (name: string, tensor: Tensor) => number | undefined {
  if (!Array.isArray(layers)) {
    const layerOf = checkFunction('layerwiseLr.layers', layers as (name: string) => number)
    return (name) => checkInteger(`the layer of '${name}'`, layerOf(name), '[0, inf)')
  }
  const tests = layers.map((match, i) => testOf(`layerwiseLr.layers[${i}]`, match))
  return (name, tensor) => {
    const layer = tests.findIndex((test) => test(name, tensor))
    return layer < 0 ? undefined : layer
  }
}

/** A rate times a number: of a schedule that a state dict can hold, another one. */
function scaled(rate: Rate, by: number): Rate {
  if (by === 1) return rate
  if (typeof rate === 'number') return rate * by
  if (isNamed(rate)) return chained({ schedules: [rate, constant({ value: by })] })
  return rate instanceof Tensor ? () => Number(rate.item()) * by : (step) => rate(step) * by
}
