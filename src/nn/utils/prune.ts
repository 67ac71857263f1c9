import { checkInteger, checkIterable, checkKnownKeys, checkNumber, checkString, show } from '../../_check.js'
import { cat, noGrad, onesLike, rand, randLike, Tensor, zeros } from '../../tensor/index.js'
import { replace } from '../_move.js'
import { buffer } from '../module.js'
import { checkModule, type Parametrizable, parameterOf } from './parametrize.js'

/** Chooses what is pruned. */
export abstract class PruningMethod {
  /** What `computeMask` sees: the elements that are not pruned yet, as one dimension; or, of structured methods, the channels. */
  abstract readonly type: 'unstructured' | 'structured' | 'global'
  /** The dimension of the channels of a structured method. */
  readonly dim: number = -1

  /**
   * A mask of the shape of `importance`: 0 where it is pruned.
   *
   * @param importance of each element @param mask the present mask of those elements
   */
  abstract computeMask(importance: Tensor, mask: Tensor): Tensor
}

/** Python's round: ties go to the even number. */
function roundEven(value: number): number {
  const low = Math.floor(value)
  if (value - low !== 0.5) return Math.round(value)
  return low % 2 === 0 ? low : low + 1
}

function checkAmount(amount: number): number {
  checkNumber('amount', amount, '[0, inf)')
  if (amount >= 1 && !Number.isInteger(amount))
    throw new RangeError(`Expected a share in [0, 1) or an integer for amount but received ${amount}`)
  return amount
}

/** How many of `count` are pruned: an amount below 1 is a share of them. */
function countOf(amount: number, count: number): number {
  const pruned = amount < 1 ? roundEven(amount * count) : amount
  if (pruned > count)
    throw new RangeError(
      `Expected at most ${count}, what is left to prune, for amount but received ${amount}`,
    )
  return pruned
}

/** The mask without the elements of these scores that are lowest. */
function dropLowest(scores: Tensor, mask: Tensor, amount: number): Tensor {
  const count = countOf(amount, scores.numel)
  const { indices } = scores.flatten().topk(count, { largest: false })
  const flat = mask.flatten().clone()
  return flat.indexFill(0, indices, 0).view(mask.shape)
}

/** Prunes nothing. */
export class Identity extends PruningMethod {
  /** What it prunes. */
  readonly type = 'unstructured'
  override computeMask(_: Tensor, mask: Tensor): Tensor {
    return mask
  }
}

/** Prunes elements at random. @param amount a share in [0, 1) or a number of elements */
export class RandomUnstructured extends PruningMethod {
  /** What it prunes. */
  readonly type = 'unstructured'
  constructor(readonly amount: number) {
    super()
    checkAmount(amount)
  }
  override computeMask(importance: Tensor, mask: Tensor): Tensor {
    return dropLowest(randLike(importance).neg(), mask, this.amount)
  }
}

/** Prunes the elements of the smallest absolute value. @param amount a share in [0, 1) or a number of elements */
export class L1Unstructured extends PruningMethod {
  /** What it prunes. */
  readonly type = 'unstructured'
  constructor(readonly amount: number) {
    super()
    checkAmount(amount)
  }
  override computeMask(importance: Tensor, mask: Tensor): Tensor {
    return dropLowest(importance.abs(), mask, this.amount)
  }
}

/** Keeps the channels with the highest scores, which `score` gives. */
function dropChannels(mask: Tensor, dim: number, amount: number, score: () => Tensor): Tensor {
  const size = mask.size(dim)
  const count = countOf(amount, size)
  if (count === 0) return mask
  const { indices } = score().topk(size - count)
  const kept = zeros([size], { dtype: mask.dtype, device: mask.device }).indexFill(0, indices, 1)
  return mask.mul(kept.view(mask.shape.map((_, at) => (at === dim ? size : 1))))
}

abstract class Structured extends PruningMethod {
  /** What it prunes. */
  readonly type = 'structured'
  constructor(
    readonly amount: number,
    override readonly dim: number,
  ) {
    super()
    checkAmount(amount)
    checkInteger('dim', dim)
  }
}
const positive = (dim: number, { ndim }: Tensor) => (dim < 0 ? dim + ndim : dim)

/** Prunes channels at random. @param amount a share in [0, 1) or a number of channels @param dim default -1 */
export class RandomStructured extends Structured {
  constructor(amount: number, dim = -1) {
    super(amount, dim)
  }
  override computeMask(importance: Tensor, mask: Tensor): Tensor {
    const dim = positive(this.dim, mask)
    return dropChannels(mask, dim, this.amount, () => rand([importance.size(dim)], { device: mask.device }))
  }
}

/**
 * Prunes the channels of the smallest norm.
 *
 * @param amount a share in [0, 1) or a number of channels @param n of the norm @param dim default -1
 */
export class LnStructured extends Structured {
  constructor(
    amount: number,
    readonly n: number | 'fro' | 'nuc',
    dim = -1,
  ) {
    super(amount, dim)
    if (typeof n === 'number') checkNumber('n', n, '[-inf, inf]')
  }
  override computeMask(importance: Tensor, mask: Tensor): Tensor {
    const dim = positive(this.dim, mask)
    const others = importance.shape.flatMap((_, at) => (at === dim ? [] : [at]))
    return dropChannels(mask, dim, this.amount, () => importance.norm(this.n as number, others))
  }
}

/** Prunes where a mask is 0. @param mask of the parameter's shape @throws RangeError for another shape */
export class CustomFromMask extends PruningMethod {
  /** What it prunes. */
  readonly type = 'global'
  constructor(readonly mask: Tensor) {
    super()
    if (!(mask instanceof Tensor)) throw new TypeError(`Expected Tensor for mask but received ${show(mask)}`)
  }
  override computeMask(_: Tensor, mask: Tensor): Tensor {
    if (String(this.mask.shape) !== String(mask.shape))
      throw new RangeError(`Expected shape [${mask.shape}] for mask but received [${this.mask.shape}]`)
    return mask.mul(this.mask.to(mask.dtype))
  }
}

/** Applies a method to what is left of a tensor by the masks before. */
function combine(method: PruningMethod, importance: Tensor, mask: Tensor): Tensor {
  if (method.type === 'global') return method.computeMask(importance, mask)
  if (method.type === 'unstructured') {
    const left = mask.eq(1)
    const part = method.computeMask(importance.maskedSelect(left), mask.maskedSelect(left))
    return mask.maskedScatter(left, part.to(mask.dtype))
  }
  if (importance.ndim < 2)
    throw new RangeError(
      `Expected at least 2 dimensions for structured pruning but received ${importance.ndim}`,
    )
  checkInteger('dim', method.dim, `[${-importance.ndim}, ${importance.ndim})`)
  const dim = positive(method.dim, importance)
  const others = importance.shape.flatMap((_, at) => (at === dim ? [] : [at]))
  const left = mask.sum({ dim: others }).ne(0).nonzero().squeeze({ dim: 1 })
  const part = method.computeMask(importance.indexSelect(dim, left), mask.indexSelect(dim, left))
  return mask.indexCopy(dim, left, part.to(mask.dtype))
}

type Fields = Record<string, Tensor | undefined>
const fieldsOf = (module: Parametrizable) => module as unknown as Fields
const originalName = (name: string) => `${name}Orig`
const maskName = (name: string) => `${name}Mask`
const isPrunedAt = (module: Parametrizable, name: string): boolean =>
  Object.hasOwn(module, originalName(name)) && Object.hasOwn(module, maskName(name))

/** Importances of elements, in place of the elements themselves. */
export interface PruneOptions {
  /** A tensor of the parameter's shape. Default: the parameter. */
  importanceScores?: Tensor
}

function checkScores(scores: Tensor | undefined, like: Tensor): Tensor {
  if (scores === undefined) return like.detach()
  if (!(scores instanceof Tensor) || String(scores.shape) !== String(like.shape))
    throw new RangeError(
      `Expected Tensor [${like.shape}] for importanceScores but received ${scores instanceof Tensor ? `[${scores.shape}]` : show(scores)}`,
    )
  return scores.detach()
}

/**
 * Prunes a parameter by any method: it becomes original · mask, computed at each access. The original is the parameter
 * `weight_orig` in state dicts, the same tensor as before, and the mask the buffer `weight_mask`. A tensor that is pruned already
 * is pruned further: an amount is of what is left.
 *
 * @param name of the property, as `'weight'`
 * @param options importanceScores of the parameter's shape, default the parameter
 * @returns the module
 * @throws RangeError for what is no parameter of the module, and for more than what is left: nothing is changed then
 */
export function apply<M extends Parametrizable>(
  module: M,
  name: string,
  method: PruningMethod,
  options: PruneOptions = {},
): M {
  checkModule(module)
  checkKnownKeys('prune options', options, ['importanceScores'])
  if (!(method instanceof PruningMethod))
    throw new TypeError(`Expected PruningMethod for method but received ${show(method)}`)
  const fields = fieldsOf(module)
  const [orig, maskAt] = [originalName(name), maskName(name)]
  const isPruned = isPrunedAt(module, checkString('name', name))
  const tensor = isPruned ? fields[name]! : parameterOf(module, name)
  noGrad(() => {
    const scores = checkScores(options.importanceScores, tensor)
    const before = isPruned ? fields[maskAt]! : onesLike(tensor)
    const mask = combine(method, scores, before)
    if (isPruned) {
      before.copy_(mask)
      return
    }
    Object.defineProperty(module, name, {
      // Copies of the module have the property too, and tensors of their own: it looks at `this`.
      get(this: Fields) {
        return this[orig]!.mul(this[maskAt]!.to(this[orig]!.dtype))
      },
      enumerable: false,
      configurable: true,
    })
    fields[orig] = tensor
    fields[maskAt] = buffer(mask.clone())
  })
  return module
}

/** Prunes nothing, so that masks can be set later; see {@link apply}. */
export const identity = <M extends Parametrizable>(module: M, name: string): M =>
  apply(module, name, new Identity())

/** Prunes elements at random; see {@link apply}. @param amount a share in [0, 1) or a number of elements */
export const randomUnstructured = <M extends Parametrizable>(module: M, name: string, amount: number): M =>
  apply(module, name, new RandomUnstructured(amount))

/** Prunes the elements of the smallest absolute value; see {@link apply}. @param amount a share in [0, 1) or a number of elements */
export const l1Unstructured = <M extends Parametrizable>(
  module: M,
  name: string,
  amount: number,
  options: PruneOptions = {},
): M => apply(module, name, new L1Unstructured(amount), options)

/** Prunes channels at random; see {@link apply}. @param amount a share in [0, 1) or a number of channels @param dim of the channels */
export const randomStructured = <M extends Parametrizable>(
  module: M,
  name: string,
  amount: number,
  dim: number,
): M => apply(module, name, new RandomStructured(amount, dim))

/**
 * Prunes the channels of the smallest norm; see {@link apply}.
 *
 * @param amount a share in [0, 1) or a number of channels @param n of the norm @param dim of the channels
 */
export const lnStructured = <M extends Parametrizable>(
  module: M,
  name: string,
  amount: number,
  n: number | 'fro' | 'nuc',
  dim: number,
  options: PruneOptions = {},
): M => apply(module, name, new LnStructured(amount, n, dim), options)

/** Prunes where a mask is 0; see {@link apply}. @param mask of the parameter's shape */
export const customFromMask = <M extends Parametrizable>(module: M, name: string, mask: Tensor): M =>
  apply(module, name, new CustomFromMask(mask))

/**
 * Prunes elements of several parameters, the least important of all together.
 *
 * @param parameters pairs of a module and the name of its property
 * @param method of type 'unstructured', as `new L1Unstructured(0.2)`
 * @throws RangeError for a structured method, and for more than what is left
 */
export function globalUnstructured(
  parameters: Iterable<readonly [Parametrizable, string]>,
  method: PruningMethod,
): void {
  const pairs = [...checkIterable('parameters', parameters)]
  if (!(method instanceof PruningMethod) || method.type !== 'unstructured')
    throw new RangeError(`Expected an unstructured PruningMethod for method but received ${show(method)}`)
  if (pairs.length === 0) throw new RangeError('Expected at least one parameter for parameters')
  noGrad(() => {
    const values = pairs.map(([module, name]) =>
      isPrunedAt(module, name) ? fieldsOf(module)[name]! : parameterOf(module, name),
    )
    const masks = pairs.map(([module, name], i) => fieldsOf(module)[maskName(name)] ?? onesLike(values[i]!))
    const flat = (tensors: readonly Tensor[]) => cat(tensors.map((each) => each.detach().flatten()))
    const mask = combine(method, flat(values), flat(masks))
    let start = 0
    for (const [i, [module, name]] of pairs.entries()) {
      const { numel, shape } = values[i]!
      customFromMask(module, name, mask.narrow(0, start, numel).view(shape))
      start += numel
    }
  })
}

/**
 * Makes a pruned tensor an ordinary parameter again, with zeros where it was pruned: the tensor that it was before.
 *
 * @returns the module
 * @throws RangeError for what is not pruned
 */
export function remove<M extends Parametrizable>(module: M, name: string): M {
  checkModule(module)
  if (!isPrunedAt(module, checkString('name', name)))
    throw new RangeError(`Expected a pruned tensor for name but received ${show(name)}`)
  const fields = fieldsOf(module)
  const value = fields[originalName(name)]!
  replace(
    value,
    noGrad(() => fields[name]!.detach()),
  )
  delete fields[originalName(name)]
  delete fields[maskName(name)]
  Object.defineProperty(module, name, { value, enumerable: true, configurable: true, writable: true })
  return module
}

/** Whether a module, or one within it, has a pruned tensor. */
export function isPruned(module: Parametrizable): boolean {
  checkModule(module)
  return module
    .modules()
    .some((each) =>
      Object.keys(each).some((key) => key.endsWith('Orig') && isPrunedAt(each, key.slice(0, -'Orig'.length))),
    )
}
