// What train.fit adds to a step, against a loop of one's own that calls the same loader, model and optimizer: the two take
// turns, so that whatever else the machine does hits both.
//
//   node bench/loop.mjs [--rounds 30] [--json]
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'

const require = createRequire(import.meta.url)
const { data, manualSeed, models, nn, optim, rand, randint, tidy, train } = require('../lib/index.js')
const { median } = require('../lib/bench/stats.js')
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '30' }, json: { type: 'boolean', default: false } },
})
const rounds = Number(values.rounds)

function problem(model, set, batchSize, lossOf) {
  const optimizer = optim.padam(model.namedParameters(), { lr: 1e-3, p: 0.8, lambda: 1e-4 })
  const loader = new data.DataLoader(set, { batchSize, shuffle: true, dropLast: true })
  return { model, optimizer, loader, loss: ({ x, y }) => lossOf(model.forward(x), y) }
}

const problems = {
  'tiny MLP, batch 8': {
    steps: 500,
    make() {
      const set = data.tensorDataset({ x: rand([1024, 32]), y: rand([1024, 32]) })
      return problem(models.mlp(32, 32, 32, 32), set, 8, nn.mseLoss)
    },
  },
  'FashionCNN, batch 256': {
    steps: 5,
    make() {
      const set = data.tensorDataset({
        x: rand([2048, 1, 28, 28]),
        y: randint(10, [2048], { dtype: 'int64' }),
      })
      return problem(models.fashionCnn(), set, 256, nn.crossEntropy)
    },
  },
}

/** A loop of one's own: what has to be done, and nothing else. */
function ownLoop({ loader, loss, optimizer }, from, steps) {
  for (let step = from; step < from + steps; step++)
    tidy(() => {
      loss(loader.batch(Math.floor(step / loader.length), step % loader.length)).backward()
      optimizer.step()
      optimizer.zeroGrad()
    })
}

const rows = []
for (const [name, { steps, make }] of Object.entries(problems)) {
  manualSeed(0)
  const [own, fitted] = [make(), make()]
  const taken = { own: [], fit: [] }
  for (let round = -2; round < rounds; round++) {
    const from = (round + 2) * steps
    const turns = {
      own: () => ownLoop(own, from, steps),
      fit: () => train.fit({ ...fitted, from, steps: from + steps }),
    }
    const order = round % 2 ? ['own', 'fit'] : ['fit', 'own']
    for (const side of order) {
      const start = performance.now()
      await turns[side]()
      if (round >= 0) taken[side].push(((performance.now() - start) * 1000) / steps)
    }
  }
  rows.push({
    name,
    ownUs: Math.min(...taken.own),
    fitUs: Math.min(...taken.fit),
    ownMedianUs: median(taken.own),
    fitMedianUs: median(taken.fit),
  })
}
if (values.json) console.log(JSON.stringify(rows))
else
  for (const { name, ownUs, fitUs, ownMedianUs, fitMedianUs } of rows) {
    const say = (own, fit) =>
      `${own.toFixed(1)} → ${fit.toFixed(1)} µs, ${(fit - own).toFixed(1)} µs more (${((100 * (fit - own)) / own).toFixed(2)} %)`
    console.log(`${name}: least ${say(ownUs, fitUs)}; median ${say(ownMedianUs, fitMedianUs)}`)
  }
