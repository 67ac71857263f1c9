#!/usr/bin/env node
// Draws docs/curves/*.svg: the effect of each decay rule on a weight in one step, without a gradient unless the caption says
// one, and the way of a weight under each inner step. The values come from the kernels through the addon, so the pictures
// always agree with them.
//
// usage: node scripts/generate/curves.mjs [--check] [--root DIR]
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { emit, repository } from './generated.mjs'

const require = createRequire(import.meta.url)
const optim = require(join(repository, 'lib/optim/index.js'))
const { tensor } = require(join(repository, 'lib/tensor/index.js'))

/** The settings to draw for each rule, with captions. lr = 1, so that the strength is λ alone. */
const pictures = {
  lp: [0.5, 0.8, 1, 1.5, 2].map((p) => [`p = ${p}`, { p, lambda: 0.2 }]),
  softThreshold: [
    ['λ = 0.2', { lambda: 0.2 }],
    ['λ = 0.2, weightDecay = 0.5', { lambda: 0.2, weightDecay: 0.5 }],
  ],
  prox: [0, 0.5, 1, 1.5, 2].map((p) => [`p = ${p}`, { p, lambda: 0.2 }]),
  elastic: [
    ['p = 0.5, 2', { p: [0.5, 2], lambda: [0.1, 0.1] }],
    ['p = 1, 2', { p: [1, 2], lambda: [0.2, 0.2] }],
  ],
  l2: [
    ['weightDecay = 0.2', { weightDecay: 0.2 }],
    ['weightDecay = 0.5', { weightDecay: 0.5 }],
  ],
  huber: [0.2, 0.5].map((delta) => [`δ = ${delta}`, { lambda: 1, delta }]),
  normDecay: [0.5, 1, 2].map((p) => [`p = ${p}, one weight a row`, { p, lambda: 0.2 }]),
  hyperball: [0.1, 0.3].map((lr) => [
    `lr = ${lr}, a gradient of 1 for every weight`,
    {},
    { lr, gradient: 1 },
  ]),
  cpr: [1, 20, 200].map((steps) => [
    `a bound of ¼ of the first |w|², after ${steps} step${steps === 1 ? '' : 's'}`,
    { kappaInit: 'dependent', kappa: 0.25, kappaUpdate: 0.1 },
    { steps },
  ]),
  rewa: [3, 9].map((order) => [`K = ${order}`, { order, lambda: 0.1 }]),
  coupled: [1, 1.5, 2].map((p) => [`p = ${p}`, { p, lambda: 0.2 }]),
  // The running s needs several steps to converge.
  sDynamics: [
    ["p = 0.8, form 'scale', after 2,000 steps", { p: 0.8, lambda: 1e-4 }, { steps: 2000 }],
    ["p = 0.4, form 'soft', after 2,000 steps", { p: 0.4, lambda: 1e-4, form: 'soft' }, { steps: 2000 }],
  ],
}
/** The inner steps to draw. */
const steps = [
  ...['adam', 'nadam', 'radam', 'sgd', 'rmsprop', 'adagrad', 'lion', 'adadelta', 'adamax', 'asgd', 'rprop'],
  ...['scheduleFreeAdam', 'scheduleFreeSgd', 'muon', 'adafactor', 'sparseAdam', 'soap'],
]
/** Rules that reduce: each weight is a row of its own. */
const shapes = { normDecay: [241, 1] }

const points = 241
const reach = 1.2
const weights = Float64Array.from({ length: points }, (_, i) => (reach * i) / (points - 1))

function curve(rule, options, { lr = 1, steps = 1, gradient = 0 } = {}) {
  const shape = shapes[rule] ?? [1, points]
  const param = tensor(weights, { requiresGrad: true }).detach().reshape(shape).requiresGrad_()
  param.grad = tensor(new Float64Array(points).fill(gradient)).reshape(shape)
  const optimizer = optim.optimizer([param], { step: optim.sgd(), decay: optim[rule](options), lr })
  for (let t = 0; t < steps; t++) optimizer.step()
  return [...param.detach().toTypedArray()]
}

const [size, margin] = [300, 36]
const x = (w) => margin + (w / reach) * size
const y = (w) => margin / 2 + size - (w / reach) * size
const round = (n) => n.toFixed(1)
const colours = ['#0b6e99', '#c0392b', '#27813f', '#8e44ad', '#b9770e']

/** Leaves a gap at a discontinuity. */
function path(values) {
  let pen = 'M'
  const parts = values.map((value, i) => {
    const jump = i > 0 && Math.abs(value - values[i - 1]) > (8 * reach) / (points - 1)
    const part = `${jump ? 'M' : pen}${round(x(weights[i]))} ${round(y(value))}`
    pen = 'L'
    return part
  })
  return parts.join('')
}

function picture(rule, curves) {
  const width = size + 2 * margin
  const height = size + 2 * margin + 18 * curves.length
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2]
  const grid = ticks.map(
    (t) =>
      `<path d="M${round(x(t))} ${round(y(0))}V${round(y(reach))}M${round(x(0))} ${round(y(t))}H${round(x(reach))}" stroke="#ddd"/>` +
      `<text x="${round(x(t))}" y="${round(y(0) + 16)}" text-anchor="middle">${t}</text>` +
      `<text x="${round(x(0) - 6)}" y="${round(y(t) + 4)}" text-anchor="end">${t}</text>`,
  )
  const lines = curves.map(([caption, options, more], i) => {
    const legend = size + 1.5 * margin + 18 * (i + 1)
    const stroke = `stroke="${colours[i]}" stroke-width="2" fill="none"`
    return (
      `<path d="${path(curve(rule, options, more))}" ${stroke}/>` +
      `<path d="M${margin} ${legend - 4}h24" ${stroke}/><text x="${margin + 32}" y="${legend}">${caption}</text>`
    )
  })
  const identity = `<path d="M${round(x(0))} ${round(y(0))}L${round(x(reach))} ${round(y(reach))}" stroke="#999" stroke-dasharray="4 4"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="11" role="img">
<title>${rule}: the weight after the decay over the weight before it</title>
<rect width="100%" height="100%" fill="#fff"/>
${[...grid, identity, ...lines].join('\n')}
</svg>
`
}

/** How many steps a weight takes in the picture of an inner step, and with which learning rates. */
const walk = 60
const rates = [0.02, 0.1]

/** The weight after each step, from 1, of the loss w²/2. */
function way(step, lr) {
  const param = tensor([[1]], { dtype: 'float64' }).requiresGrad_()
  const optimizer = optim.optimizer([param], { step: optim[step](), decay: optim.none(), lr })
  return Array.from({ length: walk + 1 }, (_, t) => {
    if (t > 0) {
      param.grad = param.detach().clone()
      optimizer.step()
    }
    return param.item()
  })
}

function stepPicture(step) {
  const width = size + 2 * margin
  const height = size + 2 * margin + 18 * rates.length
  const [low, high] = [-0.4, 1.2]
  const across = (t) => margin + (t / walk) * size
  const up = (w) => margin / 2 + ((high - w) / (high - low)) * size
  const clamp = (w) => Math.min(Math.max(w, low), high)
  const grid = [
    ...[0, 20, 40, 60].map(
      (t) =>
        `<path d="M${round(across(t))} ${round(up(low))}V${round(up(high))}" stroke="#ddd"/>` +
        `<text x="${round(across(t))}" y="${round(up(low) + 16)}" text-anchor="middle">${t}</text>`,
    ),
    ...[-0.4, 0, 0.4, 0.8, 1.2].map(
      (w) =>
        `<path d="M${round(across(0))} ${round(up(w))}H${round(across(walk))}" stroke="${w === 0 ? '#999' : '#ddd'}"/>` +
        `<text x="${round(across(0) - 6)}" y="${round(up(w) + 4)}" text-anchor="end">${w}</text>`,
    ),
  ]
  const lines = rates.map((lr, i) => {
    const legend = size + 1.5 * margin + 18 * (i + 1)
    const stroke = `stroke="${colours[i]}" stroke-width="2" fill="none"`
    const points = way(step, lr).map((w, t) => `${round(across(t))} ${round(up(clamp(w)))}`)
    return (
      `<path d="M${points.join('L')}" ${stroke}/>` +
      `<path d="M${margin} ${legend - 4}h24" ${stroke}/><text x="${margin + 32}" y="${legend}">lr = ${lr}</text>`
    )
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="11" role="img">
<title>${step}: a weight over ${walk} steps of the loss w²/2</title>
<rect width="100%" height="100%" fill="#fff"/>
${[...grid, ...lines].join('\n')}
</svg>
`
}

emit({
  ...Object.fromEntries(
    Object.entries(pictures).map(([rule, curves]) => [`docs/curves/${rule}.svg`, picture(rule, curves)]),
  ),
  ...Object.fromEntries(steps.map((step) => [`docs/curves/${step}.svg`, stepPicture(step)])),
})
