// bench/cuda on the CPU: what it says of the engine there has to be right before it is believed of a GPU.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readReport } from '../../src/bench/compare.js'
import { registry } from '../../src/optim/index.js'
import { hasTorch, python } from '../python/_python.js'

const root = join(__dirname, '../..')
const library = join(root, 'build/Release/libpdecay.so')

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'pdecay-cuda-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

function run(program: string, ...args: string[]) {
  const env = { ...process.env, PYTHON: python, PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1' }
  return spawnSync(program, args, { encoding: 'utf8', env })
}
const measure = (folder: string, ...args: string[]) =>
  run(python, join(folder, 'bench/cuda/measure.py'), ...args, '--lib', library, '--device', 'cpu')

describe.skipIf(!hasTorch)('Python with torch 2.11 (PDECAY_PYTHON or python3)', () => {
  test('the engine passes on the CPU, and a wrong oracle is seen', () => {
    const out = join(dir, 'good')
    const { status, stdout, stderr } = measure(
      root,
      ...[out, '--part', 'checks', '--only', 'canary', 'layouts', 'matrices', 'many'],
    )
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const { checks, failures } = JSON.parse(readFileSync(join(out, 'checks.json'), 'utf8'))
    expect(failures).toEqual([])
    // Every step in each of four dtypes.
    const steps = registry.steps.length
    expect(checks.canary).toEqual({ passed: 4 * steps, failed: 0, skipped: 0, notRun: 0 })
    expect(checks.layouts.passed).toBeGreaterThan(60)
    expect(checks.matrices.passed).toBeGreaterThan(60)
    expect(readFileSync(join(out, 'report.md'), 'utf8')).toContain(`| canary | ${4 * steps} | 0 | 0 | 0 |`)
    expect(stdout).toMatch(/\n\d+ passed, 0 failed, 0 not run, 0 rows timed, \d+ s\n$/)
    expect(readdirSync(out).sort()).toEqual(['checks.json', 'report.md'])
  })

  test('every step passes with lp in float64', () => {
    const out = join(dir, 'steps')
    const { status } = measure(
      root,
      ...[out, '--part', 'checks', '--only', 'trajectories', '--match', '· lp · float64'],
    )
    expect(status).toBe(0)
    const { checks } = JSON.parse(readFileSync(join(out, 'checks.json'), 'utf8'))
    const passed = registry.steps.length
    expect(checks).toEqual({ trajectories: { passed, failed: 0, skipped: 0, notRun: 0 } })
  })

  test('oracles with other formulas fail, and so does the program', () => {
    const copy = join(dir, 'copy')
    cpSync(join(root, 'bench/cuda'), join(copy, 'bench/cuda'), { recursive: true })
    for (const name of ['examples', 'package.json', 'python']) symlinkSync(join(root, name), join(copy, name))
    const file = join(copy, 'bench/cuda/oracle.py')
    // Easy mistakes to make: the paper's strength, which is p times that of the code; Nesterov's mix without the second
    // factor; the rate for the size of the weights left out; bias of the steps taken, the first one included.
    const broken = [
      ['strength = p * lr * o.get', 'strength = lr * o.get'],
      ['(1 - momentum) * g + momentum * mean if', 'g + momentum * mean if'],
      ['max(eps2, w.square().mean().sqrt())', 'eps2'],
      ['(1 - beta2**later) ** 0.5 / (1 - beta1**later)', '(1 - beta2**t) ** 0.5 / (1 - beta1**t)'],
    ].reduce(
      (text, [right, wrong]) => {
        expect(text).toContain(right)
        return text.replace(right!, wrong!)
      },
      readFileSync(file, 'utf8'),
    )
    writeFileSync(file, broken)
    const { status, stdout } = measure(
      copy,
      ...[join(dir, 'bad'), '--part', 'checks', '--only', 'layouts', 'matrices'],
      ...['--match', 'transposed · (gradient its|float32)'],
    )
    expect(status).toBe(1)
    const failed = (name: string) =>
      new RegExp(`FAILED ${name} .*: AssertionError: (values|step \\d+), weight \\d+: .* is not`)
    expect(stdout).toMatch(failed('layouts · transposed · gradient'))
    for (const step of ['muon', 'adafactor', 'soap']) expect(stdout).toMatch(failed(`matrices · ${step} ·`))
    expect(readFileSync(join(dir, 'bad/report.md'), 'utf8')).toMatch(/\n- failed: layouts · /)
  })

  test('everything that is timed takes a step on its weights', () => {
    const program = `
import sys; sys.path.insert(0, ${JSON.stringify(join(root, 'bench/cuda'))})
import torch, speed
speed.pdecay_optim.load(${JSON.stringify(library)})
for dtype, count, tensors, contestants, square in speed.plan(small=True):
    params = speed.make_params(torch.device("cpu"), dtype, count, tensors, square)
    for name, step, decay, options in contestants:
        optimizer = speed.make(params, step, decay, speed.LR, options, state="same")
        optimizer.step()
        print(step, decay, speed.moves_of(optimizer, count))`
    const { stdout, stderr, status } = run(python, '-c', program)
    expect([stderr, status]).toEqual(['', 0])
    for (const { name } of registry.steps) expect(stdout).toContain(`\n${name} lp `)
    expect(stdout).toContain('\nadam l2 7.0\n')
    expect(stdout).toContain('\nmuon lp 5.0\n')
  })

  test('what time is left for is told', () => {
    const { status, stdout } = measure(root, join(dir, 'late'), '--seconds', '0')
    expect(status).toBe(0)
    expect(stdout).toMatch(/\n0 passed, 0 failed, \d{3,4} not run, 0 rows timed/)
    expect(readFileSync(join(dir, 'late/report.md'), 'utf8')).toMatch(/- left out: float32, .*: no time left/)
  })

  test('times are a report that --compare reads', () => {
    const out = join(dir, 'speed')
    const { status } = measure(root, out, '--part', 'speed', '--seconds', '4')
    expect(status).toBe(0)
    const { device, rows } = readReport(join(out, 'speed.json'))
    expect(device).toBe('cpu')
    expect(rows.slice(0, 2)).toMatchObject([
      { name: 'padam', p: 0.5, dtype: 'float32', params: 1e6, tensors: 1 },
      { name: 'fused-adamw', p: null, ratio: 1 },
    ])
    const { ms, gbps, samplesMs } = rows[0]!
    expect(samplesMs).toHaveLength(9)
    expect(gbps! * ms).toBeCloseTo(28, 6)
    const lines = readFileSync(join(out, 'speed.csv'), 'utf8').trimEnd().split('\r\n')
    expect(lines[0]).toBe(`device,threads,${Object.keys(rows[0]!).join(',')}`)
    expect(lines).toHaveLength(1 + rows.length)
  })

  test.each([
    [['--lib', '/nowhere.so'], /--lib \/nowhere\.so: Expected a file/],
    [['--lib'], /bench\/cuda\/run\.sh \[OUT\]/],
    [['--libs', library], /bench\/cuda\/run\.sh \[OUT\]/],
    [['--seconds', 'ten'], /bench\/cuda\/run\.sh \[OUT\]/],
  ])('run.sh %j is bad usage', (args, message) => {
    const { status, stderr } = run(join(root, 'bench/cuda/run.sh'), join(dir, 'usage'), ...args)
    expect(stderr).toMatch(message)
    expect(status).toBe(2)
  })
})
