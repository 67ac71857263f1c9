// What a module's forward costs over its operators: the least of many short rounds, by turns, on one thread.
//
//   node bench/module.mjs [--rounds 400]
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'

const require = createRequire(import.meta.url)
const { nn, noGrad, ones, ops, setNumThreads, tidy } = require('../lib/index.js')
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '400' } } })
setNumThreads(1)

const x = ones([1, 4])
const relu = new nn.ReLU()
const linear = new nn.Linear(4, 4)
const norm = new nn.LayerNorm(4)
const eight = new nn.Sequential(...Array.from({ length: 8 }, () => new nn.ReLU()))
class Wrapped extends nn.Module {
  inner = new nn.ReLU()
  forward(input) {
    return this.inner.forward(input)
  }
}
const wrapped = new Wrapped()

/** Each row: what the module computes by operators alone, the module, and the number of modules. */
const rows = {
  ReLU: [() => ops.relu(x), () => relu.forward(x), 1],
  Linear: [() => ops.linear(x, linear.weight, { bias: linear.bias }), () => linear.forward(x), 1],
  LayerNorm: [
    () => ops.layerNorm(x, [4], { weight: norm.weight, bias: norm.bias, eps: 1e-5 }),
    () => norm.forward(x),
    1,
  ],
  'a module within a module': [() => ops.relu(x), () => wrapped.forward(x), 2],
  'eight layers': [
    () => {
      let y = x
      for (let i = 0; i < 8; i++) y = ops.relu(y)
    },
    () => eight.forward(x),
    9,
  ],
}
const calls = 400
const time = (run) => {
  const start = performance.now()
  tidy(() => {
    for (let i = 0; i < calls; i++) run()
  })
  return ((performance.now() - start) * 1000) / calls
}
noGrad(() => {
  for (const [name, [plain, module, count]] of Object.entries(rows)) {
    let [least, most] = [Infinity, Infinity]
    for (let i = 0; i < Number(values.rounds); i++) {
      least = Math.min(least, time(plain))
      most = Math.min(most, time(module))
    }
    const over = (most - least) / count
    console.log(
      `${name.padEnd(26)} operators ${least.toFixed(2)} µs, module ${most.toFixed(2)} µs: ${over.toFixed(2)} µs for each of ${count}`,
    )
  }
})
