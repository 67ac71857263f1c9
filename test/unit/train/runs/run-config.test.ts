import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nn } from '../../../../src/index.js'
import {
  checkOptimizer,
  explainNoSpace,
  findRunFolder,
  makeConfig,
  makeOptimizer,
  makeRunFolder,
  optimizerNames,
  RunFolder,
  tasks,
} from '../../../../src/train/index.js'

const task = tasks[0]!
const flag = (option: string) => `--${option}`

describe('makeConfig', () => {
  test('fills in the task’s defaults', () => {
    expect(makeConfig(task, {})).toEqual({
      task: 'fashion-mnist',
      optimizer: 'padam',
      p: 0.8,
      lambda: 1e-3,
      lr: 3e-3,
      batch: 256,
      seed: 0,
      device: 'cpu',
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
    expect(makeConfig(task, { epochs: 2 }, before)).toMatchObject({ epochs: 2, p: 1 })
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
    [{ optimizer: 'adamw', p: 1 }, "Expected no --p for optimizer 'adamw'"],
  ])('refuses %j', (given, message) => expect(() => makeConfig(task, given, {}, flag)).toThrow(message))
})

describe('optimizers by name', () => {
  test('are those of optim', () => {
    expect(optimizerNames).toEqual(expect.arrayContaining(['adam', 'adamw', 'padam', 'sgd']))
    expect(optimizerNames).not.toContain('lp')
  })
  test.each(optimizerNames)('%s can be made and takes a step', (name) => {
    const layer = new nn.Linear(3, 2)
    const optimizer = makeOptimizer(layer.namedParameters(), checkOptimizer({ optimizer: name, lr: 0.1 }))
    layer.forward(layer.weight).sum().backward()
    const before = layer.weight.toArray()
    optimizer.step()
    expect(layer.weight.toArray()).not.toEqual(before)
  })
  test('the strength of adamw is its weight decay', () => {
    const layer = new nn.Linear(3, 2)
    const optimizer = makeOptimizer(
      layer.namedParameters(),
      checkOptimizer({ optimizer: 'adamw', lr: 0.1, lambda: 0.25 }),
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
  test('that fill the disk later say so', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    expect(explainNoSpace(full, 'out')).toMatchObject({ code: 'ERR_NO_SPACE', cause: full })
    const other = new Error('x')
    expect(explainNoSpace(other, 'out')).toBe(other)
  })
  test('to resume are the one given, or the latest with a checkpoint', async () => {
    await inDir(async () => {
      await expect(findRunFolder('task')).rejects.toThrow('There is no run to resume')
      for (const name of ['task-1', 'task-2', 'task-3', 'other-4']) {
        mkdirSync(join('runs', name), { recursive: true })
        if (name !== 'task-3') writeFileSync(join('runs', name, 'checkpoint.safetensors'), '')
      }
      expect((await findRunFolder('task')).dir).toBe('runs/task-2')
      expect((await findRunFolder('task', 'runs/task-1')).dir).toBe('runs/task-1')
      await expect(findRunFolder('task', 'runs/task-3')).rejects.toThrow(
        'no checkpoint.safetensors in runs/task-3',
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
