// Training in samples/s, beside PyTorch eager in Python: each side is a process of its own, and they take turns on the same threads
// of the same machine, some steps each, so that whatever else the machine does hits both. Each rests while the other runs.
//
//   node bench/train/run.mjs --python PYTHON [TASK…] [--optimizer padam|adamw] [--rounds 8] [--threads N] [--json]
//
// The tasks are those of tasks.json, by default all: FashionCNN at batch 256 and 32, an MLP, an LSTM, a GPT, ResNet-18 on 32 × 32.
// PYTHON needs the same torch. Ours trains with --optimizer, Python with its fused AdamW.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const require = createRequire(import.meta.url)
const { getNumThreads } = require('../../lib/index.js')
const path = (name) => fileURLToPath(new URL(name, import.meta.url))
const tasks = JSON.parse(readFileSync(path('tasks.json'), 'utf8'))

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string' },
    optimizer: { type: 'string', default: 'padam' },
    rounds: { type: 'string', default: '8' },
    threads: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const threads = Number(values.threads ?? getNumThreads())
const rounds = Number(values.rounds)
const names = positionals.length ? positionals : Object.keys(tasks)
for (const name of names)
  if (!tasks[name]) throw new RangeError(`No task ${name}: there are ${Object.keys(tasks).join(', ')}`)

/** A side that trains in a process of its own, and waits for its turn. */
function start(program, args) {
  const child = spawn(program, args.map(String), { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async turn(steps) {
      child.stdin.write(`${steps}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`${program} ${args.join(' ')} ended early`)
      const [seconds, loss, peakBytes] = value.split(' ').map(Number)
      return { seconds, loss, peakBytes }
    },
    end: () => child.stdin.end(),
  }
}

const median = (list) => {
  const sorted = list.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}

async function race(name) {
  const { batch, steps } = tasks[name]
  const sides = { pdecay: start(process.execPath, [path('ours.mjs'), name, threads, values.optimizer]) }
  if (values.python) sides.python = start(values.python, [path('theirs.py'), name, threads])
  const taken = Object.fromEntries(Object.keys(sides).map((side) => [side, []]))
  const last = {}
  for (let round = -1; round < rounds; round++) {
    // The first alternates: what follows the other side finds the caches cold.
    const order = Object.entries(sides)
    if (round % 2) order.reverse()
    for (const [side, { turn }] of order) {
      last[side] = await turn(steps)
      if (round >= 0) taken[side].push(last[side].seconds)
    }
  }
  for (const side of Object.values(sides)) side.end()
  const result = { task: name, threads, optimizer: values.optimizer, rounds, steps }
  for (const [side, seconds] of Object.entries(taken))
    result[side] = {
      best: (steps * batch) / Math.min(...seconds),
      median: (steps * batch) / median(seconds),
      loss: last[side].loss,
      peakBytes: last[side].peakBytes,
    }
  return result
}

const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`.padStart(8)
for (const name of names) {
  const result = await race(name)
  if (values.json) {
    console.log(JSON.stringify(result))
    continue
  }
  const { pdecay, python } = result
  console.log(`${name}: ${threads} threads, ${rounds} rounds of ${result.steps} steps; samples/s`)
  for (const [side, { best, median: middle, peakBytes }] of Object.entries({ pdecay, python }).filter(
    (row) => row[1],
  ))
    console.log(
      `  ${side.padEnd(7)} best ${best.toFixed(0).padStart(7)}   median ${middle.toFixed(0).padStart(7)}   peak ${megabytes(peakBytes)}`,
    )
  if (python)
    console.log(
      `  pdecay / python: best ${(pdecay.best / python.best).toFixed(3)}, median ${(pdecay.median / python.median).toFixed(3)}, peak memory ${(pdecay.peakBytes / python.peakBytes).toFixed(2)}`,
    )
}
