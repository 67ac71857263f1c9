import { ops, type Tensor } from '../tensor/index.js'
import { operatorFunction } from '../tensor/operators/call.js'

/** libtorch's own operators, with their argument orders: what `functional` and the modules are made of. */
export const aten = ops

/** An operator that libtorch does not document, by its name and overloads. */
export const internal = <F extends (...args: never[]) => unknown>(
  name: string,
  label: string,
  ...overloads: string[]
): F => operatorFunction(name, label, () => overloads) as unknown as F

/** The result of an operator that gives several tensors, as a list. */
export const tensorsOf = (result: unknown): Tensor[] => Object.values(result as Record<string, Tensor>)
