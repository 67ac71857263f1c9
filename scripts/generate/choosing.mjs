#!/usr/bin/env node
// Draws docs/choosing.svg from finished runs, and prints them as a table: accuracy against the share of weights that are zero,
// and that share against λ, a line for each p. docs/choosing.md has the commands of the runs.
//
// usage: node scripts/generate/choosing.mjs SWEEP… (folders of runs of pAdam, and of AdamW for the dashed line)
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './generated.mjs'

const runs = process.argv.slice(2).flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const read = (/** @type {string} */ file) => readFileSync(join(folder, name, file), 'utf8')
      const lines = read('metrics.jsonl')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      const { decay, optimizer } = JSON.parse(read('config.json'))
      const zeros = lines.findLast((line) => line.zeros !== undefined)?.zeros ?? 0
      return { optimizer, decay, zeros, accuracy: lines.at(-1).test.accuracy }
    }),
)
const padam = runs.filter(({ optimizer }) => optimizer === 'padam')
const dense = Math.max(
  ...runs.filter(({ optimizer }) => optimizer === 'adamw').map(({ accuracy }) => accuracy),
)
const norms = [...new Set(padam.map(({ decay }) => decay.p))].sort((a, b) => a - b)
const colours = ['#0b6e99', '#c0392b', '#27813f', '#8e44ad', '#b9770e']
const lines = norms.map((p) =>
  padam.filter(({ decay }) => decay.p === p).sort((a, b) => a.decay.lambda - b.decay.lambda),
)
for (const line of lines)
  for (const { decay, zeros, accuracy } of line)
    console.log(
      `p ${decay.p}  λ ${decay.lambda}  zeros ${(100 * zeros).toFixed(1)} %  accuracy ${accuracy.toFixed(4)}`,
    )
console.log(`AdamW, the best: ${dense.toFixed(4)}`)

const [width, height, gap] = [330, 240, 60]
/** One chart. @param {number} left @param {any} axes @param {(run: any) => [number, number]} place @param {string} more */
function chart(left, { x, y, xTicks, yTicks, title, xLabel }, place, more = '') {
  const point = (/** @type {any} */ run) => place(run).map((v, i) => (i ? y(v) : x(v)).toFixed(1))
  const grid = [
    ...xTicks.map(
      ([at, text]) =>
        `<path d="M${x(at)} 0V${height}" stroke="#ddd"/><text x="${x(at)}" y="${height + 16}" text-anchor="middle">${text}</text>`,
    ),
    ...yTicks.map(
      ([at, text]) =>
        `<path d="M0 ${y(at)}H${width}" stroke="#ddd"/><text x="-6" y="${y(at) + 4}" text-anchor="end">${text}</text>`,
    ),
  ]
  const drawn = lines.map((line, i) => {
    const points = line.map(point)
    const dots = points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colours[i]}"/>`)
    return `<polyline points="${points.map((each) => each.join()).join(' ')}" fill="none" stroke="${colours[i]}" stroke-width="2"/>${dots.join('')}`
  })
  return `<g transform="translate(${left} 40)"><text x="${width / 2}" y="-14" text-anchor="middle" font-size="12">${title}</text>
${[...grid, more, ...drawn].join('\n')}
<text x="${width / 2}" y="${height + 36}" text-anchor="middle">${xLabel}</text></g>`
}

const share = (/** @type {number} */ at) => [at, `${Math.round(100 * at)} %`]
const [low, high] = [0.84, 0.89]
const toAccuracy = (/** @type {number} */ v) => height - ((Math.max(v, low) - low) / (high - low)) * height
const toShare = (/** @type {number} */ v) => height - v * height
const lambdas = [...new Set(padam.map(({ decay }) => decay.lambda))].sort((a, b) => a - b)
const logs = lambdas.map(Math.log10)
const reach = [Math.min(...logs), Math.max(...logs)]
const total = 2 * width + 2 * gap + 40
const legend = norms.map(
  (p, i) =>
    `<path d="M${gap + 110 * i} ${height + 100}h24" stroke="${colours[i]}" stroke-width="2"/><text x="${gap + 30 + 110 * i}" y="${height + 104}">p = ${p}</text>`,
)
const dashed = `<path d="M0 ${toAccuracy(dense)}H${width}" stroke="#666" stroke-dasharray="4 4"/>`
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${total} ${height + 120}" width="${total}" height="${height + 120}" font-family="sans-serif" font-size="11" role="img">
<title>Fashion-MNIST by p and λ: accuracy against zeros, and zeros against λ</title>
<rect width="100%" height="100%" fill="#fff"/>
${chart(
  gap,
  {
    x: (/** @type {number} */ v) => v * width,
    y: toAccuracy,
    xTicks: [0, 0.25, 0.5, 0.75, 1].map(share),
    yTicks: [0.84, 0.85, 0.86, 0.87, 0.88, 0.89].map((at) => [at, at.toFixed(2)]),
    title: 'accuracy, as λ grows along each line',
    xLabel: 'weights that are exactly zero',
  },
  ({ zeros, accuracy }) => [zeros, accuracy],
  dashed,
)}
${chart(
  width + 2 * gap,
  {
    x: (/** @type {number} */ v) => ((Math.log10(v) - reach[0]) / (reach[1] - reach[0])) * width,
    y: toShare,
    xTicks: lambdas.map((at) => [at, String(at)]),
    yTicks: [0, 0.25, 0.5, 0.75, 1].map(share),
    title: 'weights that are exactly zero',
    xLabel: 'λ',
  },
  ({ zeros, decay }) => [decay.lambda, zeros],
)}
${legend.join('\n')}
<path d="M${gap + 110 * norms.length} ${height + 100}h24" stroke="#666" stroke-dasharray="4 4"/><text x="${gap + 30 + 110 * norms.length}" y="${height + 104}">AdamW, the best λ</text>
</svg>
`
writeFileSync(join(repository, 'docs/choosing.svg'), svg)
