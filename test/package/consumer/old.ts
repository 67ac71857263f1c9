// For compilers and targets that are old: see _install.ts.
import { nn, optim, type PdecayError, tensor } from 'pdecay'
import * as arrays from 'pdecay/arrays'

const model = new nn.Sequential(new nn.Linear(3, 1), new nn.ReLU())
const optimizer = optim.padam(model.parameters(), { lr: 1e-3, p: 0.8, lambda: 1e-3 })
model
  .forward(tensor([[1, 2, 3]]))
  .sum()
  .backward()
optimizer.step()
export const failure: PdecayError | undefined = undefined
export const onArrays = arrays.optimizer([new Float32Array(3)], {
  step: optim.adam(),
  decay: optim.lp({ p: 1, lambda: 1e-3 }),
  lr: 1e-3,
})
