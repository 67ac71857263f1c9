// Products of matrices and convolutions of 3 x 3, in turns with the kernels of this package and with libtorch's, in one process.
//
//   node bench/kernels.mjs [--rounds 12] [--threads 2] [--products 2048x128x384,128x784x512] [--convolutions 32x64x32x64]
//
// A product is rows x depth x columns, computed as a layer computes it: with the weight transposed, and a bias. A convolution is
// images x channels x size x filters, with a padding of 1; "training" is its gradient for input and weight. The figures are the
// minimum of the rounds and their median.
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'

const require = createRequire(import.meta.url)
const { getNumThreads, grad, nn, randn, setFastKernels, setNumThreads, tidy } = require('../lib/index.js')
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '12' },
    threads: { type: 'string' },
    products: {
      type: 'string',
      default:
        '2048x128x384,2048x128x512,2048x512x128,128x784x512,128x512x512,256x3136x128,128x512x10,1024x1024x1024',
    },
    convolutions: {
      type: 'string',
      default: '32x64x32x64,32x128x16x128,32x256x8x256,32x512x4x512,256x32x14x64,8x64x56x64,1x128x28x128',
    },
  },
})
if (values.threads) setNumThreads(Number(values.threads))
console.log(`${getNumThreads()} threads; ms with libtorch's kernels → ours`)

const sizes = (text) => text.split(',').map((each) => each.split('x').map(Number))
const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1]

/** Times `run` in turns with both kernels, so often in each turn that it takes some milliseconds. */
function compare(name, operations, run) {
  const times = { false: [], true: [] }
  const repeats = Math.ceil(2e9 / operations)
  for (let round = -1; round < Number(values.rounds); round++)
    for (const fast of round % 2 ? [true, false] : [false, true]) {
      setFastKernels(fast)
      const start = performance.now()
      for (let i = 0; i < repeats; i++) tidy(run)
      if (round >= 0) times[fast].push((performance.now() - start) / repeats)
    }
  const [before, now] = [Math.min(...times.false), Math.min(...times.true)]
  const ratios = `${(before / now).toFixed(2)} ×, median ${(median(times.false) / median(times.true)).toFixed(2)} ×`
  const speed = (ms) => Math.round(operations / ms / 1e6)
  console.log(
    `${name.padEnd(30)} ${before.toFixed(3)} → ${now.toFixed(3)} (${ratios}; ${speed(before)} → ${speed(now)} GFLOP/s)`,
  )
}

for (const [rows, depth, columns] of sizes(values.products)) {
  const [x, weight, bias] = [randn([rows, depth]), randn([columns, depth]), randn([columns])]
  compare(`product ${rows}x${depth}x${columns}`, 2 * rows * depth * columns, () => bias.addmm(x, weight.t()))
}
for (const [images, channels, size, filters] of sizes(values.convolutions)) {
  const x = randn([images, channels, size, size]).requiresGrad_()
  const weight = randn([filters, channels, 3, 3]).requiresGrad_()
  const name = `${images}x${channels}x${size}x${filters}`
  // As many as a direct convolution takes.
  const operations = 18 * images * channels * filters * size * size
  const [input, kernel] = [x.detach(), weight.detach()]
  compare(`forward ${name}`, operations, () => nn.functional.conv2d(input, kernel, { padding: 1 }))
  const y = nn.functional.conv2d(x, weight, { padding: 1 })
  const output = randn([...y.shape])
  compare(`training ${name}`, 2 * operations, () =>
    grad([y], [x, weight], { gradOutputs: [output], retainGraph: true }),
  )
}
