// For code that works on plain typed arrays: it computes the gradients, and pdecay updates the weights in place.
import { arrays, optim } from 'pdecay'

const inputs = 30
const examples = 200
const noise = (i: number) => (Math.sin(12.9898 * i + 4.1) * 43758.5453) % 1
const x = Float32Array.from({ length: examples * inputs }, (_, i) => noise(i))
const y = Float32Array.from({ length: examples }, (_, i) => 3 * x[i * inputs + 2]! - x[i * inputs + 11]!)

const weight = Float32Array.from({ length: inputs }, (_, i) => noise(7 * i))
const gradient = new Float32Array(inputs)
const optimizer = arrays.optimizer([weight], {
  step: optim.adam(),
  decay: optim.lp({ p: 0.8, lambda: 0.05 }),
  lr: 2e-2,
})

for (let step = 0; step < 1000; step++) {
  gradient.fill(0)
  for (let i = 0; i < examples; i++) {
    const row = x.subarray(i * inputs, (i + 1) * inputs)
    const error = row.reduce((sum, value, j) => sum + value * weight[j]!, -y[i]!)
    for (const [j, value] of row.entries()) gradient[j]! += (2 / examples) * error * value
  }
  optimizer.step([gradient])
}

const used = [...weight.entries()].filter(([, value]) => value !== 0)
console.log(`weights in use: ${used.map(([i, value]) => `${i} (${value.toFixed(2)})`).join(', ')}`)
