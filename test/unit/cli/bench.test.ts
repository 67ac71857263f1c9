import { describe, expect, test, vi } from 'vitest'
import { makeClock } from '../../../src/bench/clock.js'
import { benchOptim, type OptimBenchPace } from '../../../src/bench/optim.js'
import { race } from '../../../src/bench/race.js'
import { rivals } from '../../../src/bench/rivals.js'
import { median, medianInterval } from '../../../src/bench/stats.js'
import { adamw, padam, registry } from '../../../src/optim/index.js'
import { randn, type Tensor } from '../../../src/tensor/index.js'
import { hasTorch, python } from '../../python/_python.js'
import { settled } from '../tensor/_collect.js'
import { inProcess, lastLine } from './_cli.js'

const quick: OptimBenchPace = { rounds: 2, sampleMs: 0, copyBytes: 4096 }

const rivalNames = ['fused-adamw', 'foreach-adamw', 'published-padam']
const ruleNames = [
  ...registry.decays,
  ...registry.steps.filter(({ reduces }) => !reduces), // the others take minutes, where they are asked for
  ...['bfloat16', 'int8'].map((state) => ({ name: `padam-${state}-state` })),
]
  .map(({ name }) => name)
  .filter((name) => name !== padam.pair.step && name !== padam.pair.decay)
const tiny = {
  device: 'cpu',
  dtype: 'float32',
  params: 64,
  tensors: 2,
  p: [0.8],
  rules: ruleNames,
  rivals: rivalNames,
} as const

describe('bench optim', () => {
  test('prints one object with padam, its rivals and every other rule', async () => {
    const { code, stdout } = await inProcess(
      ...'bench optim --quick --params 1e3 --tensors 3 --json'.split(' '),
    )
    expect(code).toBe(0)
    const { rows, ...report } = JSON.parse(lastLine(stdout))
    expect(report).toEqual({
      device: 'cpu',
      dtype: 'float32',
      threads: expect.any(Number),
      copyGbps: expect.any(Number),
      machine: expect.any(Object),
      date: expect.any(String),
      command: expect.stringMatching(/^pdecay/),
    })
    expect(rows.map(({ name }: { name: string }) => name)).toEqual(['padam', ...rivalNames, ...ruleNames])
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(
        'name p dtype tensors params ms medianMs medianIntervalMs hostMs samplesMs paramsPerSecond gbps copyGbps copyShare ratio stateBytes movedBytes peakBytes'.split(
          ' ',
        ),
      )
      expect(row).toMatchObject({ dtype: 'float32', tensors: 3, params: 1000 })
      expect(row.samplesMs).toHaveLength(6)
      expect([row.ms, row.medianMs]).toEqual([Math.min(...row.samplesMs), median(row.samplesMs)])
      expect(row.medianIntervalMs).toEqual(medianInterval(row.samplesMs))
      // On the CPU the host does all of it.
      expect(row.hostMs).toBe(row.ms)
    }
    const [first, second] = rows
    expect([first.p, second.p]).toEqual([0.8, null])
    // Seven numbers of four bytes for each parameter of Adam; ms holds the rest.
    expect(first.gbps * first.ms * 1e6).toBeCloseTo(28_000, 3)
    expect(first.paramsPerSecond * first.ms).toBeCloseTo(1e6, 3)
  })

  test.each(['float64', 'float16', 'bfloat16'] as const)('%s', async (dtype) => {
    const rows = await benchOptim({ ...tiny, dtype, p: [1] }, quick)
    expect(rows).toHaveLength(1 + rivalNames.length + ruleNames.length)
    const size = { float64: 8, float16: 2, bfloat16: 2 }[dtype]
    expect(rows[0]!.gbps * rows[0]!.ms * 1e6).toBeCloseTo(7 * 64 * size, 3)
    expect(rows[0]!.p).toBe(1)
  })

  test('leaves no tensor behind', async () => {
    const { tensors } = settled()
    await benchOptim(tiny, quick)
    expect(settled().tensors).toBe(tensors)
  })

  test('races every norm at once, and tells what it races', async () => {
    const heats: string[] = []
    const settings = { ...tiny, p: [0.5, 1], rules: ['l2'], rivals: ['published-padam'] }
    const rows = await benchOptim(settings, quick, { onHeat: (names) => heats.push(names.join(' ')) })
    expect(rows.map(({ name, p }) => `${name} ${p}`)).toEqual([
      'padam 0.5',
      'padam 1',
      'fused-adamw null',
      'published-padam 0.5',
      'published-padam 1',
      'l2 null',
    ])
    expect(heats).toEqual(['copy padam padam fused-adamw published-padam published-padam', 'l2 fused-adamw'])
  })

  test('stops between two samples when told to, and leaves no tensor behind', async () => {
    const { tensors } = settled()
    const controller = new AbortController()
    const onHeat = (names: readonly string[]) => names[0] === 'l2' && controller.abort()
    await expect(benchOptim(tiny, quick, { signal: controller.signal, onHeat })).rejects.toThrow('aborted')
    expect(settled().tensors).toBe(tensors)
  })

  test.each([
    ['settings', [{ ...tiny, rivalz: [] }, quick]],
    ['pace', [tiny, { ...quick, round: 1 }]],
    ['hooks', [tiny, quick, { onheat: () => {} }]],
  ])('refuses unknown options in its %s', async (name, args) => {
    const call = () => (benchOptim as (...args: unknown[]) => Promise<unknown>)(...args)
    await expect((async () => call())()).rejects.toThrow(
      new RegExp(`^Unknown option '\\w+' in benchOptim ${name}: `),
    )
  })

  test('counts the bytes that an optimizer holds in its first steps, and those that a step moves', async () => {
    const params = 2 ** 20
    const rows = await benchOptim({ ...tiny, params, tensors: 1, rules: ['sgd', 'padam-int8-state'] }, quick)
    const found = Object.fromEntries(rows.map((row) => [row.name, row]))
    const megabytes = (name: string) => Math.round(found[name]!.peakBytes! / params)
    // Two moments, of 4 bytes or of 1. Before its first step pAdam looks whether all weights are 0, by a byte for each.
    expect([megabytes('padam'), megabytes('fused-adamw'), megabytes('padam-int8-state')]).toEqual([9, 8, 3])
    // A copy of the weights and temporaries beside the moments.
    expect(megabytes('sgd')).toBe(1)
    expect(megabytes('published-padam')).toBeGreaterThanOrEqual(8 + 12)
    expect(['padam', 'sgd'].map((name) => found[name]!.movedBytes)).toEqual([28, 12])
  })

  test('steps the same numbers as matrices where a rule needs them', async () => {
    const params = 2 ** 19 + 3 * 512 + 7
    const rules = ['muon', 'adafactor', 'soap', 'l2']
    const rows = await benchOptim({ ...tiny, params, tensors: 1, rules }, quick)
    const found = Object.fromEntries(rows.map((row) => [row.name, row]))
    // Two of 512 x 512, one of 3 x 512 and one of 1 x 7.
    expect(rows.slice(-4).map((row) => [row.tensors, row.params])).toEqual([
      [4, params],
      [4, params],
      [4, params],
      [1, params],
    ])
    expect(found.muon).toMatchObject({ stateBytes: 4, movedBytes: 20 })
    const factors = 2 * (512 + 512) + (3 + 512) + (1 + 7)
    expect(found.adafactor!.stateBytes).toBe((4 * factors) / params)
    const squares = 2 * (512 ** 2 + 512 ** 2) + (3 ** 2 + 512 ** 2) + (1 + 7 ** 2)
    expect(found.soap!.stateBytes).toBe(8 + (8 * squares) / params)
    // Beside its state each keeps a tensor for the direction, and has some for a while.
    for (const { name, peakBytes, stateBytes } of rows.slice(-4, -1))
      expect([name, peakBytes! / params > stateBytes + 4]).toEqual([name, true])
  })

  test('says all of it in a table', async () => {
    const { stdout } = await inProcess(...'bench optim --quick --params 500 --p 0.5'.split(' '))
    expect(stdout).toMatch(/float32, 500 parameters in 1 tensor, cpu, \d+ threads/)
    for (const name of ['padam', ...rivalNames, ...ruleNames])
      expect(stdout).toMatch(new RegExp(`^${name} `, 'm'))
  })

  test.each<[string[], string]>([
    [['--params', '0'], 'Expected integer in [1, 1e12] for --params but received 0'],
    [['--params', '2.5'], 'for --params but received 2.5'],
    [['--params', 'many'], "option '--params <list>' argument 'many' is invalid"],
    [['--params', '4', '--tensors', '5'], 'Expected integer in [1, 4] for --tensors but received 5'],
    [['--p', '0'], 'Expected number in (0, inf) for --p but received 0'],
    [['--dtype', 'int8'], "for --dtype but received 'int8'"],
    [['--device', 'tpu'], 'Expected cpu, cuda or cuda:N for --device but received tpu'],
    [['--sizes', '3'], "unknown option '--sizes'"],
  ])('%j is bad usage', async (args, message) => {
    const { code, stderr, stdout } = await inProcess('bench', 'optim', ...args)
    expect(stderr).toContain(message)
    expect([code, stdout]).toEqual([2, ''])
  })

  test('nothing to measure is bad usage', async () => {
    expect((await inProcess('bench')).code).toBe(2)
    expect((await inProcess('bench', 'everything')).code).toBe(2)
  })

  test.each([
    [['--device', 'cuda:63'], /--device cuda:63: libtorch sees \d+ CUDA devices here/],
    [['--params', '1e12'], /--params 1000000000000: this takes 44000\.5 GB of memory and [\d.]+ GB are free/],
  ])('%j fails', async (args, message) => {
    const { code, stderr } = await inProcess('bench', 'optim', ...args)
    expect(stderr).toMatch(message)
    expect(code).toBe(1)
  })
})

describe('rivals', () => {
  const settings = {
    lr: 0.01,
    betas: [0.9, 0.999],
    eps: 1e-8,
    weightDecay: 0.1,
    p: [0.8],
    lambda: 0.05,
  } as const
  const pair = (): [Tensor, Tensor] => {
    const make = (weight: Tensor, grad: Tensor) => {
      const leaf = weight.clone().requiresGrad_(true)
      leaf.grad = grad
      return leaf
    }
    const [weight, grad] = [randn([40]), randn([40])]
    return [make(weight, grad), make(weight, grad)]
  }
  const distance = (a: Tensor, b: Tensor) => Number(a.sub(b).abs().max().item())

  test.each(rivalNames)('%s takes the step that ours takes', (name) => {
    const [mine, theirs] = pair()
    const { lr, betas, eps, weightDecay, p, lambda } = settings
    const same = { lr, betas, eps, exclude: 'none' } as const
    const optimizer = name.endsWith('adamw')
      ? adamw([mine], { ...same, weightDecay })
      : padam([mine], { ...same, p: p[0], lambda })
    const rival = rivals({ params: [theirs], ...settings }).find((each) => each.name === name)!
    for (let i = 0; i < 5; i++) {
      optimizer.step()
      rival.run()
      rival.call?.()
    }
    expect(distance(mine, theirs)).toBeLessThan(1e-5)
    expect(distance(mine, theirs.clone().zero_())).toBeGreaterThan(0.1)
  })
})

describe('race', () => {
  test('gives each sample whole cycles of unequal runs', async () => {
    let runs = 0
    const contestant = { name: 'a', cycle: 3, run: () => runs++ }
    await race([contestant], { rounds: 2, sampleMs: 0 }, makeClock('cpu'))
    expect(runs).toBe(2 + 2 * 3)
  })

  test('goes in turns, and takes off what only leads there', async () => {
    const order: string[] = []
    let now = 0n
    vi.spyOn(process.hrtime, 'bigint').mockImplementation(() => now)
    const lasts = (ms: number, name: string) => () => {
      order.push(name)
      now += BigInt(ms) * 1_000_000n
    }
    const clock = vi.fn(makeClock('cpu'))
    const contestants = [
      { name: 'a', run: lasts(5, 'a'), call: lasts(2, 'call') },
      { name: 'b', run: lasts(3, 'b') },
    ]
    const samples = await race(contestants, { rounds: 2, sampleMs: 4 }, clock)
    vi.restoreAllMocks()
    // Each twice to begin with; then a sample is as many runs as last 4 ms.
    expect(order.join(' ')).toBe('a a call call b b a call call b b b b a call call')
    expect(clock).toHaveBeenCalledTimes(12)
    expect(samples).toEqual([
      { ms: [3, 3], hostMs: [3, 3] },
      { ms: [3, 3], hostMs: [3, 3] },
    ])
  })

  test('puts back before each sample what the runs before changed, and before the first', async () => {
    let weight = 0
    const starts: number[] = []
    const before = () => {
      starts.push(weight)
      weight = 0
    }
    const clock = (run: () => void, count: number) => {
      for (let i = 0; i < count; i++) run()
      return { ms: count, hostMs: count }
    }
    await race([{ name: 'grows', run: () => void weight++, before }], { rounds: 3, sampleMs: 5 }, clock)
    // Twice to begin with, then samples of five.
    expect([starts, weight]).toEqual([[0, 2, 5, 5], 5])
  })
})

describe('bench train', () => {
  test.each<[string[], string]>([
    [['vgg'], "for TASK but received 'vgg'"],
    [['--rounds', '0'], 'Expected integer in [1, 1000] for --rounds but received 0'],
    [['--optimizer', 'lion'], 'Allowed choices are padam, adamw'],
  ])('%j is bad usage', async (args, message) => {
    const { code, stderr, stdout } = await inProcess('bench', 'train', ...args)
    expect(stderr).toContain(message)
    expect([code, stdout]).toEqual([2, ''])
  })

  test('trains a task in a process of its own, and tells whole steps and the optimizer apart', async () => {
    const { code, stdout } = await inProcess(
      ...'bench train mlp-128 --rounds 2 --threads 1 --json'.split(' '),
    )
    expect(code).toBe(0)
    const { rows, rounds, threads, optimizer } = JSON.parse(lastLine(stdout))
    expect([rounds, threads, optimizer]).toEqual([2, 1, 'padam'])
    const [{ task, batch, pdecay, python, medianRatio }] = rows
    expect([task, batch, python, medianRatio]).toEqual(['mlp-128', 128, null, null])
    expect(pdecay.samplesPerSecond).toBeGreaterThanOrEqual(pdecay.medianSamplesPerSecond)
    expect(pdecay.optimizerMs).toBeGreaterThan(0)
    expect(pdecay.optimizerMs).toBeLessThan(pdecay.stepMs)
    // Random labels of ten classes.
    expect(pdecay.loss).toBeGreaterThan(1)
    expect(pdecay.loss).toBeLessThan(4)
  })

  test('a Python that cannot be started is named', async () => {
    const { code, stderr } = await inProcess(
      ...'bench train mlp-128 --rounds 1 --python /no/python'.split(' '),
    )
    expect(code).toBe(1)
    expect(stderr).toMatch(/\/no\/python .*train\.py mlp 128 \d+ ended early: spawn \/no\/python ENOENT/)
  })

  test.skipIf(!hasTorch)('beside Python, by turns', async () => {
    const { stdout } = await inProcess('bench', 'train', 'mlp-128', '--rounds', '2', '--python', python)
    expect(stdout).toMatch(/^mlp-128 +padam +\d/m)
    expect(stdout).toMatch(/^mlp-128 +python-fused-adamw +\d/m)
    expect(stdout).toMatch(/^mlp-128 +[\d.]+ +[\d.]+ +[\d.]+ to [\d.]+ +[\d.]+$/m)
  })
})

describe.skipIf(!hasTorch)("optimizers of Python's torch", () => {
  test('take their turns in the race', async () => {
    const settings = { ...tiny, rules: [], rivals: [], python, params: 1000 }
    const rows = await benchOptim(settings, quick)
    expect(rows.map(({ name }) => name).slice(0, 3)).toEqual(['padam', 'fused-adamw', 'python-fused-adamw'])
    expect(rows[2]).toMatchObject({
      peakBytes: null,
      movedBytes: 28,
      samplesMs: [expect.any(Number), expect.any(Number)],
    })
  })
})
