import { nn, optim, type PdecayError, type Tensor, tensor } from 'pdecay'
import * as arrays from 'pdecay/arrays'
import type { Module } from 'pdecay/nn'

const model: Module = new nn.Sequential(new nn.Linear(4, 3), new nn.ReLU())
const loss: Tensor = nn.functional.crossEntropy(
  model.forward(tensor([[1, 2, 3, 4]])),
  tensor([0], { dtype: 'int64' }),
)
const opt = optim.optimizer(model.parameters(), {
  step: optim.adam({ betas: [0.9, 0.999] }),
  decay: optim.lp({ p: 0.8, lambda: 1e-3 }),
  lr: (step: number) => 1 / (1 + step),
})
loss.backward()
opt.step()
arrays.optimizer([new Float32Array(3)], {
  step: optim.adam(),
  decay: optim.lp({ p: 1, lambda: 1e-3 }),
  lr: 1e-3,
})

// @ts-expect-error a string is no learning rate
optim.padam(model.parameters(), { lr: '1', p: 0.8, lambda: 1e-3 })
// @ts-expect-error there is no such option
optim.lp({ q: 1 })
// @ts-expect-error there is no such code
export const code: PdecayError['code'] = 'ERR_NONE'
