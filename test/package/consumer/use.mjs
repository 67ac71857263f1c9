import { strict as assert } from 'node:assert'
import { createRequire } from 'node:module'
import { arrays, optim, tensor } from 'pdecay'
import * as optimEntry from 'pdecay/optim'

const require = createRequire(import.meta.url)
const { exports } = require('pdecay/package.json')

// An entry whose optional peer is not installed names it.
const needsPeer = { './tfjs': '@tensorflow/tfjs-core' }
for (const [path, peer] of Object.entries(needsPeer))
  assert.throws(() => require(path.replace('.', 'pdecay')), {
    code: 'MODULE_NOT_FOUND',
    message: new RegExp(peer),
  })

// Both worlds have the same names, and the very same things behind them.
for (const path of Object.keys(exports).filter((key) => key !== './package.json' && !(key in needsPeer))) {
  const name = path.replace('.', 'pdecay')
  const required = require(name)
  const imported = await import(name)
  const names = Object.keys(imported).filter(
    (key) => !['default', 'module.exports', '__esModule'].includes(key),
  )
  assert.deepEqual(names.sort(), Object.keys(required).sort(), name)
  for (const key of names) assert.equal(imported[key], required[key], `${name}: ${key}`)
  assert(names.length > 0, name)
}
assert.equal(optimEntry.padam, optim.padam)

const w = tensor([0, 1, -2], { requiresGrad: true })
const opt = optim.padam([w], { lr: 0.1, p: 0.8, lambda: 0.1, exclude: 'none' })
w.mul(w).sum().backward()
opt.step()
const [zero, one, two] = w.toTypedArray()
assert.equal(zero, 0)
assert(one > 0 && one < 0.9 && two < 0 && two > -1.9, `${one} ${two}`)

const plain = new Float32Array([1, 2])
const onArrays = arrays.optimizer([plain], {
  step: optim.sgd(),
  decay: optim.lp({ p: 1, lambda: 0 }),
  lr: 0.5,
})
onArrays.step([new Float32Array([1, 1])])
assert.deepEqual([...plain], [0.5, 1.5])
console.log('used as ESM')
