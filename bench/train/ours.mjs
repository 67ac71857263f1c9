// One side of run.mjs, which starts it: trains a model of tasks.json on data in memory. It answers each line of input, a number of
// steps, with one line: seconds, the last loss and the peak of memory in bytes.
//
//   node bench/train/ours.mjs TASK THREADS OPTIMIZER
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const require = createRequire(import.meta.url)
const {
  data,
  manualSeed,
  models,
  nn,
  optim,
  randint,
  randn,
  setNumThreads,
  tidy,
} = require('../../lib/index.js')

const [name, threads, optimizerName] = process.argv.slice(2)
const tasks = JSON.parse(readFileSync(new URL('tasks.json', import.meta.url), 'utf8'))
const { model: kind, batch } = tasks[name]
setNumThreads(Number(threads))
manualSeed(0)

/** Images as bytes, put together by the data loader, which gives images and labels of a step. */
function images(shape, count) {
  const rng = new data.Rng(0)
  const pixels = count * shape.reduce((a, b) => a * b)
  const set = new data.ImageDataset({
    images: Uint8Array.from({ length: pixels }, () => rng.next()),
    labels: Uint8Array.from({ length: count }, () => rng.below(10)),
    shape,
    classes: 10,
  })
  const loader = new data.DataLoader(set, { batchSize: batch, shuffle: true, dropLast: true })
  return (at) => {
    const { inputs, targets } = loader.batch(Math.floor(at / loader.length), at % loader.length)
    return [inputs, targets]
  }
}

class Sequence extends nn.Module {
  lstm = new nn.LSTM(64, 128, { batchFirst: true })
  head = new nn.Linear(128, 10)
  forward(x) {
    const [output] = this.lstm.forward(x)
    return this.head.forward(output.select(1, -1))
  }
}

const classify = (model) => (x, y) => nn.crossEntropy(model.forward(x), y)
/** For each kind of model: the model, the batch of a step, and the loss. */
const makers = {
  'fashion-cnn': () => {
    const model = new models.FashionCNN()
    return { model, next: images([1, 28, 28], 60_000), loss: classify(model) }
  },
  mlp: () => {
    const model = models.mlp(784, 512, 512, 10)
    const loss = (x, y) => nn.crossEntropy(model.forward(x.flatten({ startDim: 1 })), y)
    return { model, next: images([1, 28, 28], 60_000), loss }
  },
  resnet18: () => {
    const model = models.resnet18({ numClasses: 10, form: 'cifar' })
    return { model, next: images([3, 32, 32], 10_000), loss: classify(model) }
  },
  lstm: () => {
    const model = new Sequence()
    const [x, y] = [randn([1024, 64, 64]), randint(10, [1024])]
    return { model, next: (at) => slice([x, y], at), loss: classify(model) }
  },
  gpt: () => {
    const model = new models.GPT({ vocabSize: 65, blockSize: 64, nLayer: 4, nHead: 4, nEmbd: 128 })
    const text = randint(65, [1024, 65])
    const next = (at) => {
      const [part] = slice([text], at)
      return [part.narrow(1, 0, 64), part.narrow(1, 1, 64)]
    }
    return { model, next, loss: (x, y) => model.loss(x, y) }
  },
}
const slice = (tensors, at) => {
  const start = (at * batch) % (1024 - batch + 1)
  return tensors.map((each) => each.narrow(0, start, batch))
}

const { model, next, loss } = makers[kind]()
const optimizers = {
  padam: (params) => optim.padam(params, { lr: 1e-3, p: 0.8, lambda: 1e-3 }),
  adamw: (params) => optim.adamw(params, { lr: 1e-3 }),
}
const optimizer = optimizers[optimizerName](model.namedParameters())
let at = 0
for await (const line of createInterface({ input: process.stdin })) {
  const steps = Number(line)
  let last = 0
  const start = performance.now()
  for (let i = 0; i < steps; i++, at++) {
    last = tidy(() => {
      const value = loss(...next(at))
      value.backward()
      optimizer.step()
      optimizer.zeroGrad()
      return i + 1 === steps ? value.item() : 0
    })
    await new Promise(setImmediate)
  }
  const seconds = (performance.now() - start) / 1000
  console.log(seconds, last, process.resourceUsage().maxRSS * 1024)
}
