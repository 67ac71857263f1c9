import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { viewRuns } from '../../../src/bench/runs/charts.js'
import { toRunsPage } from '../../../src/bench/runs/page.js'
import { readRun } from '../../../src/train/runs/read-run.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-report-'))
const lines = (objects: object[]) => objects.map((each) => `${JSON.stringify(each)}\n`).join('')

/** A run folder as `run` leaves it; `sparser` is how many points its zeros are above 50 %. */
function makeRun(name: string, sparser: number): string {
  const dir = join(folder, name)
  mkdirSync(dir, { recursive: true })
  const write = (file: string, text: string) => writeFileSync(join(dir, file), text)
  write('config.json', JSON.stringify({ task: 'plane', lr: 0.1, decay: { p: [0.8, 1], lambda: sparser } }))
  const steps = Array.from({ length: 100 }, (_, i) => 10 * (i + 1))
  const zeros = (step: number) => ((0.5 + sparser / 100) * step) / 1000
  write(
    'metrics.jsonl',
    lines([
      ...steps.map((step) => ({ step, loss: 1 / step, zeros: zeros(step), lr: 0.1, samplesPerSecond: 500 })),
      { step: 1000, test: { accuracy: 0.9 - sparser / 1000 } },
    ]),
  )
  const layer = (step: number) => ({
    zeroShare: zeros(step),
    histogram: { log10: [-2, -1, 0], counts: [4, 3, 2, 1] },
  })
  const report = (step: number) => ({
    step,
    total: layer(step),
    layers: [{ name: 'a.weight', ...layer(step) }],
  })
  write('sparsity.jsonl', lines([report(500), report(1000)]))
  write('survival.json', JSON.stringify([{ threshold: 0.1, zeroShare: 0.75, figures: { accuracy: 0.8 } }]))
  return dir
}

const viewOf = async (dirs: string[], baseline?: number) =>
  viewRuns(await Promise.all(dirs.map(readRun)), baseline)

test('a run’s charts have the figures of its folder', async () => {
  const { charts, summary, settings } = await viewOf([makeRun('one', 20)])
  expect(charts.map(({ title }) => title)).toEqual([
    ...['Training loss', 'Test accuracy', 'Sparsity', 'Sparsity by layer', 'Sizes of weights', 'Survival'],
    ...['Throughput', 'Learning rate'],
  ])
  const curves = (title: string) => charts.find((chart) => chart.title === title)!.curves
  expect(curves('Sparsity')[0]!.y.at(-1)).toBeCloseTo(70, 10)
  expect(curves('Sparsity by layer')).toMatchObject([{ name: 'a.weight', x: [500, 1000], y: [35, 70] }])
  expect(curves('Sizes of weights')[0]).toMatchObject({ x: [-2.5, -1.5, -0.5], y: [4, 3, 2] })
  expect(curves('Survival')).toMatchObject([{ x: [75], y: [0.8] }])
  expect(summary).toContainEqual(['test accuracy', '0.88'])
  expect(settings).toContainEqual(['decay.p', '0.8, 1'])
})

test('runs are compared at the frontier, the baseline marked', async () => {
  const dirs = [makeRun('dense', 0), makeRun('x/sparse', 40), makeRun('y/sparse', 20)]
  const { charts, runs } = await viewOf(dirs, 1)
  expect(runs).toEqual(['dense', 'sparse', 'sparse (2)'])
  const [{ title, curves }] = charts as [(typeof charts)[0]]
  expect(title).toBe('Frontier')
  expect(curves.map(({ name, x, y }) => [name, x[0]!.toFixed(1), y[0]])).toEqual([
    ['dense', '50.0', 0.9],
    ['sparse, baseline', '90.0', 0.86],
    ['sparse (2)', '70.0', 0.88],
  ])
})

test('a long run is drawn by means, and a run that has just begun without charts', async () => {
  const long = makeRun('long', 0)
  writeFileSync(
    join(long, 'metrics.jsonl'),
    lines(Array.from({ length: 4000 }, (_, i) => ({ step: i + 1, loss: i % 2 }))),
  )
  const { curves } = (await viewOf([long])).charts[0]!
  expect([curves[0]!.x.length, new Set(curves[0]!.y)]).toEqual([400, new Set([0.5])])
  const begun = join(folder, 'begun')
  mkdirSync(begun)
  writeFileSync(join(begun, 'config.json'), '{"task":"plane"}')
  expect((await viewOf([begun])).charts).toEqual([])
})

test('what is no run, or damaged, is named', async () => {
  await expect(readRun(join(folder, 'none'))).rejects.toThrow(/none\/config\.json is missing/)
  const dir = makeRun('damaged', 0)
  writeFileSync(join(dir, 'survival.json'), '[{')
  await expect(readRun(dir)).rejects.toThrow(/damaged\/survival\.json: cannot be read/)
})

test('the page is one file that needs no network, and text of runs is no markup in it', async () => {
  const page = toRunsPage(await viewOf([makeRun('<b onclick=alert(1)>', 0)]))
  expect(page).not.toContain('<b ')
  expect(page).not.toMatch(/(src|href)="?http|@import|fetch\("http/)
  for (const script of page.matchAll(/<script>\n(.*?)<\/script>/gs))
    execFileSync(process.execPath, ['--check', '-'], { input: script[1] })
})
