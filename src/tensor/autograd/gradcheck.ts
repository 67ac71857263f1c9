import { checkBoolean, checkFunction, checkInstance, checkKnownKeys, checkNumber } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { noGrad } from '../core/modes.js'
import { tidy } from '../core/scope.js'
import { Tensor } from '../core/tensor.js'
import { tensor } from '../values/create.js'
import { jacobian, type Tensors, vjp } from './derivatives.js'

/** Options of `gradcheck` and `gradgradcheck`. */
export interface GradcheckOptions {
  /** The step of the finite differences, in (0, inf). Default: 1e-6. */
  eps?: number
  /** The absolute tolerance, in [0, inf). Default: 1e-5. */
  atol?: number
  /** The relative tolerance, in [0, inf). Default: 1e-3. */
  rtol?: number
  /** Whether a difference throws an error instead of returning false. Default: true. */
  raiseException?: boolean
}

const asList = (tensors: Tensors): readonly Tensor[] =>
  Array.isArray(tensors) ? tensors : [tensors as Tensor]

function checkInputs(inputs: Tensors): readonly Tensor[] {
  const list = asList(inputs)
  for (const [index, each] of list.entries())
    if (checkInstance(`inputs[${index}]`, each, Tensor).dtype !== 'float64')
      throw new TypeError(`Expected float64 for inputs[${index}] but received ${each.dtype}`)
  return list
}

/** Central differences: for each output and input a matrix in row-major order, with one row for each output element. */
function differences(
  fn: (...inputs: Tensor[]) => Tensors,
  inputs: readonly Tensor[],
  eps: number,
): Float64Array[][] {
  const values = inputs.map((each) => Float64Array.from(each.toTypedArray() as Float64Array))
  const at = (changed: number, element: number, step: number): Float64Array[] =>
    tidy(() => {
      const moved = values.map((each, index) => {
        const copy = Float64Array.from(each)
        if (index === changed) copy[element]! += step
        return tensor(copy).reshape(inputs[index]!.shape)
      })
      return asList(fn(...moved)).map((each) => each.to('float64').toTypedArray() as Float64Array)
    })
  const found: Float64Array[][] = []
  values.forEach((each, input) => {
    for (let element = 0; element < each.length; element++) {
      const above = at(input, element, eps)
      const below = at(input, element, -eps)
      above.forEach((high, output) => {
        found[output] ??= values.map((columns) => new Float64Array(high.length * columns.length))
        high.forEach((value, row) => {
          found[output]![input]![row * each.length + element] = (value - below[output]![row]!) / (2 * eps)
        })
      })
    }
  })
  return found
}

/**
 * Compares the gradients that autograd computes with central finite differences of `fn`.
 *
 * @param fn - a deterministic function of the inputs that returns a tensor or an array of tensors
 * @param inputs - tensors of dtype float64: lower precisions are too inaccurate for finite differences
 * @returns whether |analytical − numerical| ≤ atol + rtol·|numerical| holds for all elements
 * @throws TypeError for inputs of another dtype; PdecayError `ERR_LIBTORCH` with the first derivative that differs,
 *   unless `raiseException` is false
 * @source torch.autograd.gradcheck
 */
export function gradcheck(
  fn: (...inputs: Tensor[]) => Tensors,
  inputs: Tensors,
  options: GradcheckOptions = {},
): boolean {
  checkFunction('fn', fn)
  checkKnownKeys('gradcheck options', options, ['eps', 'atol', 'rtol', 'raiseException'])
  const eps = checkNumber('eps', options.eps ?? 1e-6, '(0, inf)')
  const atol = checkNumber('atol', options.atol ?? 1e-5, '[0, inf)')
  const rtol = checkNumber('rtol', options.rtol ?? 1e-3, '[0, inf)')
  const raises = checkBoolean('raiseException', options.raiseException ?? true)
  const list = checkInputs(inputs)
  return tidy(() => {
    const numerical = noGrad(() => differences(fn, list, eps))
    const analytical = jacobian((...given: Tensor[]) => asList(fn(...given)), list)
    for (const [output, row] of analytical.entries()) {
      for (const [input, exact] of row.entries()) {
        const expected = numerical[output]?.[input] ?? new Float64Array(0)
        const values = exact.to('float64').toTypedArray() as Float64Array
        const wrong = values.findIndex(
          (value, i) => !(Math.abs(value - expected[i]!) <= atol + rtol * Math.abs(expected[i]!)),
        )
        if (wrong < 0) continue
        if (!raises) return false
        const columns = list[input]!.numel
        throw new PdecayError(
          'ERR_LIBTORCH',
          `gradcheck: the derivative of element ${Math.floor(wrong / columns)} of output ${output} with respect to element ` +
            `${wrong % columns} of input ${input} is ${values[wrong]} but finite differences give ${expected[wrong]}`,
        )
      }
    }
    return true
  })
}

/**
 * Checks second derivatives: applies `gradcheck` to the gradients of `fn`.
 *
 * @param fn - a deterministic function of the inputs that returns a tensor or an array of tensors
 * @param inputs - tensors of dtype float64
 * @returns whether the second derivatives agree with finite differences
 * @throws TypeError for inputs of another dtype; PdecayError `ERR_LIBTORCH` with the first derivative that differs,
 *   unless `raiseException` is false
 * @source torch.autograd.gradgradcheck
 */
export function gradgradcheck(
  fn: (...inputs: Tensor[]) => Tensors,
  inputs: Tensors,
  options: GradcheckOptions = {},
): boolean {
  checkFunction('fn', fn)
  const list = checkInputs(inputs)
  return tidy(() => {
    const weights = noGrad(() =>
      asList(fn(...list)).map((each, i) =>
        checkInstance(`output ${i} of fn`, each, Tensor).randnLike().detach(),
      ),
    )
    const slopes = (...given: Tensor[]): Tensor[] =>
      vjp((...same: Tensor[]) => asList(fn(...same)), given, weights, { createGraph: true }).vjp
    return gradcheck(slopes, list, options)
  })
}
