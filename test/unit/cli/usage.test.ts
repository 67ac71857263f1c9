import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { inProcess, start } from './_cli.js'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pdecay-cli-'))
})

describe('bad usage: exit code 2, a message that names the mistake, nothing written', () => {
  test.each<[string[], string]>([
    [['trian'], "unknown command 'trian'"],
    [['train'], "missing required argument 'task'"],
    [
      ['train', 'mnist'],
      "Expected one of 'fashion-mnist', 'cifar10', 'shakespeare', 'csv' for TASK but received 'mnist'",
    ],
    [['train', 'fashion-mnist', 'extra'], 'too many arguments'],
    [['train', 'fashion-mnist', '--stesp', '3'], "unknown option '--stesp'"],
    [['train', 'fashion-mnist', '--steps'], "option '--steps <n>' argument missing"],
    [['train', 'fashion-mnist', '--steps', 'ten'], "option '--steps <n>' argument 'ten' is invalid"],
    [['train', 'fashion-mnist', '--steps', '0'], 'Expected integer in [1, inf) for --steps but received 0'],
    [['train', 'fashion-mnist', '--steps', '2.5'], 'for --steps but received 2.5'],
    [['train', 'fashion-mnist', '--steps', '5', '--epochs', '1'], 'only one of --steps and --epochs'],
    [['train', 'fashion-mnist', '--optimizer', 'padma'], "for --optimizer but received 'padma'"],
    [['train', 'fashion-mnist', '--p', '0'], 'Expected number in (0, inf) for --p but received 0'],
    [['train', 'fashion-mnist', '--p', '-0.5'], 'for --p but received -0.5'],
    [['train', 'fashion-mnist', '--p', 'nan'], "argument 'nan' is invalid"],
    [
      ['train', 'fashion-mnist', '--lambda', '-1'],
      'Expected number in [0, inf) for --lambda but received -1',
    ],
    [['train', 'fashion-mnist', '--lr', 'Infinity'], 'for --lr but received Infinity'],
    [['train', 'fashion-mnist', '--lr', '-1e-3'], 'for --lr but received -0.001'],
    [['train', 'fashion-mnist', '--batch', '0'], 'for --batch but received 0'],
    [['train', 'fashion-mnist', '--seed', '-1'], 'for --seed but received -1'],
    [
      ['train', 'fashion-mnist', '--device', 'tpu'],
      'Expected cpu, cuda or cuda:N for --device but received tpu',
    ],
    [['train', 'fashion-mnist', '--optimizer', 'adamw', '--p', '1'], "Expected no --p for optimizer 'adamw'"],
    [['train', 'fashion-mnist', '--step.beta', '0.9'], "unknown option '--step.beta'"],
    [['train', 'fashion-mnist', '--step.betas', '0.9'], 'Expected an array of numbers for --step.betas'],
    [['train', 'fashion-mnist', '--step.betas', '0.9,2'], 'for --step.betas[1] but received 2'],
    [['train', 'fashion-mnist', '--decay.delta', '0.02'], "Unknown option 'delta' in decay 'lp'"],
    [['train', 'fashion-mnist', '--p', '1', '--decay.p', '2'], 'only one of --p and --decay.p'],
    [
      ['train', 'fashion-mnist', '--resume', 'yes'],
      "Expected auto, true or false for --resume but received 'yes'",
    ],
    [
      ['train', 'fashion-mnist', '--clip-norm', '0'],
      'Expected number in (0, inf) for --clip-norm but received 0',
    ],
    [['doctor', '--jsn'], "unknown option '--jsn'"],
  ])('%j', async (args, message) => {
    const out = join(dir, 'out')
    // After an option that lacks its value, --out would be taken for it.
    const [command, task, ...rest] = args
    const words = task === 'fashion-mnist' ? [command!, task, '--out', out, ...rest] : args
    const { code, stderr, stdout } = await inProcess(...words)
    expect(stderr).toContain(message)
    expect({ code, stdout, written: existsSync(out) }).toEqual({ code: 2, stdout: '', written: false })
  })
})

describe('failures: exit code 1, a message, no run folder left behind', () => {
  const train = (...args: string[]) =>
    inProcess('train', 'fashion-mnist', '--steps', '1', '--out', join(dir, 'out'), ...args)

  test('--data that holds nothing', async () => {
    const data = mkdtempSync(join(tmpdir(), 'pdecay-empty-'))
    const { code, stderr } = await train('--data', data)
    expect(stderr).toContain(`--data ${data}: Not Fashion-MNIST: ${data} holds no train-images-idx3-ubyte.gz`)
    expect([code, readdirSync(dir)]).toEqual([1, []])
  })
  test('--data that is not there', async () => {
    const { code, stderr } = await train('--data', join(dir, 'no'))
    expect(stderr).toContain('does not exist')
    expect(code).toBe(1)
  })
  test('--resume of no run', async () => {
    const { code, stderr } = await train('--resume')
    expect(stderr).toContain('There is no run to resume: neither checkpoint.safetensors nor config.json in')
    expect(code).toBe(1)
  })
  test('--out that holds a run already', async () => {
    writeFileSync(join(dir, 'config.json'), '{}')
    const { code, stderr } = await inProcess('train', 'fashion-mnist', '--out', dir)
    expect(stderr).toContain('holds a run already')
    expect(code).toBe(1)
  })
  test('--out below a file', async () => {
    writeFileSync(join(dir, 'file'), '')
    const { code, stderr } = await inProcess('train', 'fashion-mnist', '--out', join(dir, 'file/out'))
    expect(stderr).toMatch(/ENOTDIR|EEXIST/)
    expect(code).toBe(1)
  })
  test('a CUDA device that is not there', async () => {
    const { code, stderr } = await train('--device', 'cuda:63')
    expect(stderr).toContain('--device cuda:63: libtorch sees')
    expect([code, existsSync(join(dir, 'out'))]).toEqual([1, false])
  })
})

describe('help: exit code 0', () => {
  test('names every command that there is', async () => {
    const { code, stdout } = await inProcess('--help')
    expect(code).toBe(0)
    for (const name of [
      'doctor',
      'setup',
      'train',
      'eval',
      'predict',
      'export',
      'generate',
      'init',
      'completion',
    ])
      expect(stdout).toContain(`\n  ${name} `)
  })
  test('of train names tasks and optimizers', async () => {
    const { stdout } = await inProcess('train', '--help')
    for (const name of ['fashion-mnist', 'padam', 'adamw', '--lambda <l>']) expect(stdout).toContain(name)
  })
})

test('a reader that closes the pipe, such as head, ends the program without a message', async () => {
  const { child, outcome } = start('train', '--help')
  child.stdout!.destroy()
  expect(await outcome).toEqual({ code: 141, stdout: '', stderr: '' })
})
