import { checkInteger, show } from '../../_check.js'
import { isTensor, type Tensor } from '../core/tensor.js'

const checkShape = (name: string, shape: unknown): readonly number[] => {
  if (!Array.isArray(shape))
    throw new TypeError(`Expected array of integers for ${name} but received ${show(shape)}`)
  for (const [at, size] of shape.entries()) checkInteger(`${name}[${at}]`, size, '[0, inf)')
  return shape
}

/**
 * The common shape to which tensors of the given shapes are broadcast.
 *
 * @param shapes - arrays of sizes
 * @returns the common shape; [] without arguments
 * @throws TypeError if a shape is not an array; RangeError if two sizes of a dimension differ and neither is 1
 * @example
 * broadcastShapes([2, 1], [3]) // [ 2, 3 ]
 * @source torch.broadcast_shapes
 */
export function broadcastShapes(...shapes: readonly (readonly number[])[]): number[] {
  const checked = shapes.map((shape, at) => checkShape(`shapes[${at}]`, shape))
  const length = Math.max(0, ...checked.map((shape) => shape.length))
  const result = new Array<number>(length).fill(1)
  for (const [at, shape] of checked.entries())
    for (const [dim, size] of shape.entries()) {
      const place = length - shape.length + dim
      if (size === 1 || size === result[place]) continue
      if (result[place] !== 1)
        throw new RangeError(
          `broadcastShapes: the size ${size} of shapes[${at}] does not fit ${result[place]} at dimension ${place}`,
        )
      result[place] = size
    }
  return result
}

/**
 * Converts positions in row-major order to coordinates.
 *
 * @param indices - an integer tensor of any shape: positions in a flattened tensor of shape `shape`
 * @param shape - the shape of that tensor
 * @returns one int64 tensor for each dimension of `shape`, each of the shape of `indices`
 * @throws RangeError for a position out of range; TypeError if `indices` is not an integer tensor
 * @example
 * unravelIndex(tensor([5n]), [2, 3]).map((each) => each.toArray()) // [ [ 1 ], [ 2 ] ]
 * @source torch.unravel_index
 */
export function unravelIndex(indices: Tensor, shape: number | readonly number[]): Tensor[] {
  if (!isTensor(indices) || indices.isFloatingPoint() || indices.isComplex() || indices.dtype === 'bool')
    throw new TypeError(`Expected tensor of integers for indices but received ${show(indices)}`)
  const sizes = checkShape('shape', typeof shape === 'number' ? [shape] : shape)
  const total = sizes.reduce((product, size) => product * size, 1)
  if (indices.numel > 0 && (indices.lt(0).any().item() || indices.ge(total).any().item()))
    throw new RangeError(`Expected positions in [0, ${total}) for indices`)
  let rest = total
  return sizes.map((size) => {
    rest /= size || 1
    return indices
      .long()
      .floorDivide(rest)
      .remainder(size || 1)
  })
}
