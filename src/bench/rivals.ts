import { noGrad, ones, type Tensor, tidy, zeros, zerosLike } from '../tensor/index.js'
import { operatorFunction } from '../tensor/operators/call.js'
import type { Contestant } from './race.js'

/** A contestant and the norm of its decay. */
export interface Rival extends Contestant {
  readonly p: number | null
}

/** The parameters and options of all contestants. */
export interface Workload {
  /** Leaves with a gradient. */
  readonly params: readonly Tensor[]
  readonly lr: number
  readonly betas: readonly [number, number]
  readonly eps: number
  /** The weight decay of AdamW. */
  readonly weightDecay: number
  /** Norms of the Lp decay, with one contestant for each. */
  readonly p: readonly number[]
  readonly lambda: number
}

/** A libtorch operator without a public name. */
const internal = (name: string, overload: string) => operatorFunction(name, name, () => [overload])
const fusedAdamw_ = internal('_fused_adamw_', '')
const foreach = {
  mul_: internal('_foreach_mul_', 'Scalar'),
  lerp_: internal('_foreach_lerp_', 'Scalar'),
  addcmul_: internal('_foreach_addcmul_', 'Scalar'),
  addcdiv_: internal('_foreach_addcdiv_', 'Scalar'),
  sqrt: internal('_foreach_sqrt', ''),
  div_: internal('_foreach_div_', 'Scalar'),
  add_: internal('_foreach_add_', 'Scalar'),
}

/**
 * The optimizers that ours are compared with, all composed of ATen calls. They share their moments and the step count,
 * because they would keep the same ones.
 */
export function rivals({ params, lr, betas, eps, weightDecay, p, lambda }: Workload): Rival[] {
  const [beta1, beta2] = betas
  // Detached from autograd. Gradients are read once here: reading one creates an object, which is not part of a step.
  const weights = params.map((param) => param.detach())
  const grads = params.map((param) => param.grad!)
  const means = weights.map((weight) => zerosLike(weight))
  const squares = weights.map((weight) => zerosLike(weight))
  // torch keeps one counter per tensor. Here all tensors share one, so that incrementing them does not count.
  const counter = zeros([], { device: weights[0]!.device })
  const counters = weights.map(() => counter)
  const onCpu = counter.device === 'cpu'
  let steps = 0
  const corrected = () => ({
    size: -lr / (1 - beta1 ** steps),
    root: Math.sqrt(1 - beta2 ** steps),
  })

  const settings = { lr, beta1, beta2, weightDecay, eps, amsgrad: false, maximize: false }
  function fused(): void {
    counter.fill_(steps)
    fusedAdamw_(weights, grads, means, squares, [], counters, settings)
  }

  // With foundInf set, the operator returns as soon as it has its arguments. This measures the time to pass hundreds of
  // tensors from JavaScript, which is subtracted. (On CUDA it still launches its kernels, so nothing is subtracted.)
  const foundInf = ones([])
  const callFused = () => {
    counter.fill_(steps)
    fusedAdamw_(weights, grads, means, squares, [], counters, { ...settings, foundInf })
  }

  function foreachAdam(): void {
    const { size, root } = corrected()
    foreach.lerp_(means, grads, 1 - beta1)
    foreach.mul_(squares, beta2)
    foreach.addcmul_(squares, grads, grads, { value: 1 - beta2 })
    const denominators = foreach.sqrt(squares)
    foreach.div_(denominators, root)
    foreach.add_(denominators, eps)
    foreach.addcdiv_(weights, means, denominators, { value: size })
  }

  function foreachAdamw(): void {
    foreach.mul_(weights, 1 - lr * weightDecay)
    foreachAdam()
  }

  function adamOneByOne(): void {
    const { size, root } = corrected()
    weights.forEach((weight, i) => {
      means[i]!.lerp_(grads[i]!, 1 - beta1)
      squares[i]!.mul_(beta2).addcmul_(grads[i]!, grads[i]!, { value: 1 - beta2 })
      const denominator = squares[i]!.sqrt().div_(root).add_(eps)
      weight.addcdiv_(means[i]!, denominator, { value: size })
    })
  }

  // The published class uses the step of torch's AdamW: tensor by tensor on the CPU, and foreach elsewhere.
  const adam = onCpu ? adamOneByOne : foreachAdam
  const published = (norm: number) => () => {
    const before = weights.map((weight) => weight.clone())
    adam()
    weights.forEach((weight, i) => {
      const x = before[i]!.abs().pow(2 - norm)
      weight.mul_(x.div(x.add(norm * lr * lambda)))
    })
  }

  const free = (fn: () => void) => () => noGrad(() => tidy(fn))
  const rival = (name: string, step: () => void, norm: number | null = null): Rival => ({
    name,
    p: norm,
    run: free(() => {
      steps++
      step()
    }),
  })
  return [
    { ...rival('fused-adamw', fused), ...(onCpu && { call: free(callFused) }) },
    rival('foreach-adamw', foreachAdamw),
    ...p.map((norm) => rival('published-padam', published(norm), norm)),
  ]
}
