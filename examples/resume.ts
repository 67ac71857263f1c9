// A run that can be interrupted with Ctrl+C and started again. It continues exactly where it stopped, to the last bit.
// Usage: resume [checkpoint] [steps]
import { existsSync } from 'node:fs'
import { data, manualSeed, models, nn, optim, rand, train } from 'pdecay'

const [path = 'checkpoint.safetensors', steps = '2000'] = process.argv.slice(2)

manualSeed(3)
const x = rand([256, 2])
const y = x.select(1, 0).mul(6).sin().mul(x.select(1, 1)).unsqueeze(1)
const loader = new data.DataLoader(data.tensorDataset({ x, y }), { batchSize: 32, shuffle: true })

const model = models.mlp(2, 64, 64, 1)
const optimizer = optim.padam(model.namedParameters(), { lr: 3e-3, p: 1, lambda: 1e-4 })

const from = existsSync(path) ? (await train.loadCheckpoint(path, { model, optimizer })).step : 0
const interrupt = train.listenForInterrupt(() => console.log('finishing the step'))
const { step, figures } = await train.fit({
  model,
  optimizer,
  loader,
  loss: (batch) => nn.mseLoss(model.forward(batch.x), batch.y),
  from,
  steps: Number(steps),
  signal: interrupt.signal,
})
await train.saveCheckpoint(path, { model, optimizer }, { step })
interrupt.dispose()
console.log(`steps ${from} to ${step}: loss ${figures.loss?.toFixed(5)}`)
