import { PdecayError } from '../errors.js'
import type { AnyModule } from '../nn/index.js'
import type { Optimizer } from '../optim/index.js'
import { noGrad, Tensor, tidy } from '../tensor/index.js'

/** A training that went wrong: its loss, a gradient or a weight is no finite number, or the loss rises. */
export class DivergenceError extends PdecayError {
  /** The step, from 1, whose update was not made; of a rising loss, the last one. */
  readonly step: number
  /** Where the first value that is not finite was found: such as `the gradient of fc1.weight`. */
  readonly where: string

  constructor(step: number, where: string, message: string) {
    super('ERR_DIVERGED', message)
    this.step = step
    this.where = where
  }
}

const allFinite = (tensor: Tensor) => !tensor.isFloatingPoint() || tensor.isfinite().all().item()

/** The first tensor in a value that has NaN or infinities, by its path. */
function findIn(path: string, value: unknown): string | undefined {
  if (value instanceof Tensor) return allFinite(value) ? undefined : path
  if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) {
      const found = findIn(`${path}[${i}]`, each)
      if (found) return found
    }
  } else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    for (const [name, each] of Object.entries(value)) {
      const found = findIn(`${path}.${name}`, each)
      if (found) return found
    }
  return undefined
}

/** Finds where a loss that is not finite comes from: the batch, a weight, or the module whose output it is first in. */
export function explainLoss<Batch>(
  { model, loss }: { model: AnyModule; loss: (batch: Awaited<Batch>) => unknown },
  batch: Awaited<Batch>,
): string {
  return noGrad(() =>
    tidy(() => {
      const given = findIn('batch', batch)
      if (given) return given
      for (const [name, tensor] of Object.entries(model.stateDict()))
        if (!allFinite(tensor)) return `the weights of ${name}`
      let first: string | undefined
      const hooks = model.namedModules().map(([name, module]) =>
        module.registerForwardHook((_, __, output) => {
          first ??= findIn(name === '' ? 'the output of the model' : `the output of ${name}`, output)
        }),
      )
      try {
        loss(batch)
      } finally {
        for (const hook of hooks) hook.remove()
      }
      return first ?? 'the loss itself'
    }),
  )
}

/** Names the first parameter whose gradient is not finite. */
export function explainGradient(model: AnyModule, optimizer: Optimizer): string {
  const named = new Map(model.namedParameters().map(([name, tensor]) => [tensor, name]))
  return noGrad(() =>
    tidy(() => {
      const all = optimizer.paramGroups.flatMap(({ params, names }) =>
        params.map((tensor, i) => [named.get(tensor) ?? names?.[i] ?? `parameter ${i}`, tensor] as const),
      )
      // The last layer's gradient is computed first.
      const found = all.findLast(([, { grad }]) => grad && !allFinite(grad))
      return `the gradient of ${found?.[0] ?? 'a parameter'}`
    }),
  )
}
