import pdecay = require('pdecay')
import optim = require('pdecay/optim')

const w: pdecay.Tensor = pdecay.tensor([1, 2], { requiresGrad: true })
optim.padam([w], { lr: 1e-3, p: 0.8, lambda: 1e-3 }).step()
// @ts-expect-error a number is no tensor
optim.padam([1], { lr: 1e-3, p: 0.8, lambda: 1e-3 })
