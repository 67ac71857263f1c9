// What `train` does in folders that hold a run already, or cannot hold one.
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fashionMnist } from '../../../src/data/index.js'
import { readNotes } from '../../../src/train/index.js'
import { inProcess, lastLine, start } from './_cli.js'

const fresh = () => mkdtempSync(join(tmpdir(), 'pdecay-runs-'))
const train = (...args: string[]) => inProcess('train', 'fashion-mnist', '--json', ...args)

/** A run of two steps, made once. */
const finished = join(fresh(), 'run')
beforeAll(async () => {
  await fashionMnist()
  const { code, stderr } = await train('--steps', '2', '--batch', '8', '--p', '1', '--out', finished)
  expect(code, stderr).toBe(0)
}, 300_000)

let out = ''
beforeEach(() => {
  out = join(fresh(), 'run')
})
const copy = () => cpSync(finished, out, { recursive: true })
const file = (name: string) => join(out, name)
const stepsIn = () =>
  readFileSync(file('metrics.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).step)

describe('a run that is resumed', () => {
  test('may not end before the step where it is', async () => {
    copy()
    const before = readFileSync(file('config.json'), 'utf8')
    const { code, stderr } = await train('--resume', '--steps', '1', '--out', out)
    expect(stderr).toContain('--steps')
    expect(stderr).toContain('2')
    expect(code).toBe(2)
    expect(readFileSync(file('config.json'), 'utf8')).toBe(before)
    expect((await readNotes(file('checkpoint.safetensors'))).step).toBe(2)
  })
  test('keeps its settings: others are named, and refused', async () => {
    copy()
    const { code, stderr } = await train(
      '--resume',
      '--steps',
      '3',
      '--p',
      '0.5',
      '--seed',
      '4',
      '--out',
      out,
    )
    expect(stderr).toContain('--p 0.5 where the run has 1')
    expect(stderr).toContain('--seed 4 where the run has 0')
    expect(stderr).toContain('--force')
    expect(code).toBe(2)
    expect(JSON.parse(readFileSync(file('config.json'), 'utf8')).steps).toBe(2)
  })
  test('takes other settings with --force', async () => {
    copy()
    const { code, stderr } = await train('--resume', '--steps', '3', '--p', '0.5', '--force', '--out', out)
    expect(stderr).toContain('--p 0.5')
    expect(code).toBe(0)
    expect(readFileSync(file('config.json'), 'utf8')).toContain('0.5')
  })
  test('when it is finished, appends nothing', async () => {
    copy()
    const before = readFileSync(file('metrics.jsonl'), 'utf8')
    const { code } = await train('--resume', '--out', out)
    expect([code, readFileSync(file('metrics.jsonl'), 'utf8')]).toEqual([0, before])
  })
  test('begins anew where it was ended before its first checkpoint', async () => {
    copy()
    rmSync(file('checkpoint.safetensors'))
    rmSync(file('model.safetensors'))
    const { code, stdout, stderr } = await train('--resume', '--out', out)
    expect(stderr).not.toContain('no run to resume')
    expect([code, JSON.parse(lastLine(stdout)).steps]).toEqual([0, 2])
    expect(stepsIn()).toEqual([2, 2])
  })
  test.each(['null', '7', '[]', '{"loss":1}', '{"step":"2"}'])(
    'passes over a line %s in its metrics',
    async (line) => {
      copy()
      appendFileSync(file('metrics.jsonl'), `${line}\n`)
      const { code, stderr } = await train('--resume', '--out', out)
      expect(stderr).not.toContain('Cannot read')
      expect([code, stepsIn()]).toEqual([0, [2, 2]])
    },
  )
  test.each([
    ['device', 'tpu'],
    ['p', -1],
    ['batch', 'many'],
    ['optimizer', null],
  ])('with %s %j in its config names the file and the option', async (key, value) => {
    copy()
    const config = JSON.parse(readFileSync(file('config.json'), 'utf8'))
    if (key === 'p' && config.decay) config.decay.p = value
    else config[key] = value
    writeFileSync(file('config.json'), JSON.stringify(config))
    const { code, stderr } = await train('--resume', '--out', out)
    expect(stderr).toContain(`${file('config.json')}: `)
    expect(stderr).toContain(key)
    expect(code).toBe(1)
  })
})

test('two runs in one folder: the second is refused while the first trains', async () => {
  const { child, outcome } = start(
    'train',
    'fashion-mnist',
    '--steps',
    '100000',
    '--batch',
    '64',
    '--out',
    out,
  )
  while (!existsSync(file('metrics.jsonl'))) await sleep(20)
  for (const [words, more] of [
    ['holds a run already', []],
    ['is in use by another run', ['--resume']],
    ['is in use by another run', ['--resume', 'auto']],
  ] as const) {
    const { code, stderr } = await train('--steps', '500000', '--out', out, ...more)
    expect(stderr).toContain(`${out} ${words}`)
    expect(code).toBe(1)
  }
  child.kill('SIGKILL')
  await outcome
  // And the end of the first, however it came, frees the folder.
  const { code, stderr } = await train(
    '--steps',
    '100000',
    '--resume',
    '--device',
    'cpu',
    '--p',
    '7',
    '--out',
    out,
  )
  expect(stderr).toContain('--p 7 where the run has 0.8')
  expect(code).toBe(2)
})

describe('--out', () => {
  test.each(['/proc/1/run', '/sys/run', '/dev/null/run'])('%s: says what the system says', async (odd) => {
    const { code, stderr } = await train('--steps', '1', '--out', odd)
    expect(stderr).not.toMatch(/no space/i)
    expect(stderr).toContain(odd)
    expect(stderr).toMatch(/ENOENT|EACCES|EPERM|ENOTDIR|EEXIST|EROFS/)
    expect(code).toBe(1)
  })
  test('that holds other files is used, and nothing of theirs is touched', async () => {
    mkdirSync(out)
    writeFileSync(file('notes.txt'), 'mine')
    const { code } = await train('--steps', '1', '--batch', '8', '--out', out)
    expect([code, readFileSync(file('notes.txt'), 'utf8')]).toEqual([0, 'mine'])
  })
})

test('--version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8'))
  for (const words of [['--version'], ['-V']]) {
    const { code, stdout } = await inProcess(...words)
    expect([code, stdout]).toEqual([0, `${version}\n`])
  }
})
