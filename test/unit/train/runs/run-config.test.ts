import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nn, optim } from '../../../../src/index.js'
import { optimizerNames } from '../../../../src/optim/pairs.js'
import { differences, makeConfig, readRunConfig } from '../../../../src/train/runs/config.js'
import { checkOptimizer, makeOptimizer, setOptions } from '../../../../src/train/runs/optimizers.js'
import { findRunFolder, makeRunFolder, RunFolder } from '../../../../src/train/runs/run-folder.js'
import { tasks } from '../../../../src/train/tasks/index.js'

const task = tasks[0]!
const flag = (option: string) => `--${option}`

describe('makeConfig', () => {
  test('fills in the task’s defaults', () => {
    expect(makeConfig(task, {})).toEqual({
      task: 'fashion-mnist',
      optimizer: 'padam',
      lr: 3e-3,
      step: { betas: [0.9, 0.999], eps: 1e-8, amsgrad: false },
      decay: { p: 0.8, lambda: 1e-3, reference: 'before', zeros: 'absorb', floor: 1e-14 },
      batch: 256,
      accumulate: 1,
      seed: 0,
      device: 'cpu',
      clip: {},
      keep: {},
      options: { model: 'small', augment: 'model' },
      sparsity: {},
      microBatches: 'auto',
      deterministic: false,
      onDivergence: 'stop',
      epochs: 8,
    })
  })
  test('steps stand in place of epochs', () => {
    const config = makeConfig(task, { steps: 5 })
    expect([config.steps, config.epochs]).toEqual([5, undefined])
  })
  test('a resumed run keeps what is not given', () => {
    const before = makeConfig(task, { steps: 5, p: 1, lambda: 0.5, seed: 9 })
    expect(makeConfig(task, {}, before)).toEqual(before)
    expect(makeConfig(task, { steps: 7 }, before)).toEqual({ ...before, steps: 7 })
    expect(makeConfig(task, { epochs: 2 }, before)).toMatchObject({ epochs: 2, decay: { p: 1 } })
  })
  test.each<[object, string]>([
    [{ optimizer: 'padma' }, "for --optimizer but received 'padma'"],
    [{ p: 0 }, 'Expected number in (0, inf) for --p but received 0'],
    [{ p: -1 }, 'for --p but received -1'],
    [{ p: Number.NaN }, 'for --p but received NaN'],
    [{ lambda: -1e-3 }, 'Expected number in [0, inf) for --lambda but received -0.001'],
    [{ lr: Number.POSITIVE_INFINITY }, 'Expected number in [0, inf) for --lr but received Infinity'],
    [{ batch: 0 }, 'for --batch but received 0'],
    [{ batch: 2.5 }, 'for --batch but received 2.5'],
    [{ seed: -1 }, 'for --seed but received -1'],
    [{ steps: 0 }, 'Expected integer in [1, inf) for --steps but received 0'],
    [{ epochs: 0 }, 'Expected number in (0, inf) for --epochs but received 0'],
    [{ steps: 1, epochs: 1 }, 'Expected only one of --steps and --epochs'],
    [{ steps: 1, duration: '1ep' }, 'Expected only one of --steps and --duration'],
    [{ duration: '1hour' }, "for --duration but received '1hour'"],
    [{ duration: '0ep' }, 'for --duration but received 0'],
    [{ duration: '0.5dur' }, 'Expected --duration in ep, ba, sp or tok'],
    [{ sparsity: { target: 1 } }, 'Expected number in (0, 1) for --sparsity.target but received 1'],
    [{ sparsity: { ramp: 0.5 } }, 'Expected --sparsity.target beside --sparsity.ramp'],
    [{ sparsity: { threshold: 1e-3 } }, 'Expected --sparsity.fineTune beside --sparsity.threshold'],
    [{ sparsity: { goal: 1 } }, "Unknown option 'goal' in --sparsity"],
    [{ microBatches: 'many' }, "for --microBatches but received 'many'"],
    [{ onDivergence: 'ignore' }, "for --onDivergence but received 'ignore'"],
    [{ optimizer: 'adamw', p: 1 }, "Expected no --p for optimizer 'adamw'"],
    [{ optimizer: 'adam+lp2' }, "for --optimizer but received 'adam+lp2'"],
    [{ optimizer: 7 }, 'for --optimizer but received 7'],
    [{ p: 1, decay: { p: 2 } }, 'Expected only one of --p and --decay.p'],
    [{ step: { betas: [0.9] } }, 'Expected 2 numbers for --step.betas but received 1'],
    [{ step: { beta: 0.9 } }, "Unknown option 'beta' in step 'adam': it takes betas"],
    [{ decay: { delta: 0.1 } }, "Unknown option 'delta' in decay 'lp': it takes p"],
    [{ decay: { lambda: () => 1 } }, 'Expected a plain value for --decay.lambda'],
    [{ device: 'tpu' }, "Expected cpu, cuda or cuda:N for --device but received 'tpu'"],
    [{ device: 'meta' }, 'for --device'],
    [{ clip: { norm: 0 } }, 'for --clip.norm but received 0'],
    [{ clip: { nrom: 1 } }, "Unknown option 'nrom' in --clip"],
    [{ accumulate: 0 }, 'for --accumulate but received 0'],
  ])('refuses %j', (given, message) => expect(() => makeConfig(task, given, {}, flag)).toThrow(message))
})

test('any step goes with any decay, with any of their options', () => {
  const given = {
    optimizer: 'nadam+huber',
    step: { betas: [0.8, 0.9] },
    decay: { delta: 0.02 },
    lambda: 0.5,
  }
  const config = makeConfig(task, given, {}, flag)
  expect(config).toMatchObject({
    step: { betas: [0.8, 0.9], eps: 1e-8 },
    decay: { delta: 0.02, lambda: 0.5 },
  })
  const [group] = makeOptimizer(new nn.Linear(2, 2).namedParameters(), config).paramGroups
  expect([group!.step, group!.decay]).toEqual(['nadam', 'huber'])
  expect(group!.options).toMatchObject({ betas: [0.8, 0.9], delta: 0.02, lambda: 0.5 })
})

test('every option of every rule can be set by its name', () => {
  for (const step of optim.registry.steps)
    for (const decay of optim.registry.decays) {
      const values = (rule: optim.RuleInfo) =>
        Object.fromEntries(
          rule.options.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
        )
      const given = { optimizer: `${step.name}+${decay.name}`, step: values(step), decay: values(decay) }
      const needed = decay.options.filter((option) => option.default === undefined)
      if (needed.length > 0) continue
      expect(makeConfig(task, given)).toMatchObject(given)
    }
})

describe('a saved config', () => {
  const saved = JSON.parse(JSON.stringify(makeConfig(task, { steps: 5, p: 1 })))
  test('is read as it was made', () => {
    expect(readRunConfig(task, saved, 'c.json')).toEqual(saved)
  })
  test.each<[object, string]>([
    [{ device: 'tpu' }, 'device'],
    [{ batch: 'many' }, 'batch'],
    [{ decay: null }, 'decay'],
    [{ decay: { p: -1 } }, 'decay.p'],
    [{ optimizer: undefined }, 'optimizer'],
    [{ lrr: 1 }, "'lrr'"],
  ])('with %j names the file and the option', (change, name) => {
    const read = () => readRunConfig(task, { ...saved, ...change }, 'c.json')
    expect(read).toThrow(
      expect.objectContaining({ code: 'ERR_FILE', message: expect.stringContaining(name) }),
    )
    expect(read).toThrow(/^c\.json: /)
  })
  test('of another task is a mistake of the caller', () => {
    expect(() => readRunConfig(task, { ...saved, task: 'x' }, 'c.json')).toThrow(RangeError)
  })
  test('differs by what makes another run of it', () => {
    const change = (given: object) => differences(saved, makeConfig(task, given, saved, flag), given, flag)
    expect(change({})).toEqual([])
    expect(change({ steps: 9 })).toEqual([])
    expect(change({ epochs: 9, data: 'd' })).toEqual([])
    expect(change({ p: 1 })).toEqual([])
    expect(change({ p: 0.5, batch: 8, clip: { norm: 1 } })).toEqual([
      '--p 0.5 where the run has 1',
      '--batch 8 where the run has 256',
      '--clip.norm 1 where the run has none',
    ])
    expect(change({ decay: { p: 2 }, step: { betas: [0.5, 0.9] } })).toEqual([
      '--step.betas 0.5,0.9 where the run has 0.9,0.999',
      '--decay.p 2 where the run has 1',
    ])
    expect(change({ optimizer: 'adamw' })).toEqual(['--optimizer adamw where the run has padam'])
  })
})

describe('optimizers by name', () => {
  test('are those of optim', () => {
    expect(optimizerNames).toEqual(expect.arrayContaining(['adam', 'adamw', 'padam', 'sgd']))
    expect(optimizerNames).not.toContain('lp')
  })
  test.each(optimizerNames)('%s can be made and takes a step', (name) => {
    const layer = new nn.Linear(3, 2)
    const optimizer = makeOptimizer(layer.namedParameters(), checkOptimizer({ optimizer: name }, { lr: 0.1 }))
    layer.forward(layer.weight).sum().backward()
    const before = layer.weight.toArray()
    // Two: SOAP's first gradient makes its bases, and moves nothing.
    for (let t = 0; t < 2; t++) optimizer.step()
    expect(layer.weight.toArray()).not.toEqual(before)
  })
  test('muon takes hidden matrices and Adam the rest, with the options of their steps, and says so', () => {
    const net = new nn.Sequential(new nn.Linear(3, 4), new nn.Linear(4, 2))
    const config = checkOptimizer({ optimizer: 'muonLp', step: { heads: 2 }, p: 0.5 }, { lr: 0.1 })
    const told: string[] = []
    const optimizer = makeOptimizer(net.namedParameters(), config, {}, (message) => told.push(message))
    setOptions(optimizer, config, 0.2)
    expect(optimizer.paramGroups.map(({ step, names, lr }) => [step, names, lr])).toEqual([
      ['muon', ['0.weight'], 0.2],
      ['adam', ['0.bias', '1.weight', '1.bias'], 0.2],
    ])
    expect(optimizer.paramGroups[0]!.options).toMatchObject({
      heads: 2,
      adjustLrFn: 'match_rms_adamw',
      p: 0.5,
    })
    expect(told.join()).toMatch(/matrices +\[4, 3\] +0\.weight +hidden matrix/)
  })
  test('the strength of adamw is its weight decay', () => {
    const layer = new nn.Linear(3, 2)
    const optimizer = makeOptimizer(
      layer.namedParameters(),
      checkOptimizer({ optimizer: 'adamw', lambda: 0.25 }, { lr: 0.1 }),
    )
    expect(optimizer.paramGroups[0]!.options.weightDecay).toBe(0.25)
  })
})

describe('run folders', () => {
  const here = process.cwd()
  let dir = ''
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'pdecay-runs-'))
  })
  afterEach(() => process.chdir(here))

  test('have names of their own, even within one second', async () => {
    const probe = async () => 1e12
    await inDir(async () => {
      const made = [
        await makeRunFolder('task', undefined, probe),
        await makeRunFolder('task', undefined, probe),
      ]
      expect(new Set(made.map((folder) => folder.dir)).size).toBe(2)
      for (const folder of made) expect(folder.dir).toMatch(/^runs\/task-\d{4}-\d\d-\d\d-\d{6}(-2)?$/)
    })
  })
  test('that hold a run are not written over', async () => {
    const folder = new RunFolder(join(dir, 'out'))
    mkdirSync(folder.dir)
    expect((await makeRunFolder('task', folder.dir)).dir).toBe(folder.dir)
    await folder.writeConfig({})
    await expect(makeRunFolder('task', folder.dir)).rejects.toThrow('holds a run already')
  })
  test('without space are refused before anything is written', async () => {
    const out = join(dir, 'deep/out')
    const probed: string[] = []
    const failure = makeRunFolder('task', out, async (where) => {
      probed.push(where)
      return 1e6
    })
    await expect(failure).rejects.toMatchObject({
      code: 'ERR_NO_SPACE',
      message: expect.stringContaining(out),
    })
    expect([probed, existsSync(join(dir, 'deep'))]).toEqual([[dir], false])
  })
  test('to resume are the one given, or the latest that was begun', async () => {
    await inDir(async () => {
      await expect(findRunFolder('task')).rejects.toThrow('There is no run to resume')
      for (const name of ['task-1', 'task-2', 'task-3', 'task-4', 'other-5']) {
        mkdirSync(join('runs', name), { recursive: true })
        // The third was ended before its first checkpoint, the fourth before it began.
        const file = name === 'task-3' ? 'config.json' : 'checkpoint.safetensors'
        if (name !== 'task-4') writeFileSync(join('runs', name, file), '')
      }
      expect((await findRunFolder('task')).dir).toBe('runs/task-3')
      expect((await findRunFolder('task', 'runs/task-1')).dir).toBe('runs/task-1')
      await expect(findRunFolder('task', 'runs/task-4')).rejects.toThrow(
        'neither checkpoint.safetensors nor config.json in runs/task-4',
      )
    })
  })
  test('with a damaged config say so', async () => {
    const folder = new RunFolder(dir)
    writeFileSync(folder.config, '{"task":')
    await expect(folder.readConfig()).rejects.toMatchObject({ code: 'ERR_FILE' })
  })

  async function inDir(body: () => Promise<void>): Promise<void> {
    process.chdir(dir)
    await body()
  }
})
