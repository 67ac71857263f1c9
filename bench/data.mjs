// Reading a CSV file of numbers beside pandas, and tokens from a mapped file: by turns in one run, minimum and median.
// Run: node bench/data.mjs [rows] [columns]; PDECAY_PYTHON names a Python with pandas, without which only ours is measured.
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from '../lib/bench/stats.js'
import { data, tidy } from '../lib/index.js'

const rows = Number(process.argv[2] ?? 1_000_000)
const columns = Number(process.argv[3] ?? 20)
const turns = 3
const folder = mkdtempSync(join(tmpdir(), 'pdecay-bench-'))
const python = process.env.PDECAY_PYTHON

/** @param {string} name @param {number[]} seconds @param {string} what */
function tell(name, seconds, what) {
  const [least, middle] = [Math.min(...seconds), median(seconds)]
  console.log(`${name}: minimum ${least.toFixed(2)} s, median ${middle.toFixed(2)} s ${what}`)
}

/** Writes numbers with 16 to 18 digits, as pandas and NumPy write them. @param {string} path */
function writeCsv(path) {
  const file = openSync(path, 'w')
  const rng = new data.Rng(1)
  writeSync(file, `${Array.from({ length: columns }, (_, i) => `c${i}`).join(',')}\n`)
  for (let from = 0; from < rows; from += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, rows - from) }, () =>
      Array.from({ length: columns }, () => rng.normal()).join(','),
    )
    writeSync(file, `${lines.join('\n')}\n`)
  }
  closeSync(file)
}

const readPandas = `import pandas, sys, time
start = time.perf_counter(); table = pandas.read_csv(sys.argv[1]); print(time.perf_counter() - start, table.to_numpy().sum())`

try {
  const csv = join(folder, 'table.csv')
  writeCsv(csv)
  console.log(`CSV of ${rows} rows x ${columns}, ${(statSync(csv).size / 1e6).toFixed(0)} MB`)
  /** @type {{ ours: number[], pandas: number[] }} */
  const times = { ours: [], pandas: [] }
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now()
    const table = await data.readCsv(csv)
    times.ours.push((performance.now() - start) / 1000)
    if (table.length !== rows) throw new Error('rows are missing')
    if (python && existsSync(python)) {
      const { stdout, stderr } = spawnSync(python, ['-c', readPandas, csv])
      if (String(stdout) === '') throw new Error(String(stderr))
      times.pandas.push(Number(String(stdout).split(' ')[0]))
    }
  }
  tell('readCsv', times.ours, '')
  if (times.pandas.length > 0) {
    tell('pandas.read_csv', times.pandas, '')
    console.log(`ratio of the minima: ${(Math.min(...times.pandas) / Math.min(...times.ours)).toFixed(2)} x`)
  }

  const tokens = join(folder, 'tokens.bin')
  const part = Uint16Array.from({ length: 2 ** 20 }, (_, i) => (i * 7919) % 50257)
  await data.writeTokens(
    tokens,
    Array.from({ length: 32 }, () => part),
  )
  const file = data.openTokens(tokens)
  const set = new data.TokenDataset(file.tokens, { blockSize: 256 })
  const loader = new data.DataLoader(set, { batchSize: 32, shuffle: true })
  /** @type {number[]} */
  const seconds = []
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now()
    for (let i = 0; i < loader.length; i++) tidy(() => void loader.batch(turn, i))
    seconds.push((performance.now() - start) / 1000)
  }
  const rate = (loader.length * 32 * 256) / Math.min(...seconds) / 1e6
  tell(
    'tokens',
    seconds,
    `for ${loader.length} batches of 32 x 256: ${rate.toFixed(0)} million tokens a second`,
  )
  file.close()
} finally {
  rmSync(folder, { recursive: true })
}
