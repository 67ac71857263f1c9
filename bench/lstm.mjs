// One LSTM layer, forward and backward, by turns with the kernels of this package and with libtorch's, in one process.
//
//   node bench/lstm.mjs [--rounds 20] [--threads 2] [--shapes 32x64x128x64,8x256x256x64]
//
// A shape is batch x inputs x hidden x steps. The figures are the least of the rounds and their median.
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'

const require = createRequire(import.meta.url)
const { getNumThreads, nn, noGrad, randn, setFastKernels, setNumThreads, tidy } = require('../lib/index.js')
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    threads: { type: 'string' },
    shapes: {
      type: 'string',
      default: [1, 8, 32, 128]
        .flatMap((batch) => [32, 128, 256, 512].map((hidden) => `${batch}x${hidden}x${hidden}x64`))
        .concat('32x64x128x64')
        .join(','),
    },
  },
})
if (values.threads) setNumThreads(Number(values.threads))
console.log(`${getNumThreads()} threads; batch x inputs x hidden x steps; ms with libtorch's kernels → ours`)

/** Milliseconds of a forward without gradients, and of a forward and backward. */
function measure(shape, layer) {
  const [batch, inputs, , steps] = shape
  return tidy(() => {
    const x = randn([steps, batch, inputs])
    const start = performance.now()
    noGrad(() => layer.forward(x))
    const between = performance.now()
    layer.forward(x)[0].sum().backward()
    return [between - start, performance.now() - between]
  })
}
const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1]

for (const text of values.shapes.split(',')) {
  const shape = text.split('x').map(Number)
  const layer = new nn.LSTM(shape[1], shape[2])
  const sides = { false: [[], []], true: [[], []] }
  for (let round = -1; round < Number(values.rounds); round++)
    for (const fast of [false, true]) {
      setFastKernels(fast)
      const times = measure(shape, layer)
      layer.zeroGrad()
      if (round >= 0) for (const at of [0, 1]) sides[fast][at].push(times[at])
    }
  const cells = ['forward', 'training'].map((name, at) => {
    const [theirs, ours] = [sides.false[at], sides.true[at]]
    const [before, now] = [Math.min(...theirs), Math.min(...ours)]
    const ratios = `${(before / now).toFixed(2)} ×, median ${(median(theirs) / median(ours)).toFixed(2)} ×`
    return `${name} ${before.toFixed(2)} → ${now.toFixed(2)} (${ratios})`
  })
  console.log(`${text.padEnd(16)} ${cells.join('   ')}`)
}
