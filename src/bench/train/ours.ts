// A program: our side of `pdecay bench train`, which starts it. It answers each line, a number of steps, with one line:
// seconds, of which in the optimizer, the last loss, and the peak of memory in bytes.
//
//   node ours.js TASK THREADS OPTIMIZER
import { createInterface } from 'node:readline'
import * as data from '../../data/index.js'
import * as models from '../../models/index.js'
import * as nn from '../../nn/index.js'
import * as optim from '../../optim/index.js'
import { manualSeed, randint, randn, setNumThreads, type Tensor, tidy } from '../../tensor/index.js'
import { type TrainOptimizer, type TrainTask, type TrainTaskName, trainTasks } from './tasks.js'

interface Problem {
  readonly model: nn.Module
  /** The loss of the batch at a step. */
  loss(at: number): Tensor
}

/** Images as bytes, put together by the data loader, which gives images and labels of a step. */
function images(batch: number, shape: readonly [number, number, number], count: number) {
  const rng = new data.Rng(0)
  const pixels = count * shape[0] * shape[1] * shape[2]
  const set = new data.ImageDataset({
    images: Uint8Array.from({ length: pixels }, () => rng.next()),
    labels: Uint8Array.from({ length: count }, () => rng.below(10)),
    shape: [...shape],
    classes: 10,
  })
  const loader = new data.DataLoader(set, { batchSize: batch, shuffle: true, dropLast: true })
  return (at: number) => loader.batch(Math.floor(at / loader.length), at % loader.length)
}

class Sequence extends nn.Module {
  lstm = new nn.LSTM(64, 128, { batchFirst: true })
  head = new nn.Linear(128, 10)
  forward(x: Tensor): Tensor {
    const [output] = this.lstm.forward(x)
    return this.head.forward((output as Tensor).select(1, -1))
  }
}

const sequences = 1024
const part = (tensor: Tensor, batch: number, at: number) =>
  tensor.narrow(0, (at * batch) % (sequences - batch + 1), batch)

const problems: Record<TrainTask['model'], (batch: number) => Problem> = {
  'fashion-cnn': (batch) => {
    const [model, next] = [new models.FashionCNN(), images(batch, [1, 28, 28], 60_000)]
    return { model, loss: (at) => classify(model, next(at)) }
  },
  mlp: (batch) => {
    const [model, next] = [models.mlp(784, 512, 512, 10), images(batch, [1, 28, 28], 60_000)]
    const flat = (inputs: Tensor) => model.forward(inputs.flatten({ startDim: 1 }))
    return { model, loss: (at) => classify({ forward: flat }, next(at)) }
  },
  resnet18: (batch) => {
    const model = models.resnet18({ numClasses: 10, form: 'cifar' })
    const next = images(batch, [3, 32, 32], 10_000)
    return { model, loss: (at) => classify(model, next(at)) }
  },
  lstm: (batch) => {
    const model = new Sequence()
    const [x, y] = [randn([sequences, 64, 64]), randint(10, [sequences])]
    const loss = (at: number) => nn.crossEntropy(model.forward(part(x, batch, at)), part(y, batch, at))
    return { model, loss }
  },
  gpt: (batch) => {
    const model = new models.GPT({ vocabSize: 65, blockSize: 64, nLayer: 4, nHead: 4, nEmbd: 128 })
    const text = randint(65, [sequences, 65])
    const loss = (at: number) => {
      const tokens = part(text, batch, at)
      return model.loss(tokens.narrow(1, 0, 64), tokens.narrow(1, 1, 64))
    }
    return { model, loss }
  },
}

const classify = (
  model: { forward(inputs: Tensor): Tensor },
  { inputs, targets }: { inputs: Tensor; targets: Tensor },
) => nn.crossEntropy(model.forward(inputs), targets)

const optimizers: Record<TrainOptimizer, (params: optim.Params) => optim.Optimizer> = {
  padam: (params) => optim.padam(params, { lr: 1e-3, p: 0.8, lambda: 1e-3 }),
  adamw: (params) => optim.adamw(params, { lr: 1e-3 }),
}

/** Trains a model by turns. Returns what a turn of some steps does. */
export function makeTurns(task: TrainTaskName, optimizerName: TrainOptimizer) {
  manualSeed(0)
  const { model: kind, batch } = trainTasks[task]
  const { model, loss } = problems[kind](batch)
  const optimizer = optimizers[optimizerName](model.namedParameters())
  let at = 0
  return async (steps: number) => {
    const start = performance.now()
    let [last, stepping] = [0, 0]
    for (let i = 0; i < steps; i++, at++) {
      last = tidy(() => {
        const value = loss(at)
        value.backward()
        const before = performance.now()
        optimizer.step()
        stepping += performance.now() - before
        optimizer.zeroGrad()
        return i + 1 === steps ? Number(value.item()) : 0
      })
      await new Promise(setImmediate)
    }
    return { seconds: (performance.now() - start) / 1e3, optimizerSeconds: stepping / 1e3, loss: last }
  }
}

async function main(task: string, threads: string, optimizer: string): Promise<void> {
  setNumThreads(Number(threads))
  const turn = makeTurns(task as TrainTaskName, optimizer as TrainOptimizer)
  for await (const line of createInterface({ input: process.stdin })) {
    const { seconds, optimizerSeconds, loss } = await turn(Number(line))
    console.log(seconds, optimizerSeconds, loss, process.resourceUsage().maxRSS * 1024)
  }
}

if (require.main === module) void main(...(process.argv.slice(2) as [string, string, string]))
