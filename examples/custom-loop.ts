// A custom training loop with a module, parameter groups, schedules, and an evaluation at the end.
// Usage: custom-loop [steps]
import { data, getNumThreads, manualSeed, nn, noGrad, optim, type Tensor, tidy } from 'pdecay'

class Net extends nn.Module {
  readonly features = new nn.Sequential(
    new nn.Conv2d(1, 8, 3, { stride: 2, padding: 1 }),
    new nn.ReLU(),
    new nn.Conv2d(8, 16, 3, { stride: 2, padding: 1 }),
    new nn.ReLU(),
    new nn.Flatten(),
  )
  readonly classifier = new nn.Linear(16 * 7 * 7, 10)

  override forward(images: Tensor): Tensor {
    return this.classifier.forward(this.features.forward(images))
  }
}

const steps = Number(process.argv[2] ?? 400)
manualSeed(0)
const { train, test } = await data.fashionMnist({ report: console.log })
const loader = new data.DataLoader(train, { batchSize: 128, shuffle: true, seed: 0 })
const model = new Net()

const optimizer = optim.optimizer(
  [{ params: model.features.namedParameters(), p: 1.5 }, { params: model.classifier.namedParameters() }],
  {
    step: optim.adam({ betas: [0.9, 0.99] }),
    decay: optim.lp({ p: 0.8, lambda: 2e-3 }),
    lr: optim.warmupCosine({ peak: 4e-3, warmupSteps: Math.ceil(steps / 10), totalSteps: steps }),
  },
)

console.log(`training on ${getNumThreads()} threads`)
for (let step = 0; step < steps; step++) {
  // tidy frees all tensors that a step creates.
  tidy(() => {
    const { inputs, targets } = loader.batch(Math.floor(step / loader.length), step % loader.length)
    const loss = nn.crossEntropy(model.forward(inputs), targets, { labelSmoothing: 0.05 })
    loss.backward()
    optimizer.step()
    optimizer.zeroGrad()
    if ((step + 1) % 50 === 0) console.log(`step ${step + 1}: loss ${loss.item().toFixed(3)}`)
  })
}

model.eval()
let right = 0
for (const { inputs, targets } of new data.DataLoader(test, { batchSize: 1000 }))
  right += noGrad(() => model.forward(inputs).argmax({ dim: 1 }).eq(targets).sum().item())
console.log(`accuracy ${(right / test.length).toFixed(3)}`)
console.log(`zeros ${(100 * optimizer.sparsity().zeroShare).toFixed(1)} %`)
