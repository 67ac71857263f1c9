import { checkBoolean, checkFunction, checkKnownKeys, checkString } from '../../_check.js'
import { core, type Handle } from '../../native/index.js'
import { callback, give, wrapEach } from '../core/callback.js'
import { context, records, runIn } from '../core/context.js'
import { handleOf, isTensor, type Tensor, wrap } from '../core/tensor.js'
import { holdWith } from './cycles.js'

/** Passes values from the forward to the backward of a custom function. */
export interface FunctionContext {
  /** Saves arguments or results of forward for backward. Changing one in place in between makes backward fail. */
  saveForBackward(...tensors: readonly Tensor[]): void
  /** The tensors that forward saved; only set in backward. */
  readonly savedTensors: readonly Tensor[]
  /** For each argument of forward, whether its gradient is needed. */
  readonly needsInputGrad: readonly boolean[]
  /**
   * Other values for backward. In-place changes of tensors stored here are not detected, and they live as long as the
   * graph.
   */
  readonly extra: Record<string, unknown>
  /** Marks arguments that forward changed in place. Forward must return them. */
  markDirty(...tensors: readonly Tensor[]): void
  /** Marks results that have no gradient. */
  markNonDifferentiable(...tensors: readonly Tensor[]): void
  /** Whether backward gets zeros instead of null as the gradient of a result that was not used. Default: true. */
  setMaterializeGrads(materialize: boolean): void
}

type Outputs = Tensor | readonly Tensor[]
/** One gradient for each argument of forward; null for arguments without a gradient. */
export type Gradients = Tensor | null | readonly (Tensor | null)[]

/** The forward and backward of a custom function. */
export interface FunctionDefinition<Args extends readonly unknown[], Out extends Outputs> {
  /** The name in errors and in `gradFn`. Default: 'CustomFunction'. */
  name?: string
  /**
   * Computes the result, with gradient recording off. Only arguments that are tensors themselves can get gradients, not
   * tensors inside arrays or objects.
   */
  forward(ctx: FunctionContext, ...args: Args): Out
  /** Computes the gradients of the arguments from the gradients of the results, both in their order. */
  backward(ctx: FunctionContext, ...gradients: Tensor[]): Gradients
}

class Saved implements FunctionContext {
  savedTensors: readonly Tensor[] = []
  readonly extra: Record<string, unknown> = {}
  readonly saved: Tensor[] = []
  readonly dirty: Tensor[] = []
  readonly constant: Tensor[] = []
  materializeGrads = true

  constructor(public needsInputGrad: readonly boolean[]) {}

  saveForBackward(...tensors: readonly Tensor[]): void {
    this.saved.push(...tensors)
  }
  markDirty(...tensors: readonly Tensor[]): void {
    this.dirty.push(...tensors)
  }
  markNonDifferentiable(...tensors: readonly Tensor[]): void {
    this.constant.push(...tensors)
  }
  setMaterializeGrads(materialize: boolean): void {
    this.materializeGrads = checkBoolean('materialize', materialize)
  }
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

function gradientsOf(name: string, result: unknown, areTensors: readonly boolean[]): (Handle | null)[] {
  const list = asList(result)
  const of = `${name}.backward`
  if (list.length !== areTensors.length)
    throw new TypeError(
      `${of}: Expected ${areTensors.length} gradients, one for each argument of forward, but received ${list.length}`,
    )
  return list.flatMap((gradient, index) => {
    const isGradient = isTensor(gradient)
    if (!isGradient && gradient !== null && gradient !== undefined)
      throw new TypeError(
        `${of}: Expected Tensor or null for gradient ${index} but received ${typeof gradient}`,
      )
    if (areTensors[index]) return [isGradient ? give(gradient) : null]
    if (isGradient)
      throw new TypeError(`${of}: Expected null for gradient ${index}: that argument is not a Tensor`)
    return []
  })
}

/**
 * Creates a differentiable function with a custom backward.
 *
 * If the backward pass runs on another thread, it waits while backward runs on the JavaScript thread that defined it.
 * With `createGraph` the operations of backward are recorded, so that it can itself be differentiated.
 *
 * @param definition - the name, forward and backward
 * @returns a function with the arguments and the result of forward
 * @throws TypeError for a definition of the wrong form, a result that is not a Tensor, or gradients that do not match
 *   the arguments of forward
 * @example
 * const cube = customFunction({
 *   name: 'Cube',
 *   forward(ctx, x: Tensor) {
 *     ctx.saveForBackward(x)
 *     return x.pow(3)
 *   },
 *   backward: (ctx, gradient) => ctx.savedTensors[0]!.square().mul(3).mul(gradient),
 * })
 * cube(tensor(2, { requiresGrad: true })).backward()
 */
export function customFunction<Args extends readonly unknown[], Out extends Outputs>(
  definition: FunctionDefinition<Args, Out>,
): (...args: Args) => Out {
  checkKnownKeys('customFunction', definition, ['name', 'forward', 'backward'])
  const name = checkString('name', definition.name ?? 'CustomFunction')
  checkFunction('forward', definition.forward)
  checkFunction('backward', definition.backward)
  return (...args) => {
    const outer = context()
    const isRecorded = (arg: unknown): boolean => isTensor(arg) && arg.requiresGrad
    const ctx = new Saved(args.map((arg) => (outer.modes & records) !== 0 && isRecorded(arg)))
    const result = runIn(
      { modes: outer.modes & ~records },
      () => definition.forward(ctx, ...args),
      () => {},
    )
    const outputs = asList(result)
    for (const each of outputs)
      if (!isTensor(each))
        throw new TypeError(`${name}.forward: Expected Tensor or array of Tensor as result`)
    // Keeps only which arguments are tensors. The tensors themselves would live as long as the graph.
    const areTensors = args.map(isTensor)
    const run = callback((gradients: (Handle | null)[], saved: Handle[], needed: boolean[]) => {
      ctx.savedTensors = saved.map(wrap)
      let at = 0
      ctx.needsInputGrad = areTensors.map((is) => is && needed[at++]!)
      try {
        return gradientsOf(name, definition.backward(ctx, ...(wrapEach(gradients) as Tensor[])), areTensors)
      } finally {
        ctx.savedTensors = []
      }
    })
    const handles = (tensors: readonly unknown[]): Handle[] => (tensors as Tensor[]).map(handleOf)
    const attached = core()
      .attach(
        name,
        run,
        handles(args.filter(isTensor)),
        handles(outputs),
        handles(ctx.saved),
        handles(ctx.dirty),
        handles(ctx.constant),
        ctx.materializeGrads,
      )
      .map(wrap)
    holdWith([...(outputs as Tensor[]), ...attached], run)
    for (const list of [ctx.saved, ctx.dirty, ctx.constant]) list.length = 0
    return (Array.isArray(result) ? attached : attached[0]!) as unknown as Out
  }
}
