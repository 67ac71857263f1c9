#!/usr/bin/env node
// Steps that see whole matrices, and schedule-free Adam, in turns with torch.optim's Muon, Adafactor and fused AdamW in Python: the
// matrices of four blocks of a GPT of width 512. A sample is one step, or of soap one period of its bases, as the mean of its steps.
//
// usage: node bench/muon.mjs [--rounds N] [--only WORD] [--python PROGRAM]   WORD is in the names of rows; PROGRAM has torch 2.11
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const require = createRequire(import.meta.url)
const { optim, randn } = require('../lib/index.js')
const { balancedOrders, median, medianInterval } = require('../lib/bench/stats.js')
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    only: { type: 'string', default: '' },
    python: { type: 'string', default: process.env.PDECAY_PYTHON ?? 'python3' },
  },
})
const blocks = 4
const width = 512
const shapes = Array.from({ length: blocks }, () => [
  [3 * width, width],
  [width, width],
  [4 * width, width],
  [width, 4 * width],
]).flat()

/** @param steps of one sample */
const make = (step, decay, steps = 1) => {
  const params = shapes.map((shape) => {
    const param = randn(shape).requiresGrad_()
    param.grad = randn(shape)
    return param
  })
  const opt = optim.optimizer(params, { step, decay, lr: 1e-3 })
  return () => {
    const start = performance.now()
    for (let k = 0; k < steps; k++) opt.step()
    return (performance.now() - start) / steps
  }
}
const decays = { none: optim.none(), l2: optim.l2({ weightDecay: 0.1 }), lp: optim.lp(), prox: optim.prox() }
const withDecays = (name, step, steps) =>
  Object.fromEntries(
    Object.entries(decays).map(([decay, rule]) => [`${name} + ${decay}`, () => make(step, rule, steps)]),
  )

const theirs = spawn(values.python, [new URL('muon.py', import.meta.url).pathname, JSON.stringify(shapes)], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const lines = createInterface({ input: theirs.stdout })[Symbol.asyncIterator]()
const python = (name) => () => async () => {
  theirs.stdin.write(`${name}\n`)
  const { value } = await lines.next()
  return Number(value)
}
const bfloat16 = optim.muon({ nsDtype: 'bfloat16' })
const all = {
  'torch.optim.Muon, bfloat16': python('muon'),
  'muon + l2, bfloat16': () => make(bfloat16, decays.l2),
  'muon + lp, bfloat16': () => make(bfloat16, decays.lp),
  'muon + lp, float32': () => make(optim.muon({ nsDtype: 'float32' }), decays.lp),
  'torch.optim.Adafactor': python('adafactor'),
  ...withDecays('adafactor', optim.adafactor()),
  ...withDecays('soap', optim.soap(), 10),
  'torch.optim.AdamW, fused': python('adamw'),
  ...withDecays('scheduleFreeAdam', optim.scheduleFreeAdam()),
}
const rows = Object.fromEntries(
  Object.entries(all)
    .filter(([name]) => name.toLowerCase().includes(values.only.toLowerCase()))
    .map(([name, makeRow]) => [name, makeRow()]),
)
const times = Object.fromEntries(Object.keys(rows).map((name) => [name, []]))
const orders = balancedOrders(Object.keys(rows).length)
for (let round = -2; round < Number(values.rounds); round++) {
  for (const place of orders[(round + 2) % orders.length]) {
    const [name, step] = Object.entries(rows)[place]
    const ms = await step()
    if (round >= 0) times[name].push(ms)
  }
}
theirs.stdin.end()
await once(theirs, 'exit')
for (const [name, all] of Object.entries(times)) {
  const [low, high] = medianInterval(all)
  console.log(
    `${name.padEnd(28)} min ${Math.min(...all).toFixed(1)} ms  median ${median(all).toFixed(1)} ms (${low.toFixed(1)} to ${high.toFixed(1)})`,
  )
}
