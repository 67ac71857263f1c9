// Training FashionCNN in samples/s, beside PyTorch eager in Python: the two take turns on the same threads of the same
// machine, some steps each, so that whatever else the machine does hits both. Each rests while the other runs.
//
//   node bench/train.mjs [--python PYTHON] [--batch 256] [--steps 20] [--rounds 12] [--threads N] [--json]
//
// PYTHON needs the same torch. Without --python ours alone is measured.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const require = createRequire(import.meta.url)
const { data, getNumThreads, manualSeed, models, nn, optim, setNumThreads, tidy } = require('../lib/index.js')

const { values } = parseArgs({
  options: {
    python: { type: 'string' },
    batch: { type: 'string', default: '256' },
    steps: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '12' },
    threads: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const batch = Number(values.batch)
const steps = Number(values.steps)
const rounds = Number(values.rounds)
if (values.threads) setNumThreads(Number(values.threads))
const threads = getNumThreads()

/** Our side: FashionCNN with an optimizer, on bytes that lie in memory. Gives what takes some steps. */
function ours(makeOptimizer) {
  manualSeed(0)
  const rng = new data.Rng(0)
  const count = 60_000
  const images = Uint8Array.from({ length: count * 784 }, () => rng.next())
  const labels = Uint8Array.from({ length: count }, () => rng.below(10))
  const set = new data.ImageDataset({ images, labels, shape: [1, 28, 28], classes: 10 })
  const loader = new data.DataLoader(set, { batchSize: batch, shuffle: true, dropLast: true })
  const model = models.fashionCnn()
  const optimizer = makeOptimizer(model.namedParameters())
  let at = 0
  return async () => {
    let loss = 0
    const start = performance.now()
    for (let i = 0; i < steps; i++, at++) {
      loss = tidy(() => {
        const { inputs, targets } = loader.batch(Math.floor(at / loader.length), at % loader.length)
        const loss = nn.crossEntropy(model.forward(inputs), targets)
        loss.backward()
        optimizer.step()
        optimizer.zeroGrad()
        return i + 1 === steps ? loss.item() : 0
      })
      await new Promise(setImmediate)
    }
    return { seconds: (performance.now() - start) / 1000, loss }
  }
}

/** Python's side, in a process of its own that waits for its turn. */
function python(program) {
  const script = fileURLToPath(new URL('train.py', import.meta.url))
  const child = spawn(program, [script, String(batch), String(threads)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async turn() {
      child.stdin.write(`${steps}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`${program} ${script} ended early`)
      const [seconds, loss, peakRssBytes] = value.split(' ').map(Number)
      return { seconds, loss, peakRssBytes }
    },
    end: () => child.stdin.end(),
  }
}

const rival = values.python ? python(values.python) : undefined
const sides = {
  'pdecay padam': ours((params) => optim.padam(params, { lr: 1e-3, p: 0.8, lambda: 1e-3 })),
  'pdecay adamw': ours((params) => optim.adamw(params, { lr: 1e-3 })),
  ...(rival && { 'PyTorch fused adamw': () => rival.turn() }),
}
const taken = Object.fromEntries(Object.keys(sides).map((name) => [name, []]))
let rivalPeak
for (let round = -1; round < rounds; round++) {
  // Another one begins each round: what follows Python finds the caches cold.
  const order = Object.entries(sides)
  const first = (round + 1) % order.length
  for (const [name, turn] of [...order.slice(first), ...order.slice(0, first)]) {
    const { seconds, peakRssBytes } = await turn()
    rivalPeak = peakRssBytes ?? rivalPeak
    if (round >= 0) taken[name].push(seconds)
  }
}
rival?.end()

const perSecond = (seconds) => (steps * batch) / seconds
const rows = Object.entries(taken).map(([name, all]) => {
  const sorted = all.toSorted((a, b) => a - b)
  return { name, best: perSecond(sorted[0]), median: perSecond(sorted[Math.floor(sorted.length / 2)]) }
})
const result = {
  batch,
  threads,
  steps,
  rounds,
  rows,
  peakRssBytes: process.resourceUsage().maxRSS * 1024,
  rivalPeak,
}
if (values.json) console.log(JSON.stringify(result))
else {
  console.log(
    `FashionCNN, batch ${batch}, ${threads} threads, ${rounds} rounds of ${steps} steps each; samples/s`,
  )
  for (const { name, best, median } of rows)
    console.log(
      `${name.padEnd(20)} best ${best.toFixed(0).padStart(6)}   median ${median.toFixed(0).padStart(6)}`,
    )
  const last = rows.at(-1)
  if (rival)
    for (const { name, best, median } of rows.slice(0, -1))
      console.log(
        `${name} / ${last.name}: best ${(best / last.best).toFixed(3)}, median ${(median / last.median).toFixed(3)}`,
      )
}
