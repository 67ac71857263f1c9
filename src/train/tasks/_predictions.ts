import type { Tensor } from '../../tensor/index.js'
import type { Prediction } from './task.js'

/** The class of the highest score of each example, under `name`, with its softmax as `probability`. */
export function classRows(outputs: Tensor, name: string, classes: readonly string[]): Prediction[] {
  const shares = outputs.to('float64').softmax(1).toArray() as number[][]
  return shares.map((row) => {
    const probability = Math.max(...row)
    return { [name]: classes[row.indexOf(probability)]!, probability }
  })
}
