// µs of what small tensors cost, and of the tiny MLP's step; bench/tensor.py is the same in Python. Run both at once
// on one machine: node bench/tensor.mjs [--json]
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { manualSeed, noGrad, ops, randn, setNumThreads, tensor, tidy } = require('../lib/tensor/index.js')
const { linear } = ops

/** The best of many short rounds, in µs for one call: others on the machine only ever make it slower. */
function measure(count, run) {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 100; round++) {
    const start = process.hrtime.bigint()
    run(count)
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1000 / count)
  }
  return best
}

const repeat = (fn) => (count) => {
  for (let i = 0; i < count; i++) fn()
}
const inScope = (fn) => (count) => {
  for (let i = 0; i < count; i += 100) tidy(() => repeat(fn)(100))
}

function tinyMlp() {
  manualSeed(0)
  const sizes = [
    [32, 32],
    [32, 32],
    [32, 32],
  ]
  const layers = sizes.map(([rows, columns]) => ({
    weight: randn([rows, columns]).mul(0.1).requiresGrad_(),
    bias: randn([rows]).mul(0.1).requiresGrad_(),
  }))
  const x = randn([8, 32])
  const y = randn([8, 32])
  const parameters = layers.flatMap(({ weight, bias }) => [weight, bias])
  const forward = () => {
    const [a, b, c] = layers
    const first = linear(x, a.weight, { bias: a.bias }).relu()
    const second = linear(first, b.weight, { bias: b.bias }).relu()
    return linear(second, c.weight, { bias: c.bias }).mseLoss(y)
  }
  return { parameters, forward }
}

setNumThreads(1)
const one = tensor([1])
const wide = tensor([1, 2, 3, 4])
const { parameters, forward } = tinyMlp()
const step = () => {
  forward().backward()
  for (const each of parameters) each.grad = null
}
const withOptimizer = (() => {
  try {
    const optim = require('../lib/optim/index.js')
    const optimizer = optim.adamw(parameters, { lr: 1e-4 })
    return () => {
      forward().backward()
      optimizer.step()
      optimizer.zeroGrad()
    }
  } catch {
    return undefined
  }
})()

const rows = {
  'add, in a scope': measure(
    5000,
    inScope(() => one.add(one)),
  ),
  'add, outside': measure(
    5000,
    repeat(() => one.add(one)),
  ),
  'add, no grad, in a scope': noGrad(() =>
    measure(
      5000,
      inScope(() => one.add(one)),
    ),
  ),
  'add a number, in a scope': measure(
    5000,
    inScope(() => one.add(1)),
  ),
  'add with alpha, in a scope': measure(
    5000,
    inScope(() => one.add(one, { alpha: 2 })),
  ),
  'sum over a dimension, in a scope': measure(
    5000,
    inScope(() => wide.sum({ dim: 0 })),
  ),
  item: measure(
    5000,
    repeat(() => one.item()),
  ),
  shape: measure(
    5000,
    repeat(() => one.shape),
  ),
  'empty scope': measure(
    5000,
    repeat(() => tidy(() => undefined)),
  ),
  'tiny MLP, forward': measure(
    100,
    repeat(() => tidy(() => void forward())),
  ),
  'tiny MLP, forward and backward': measure(
    100,
    repeat(() => tidy(step)),
  ),
  'tiny MLP, forward and backward, no scope': measure(100, repeat(step)),
  ...(withOptimizer && {
    'tiny MLP, whole step': measure(
      100,
      repeat(() => tidy(withOptimizer)),
    ),
  }),
}
if (process.argv.includes('--json')) console.log(JSON.stringify(rows))
else
  for (const [name, time] of Object.entries(rows)) console.log(`${time.toFixed(2).padStart(8)} µs  ${name}`)
