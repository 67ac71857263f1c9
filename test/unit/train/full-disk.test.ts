// On a real file system that is full: a tmpfs of some megabytes, mounted where the tests run as root; and under a limit of
// the size of files, which anyone can set.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { writeTexts } from '../../../src/bench/report.js'
import { save, saveTorch } from '../../../src/io/index.js'
import { Linear } from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { rand } from '../../../src/tensor/index.js'
import { readNotes, saveCheckpoint } from '../../../src/train/index.js'
import { MetricsLog, readLines } from '../../../src/train/runs/metrics-log.js'
import { RunFolder } from '../../../src/train/runs/run-folder.js'

const dir = mkdtempSync(join(tmpdir(), 'pdecay-full-'))

function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const canMount = mounted()
afterAll(() => {
  if (canMount) execFileSync('umount', [dir])
  rmdirSync(dir)
})

const fill = () => {
  for (const block of [65536, 4096, 1]) {
    try {
      for (let i = 0; ; i++) writeFileSync(join(dir, `filler-${block}-${i}`), Buffer.alloc(block))
    } catch {
      // full
    }
  }
}

function trained(width = 8) {
  const model = new Linear(width, width)
  return { model, optimizer: optim.padam(model.namedParameters(), { lr: 0.1 }) }
}

describe.skipIf(!canMount)('a full disk is said, and leaves nothing half-written', () => {
  beforeEach(() => {
    for (const name of readdirSync(dir)) rmSync(join(dir, name))
  })
  const others = () => readdirSync(dir).filter((name) => !name.startsWith('filler'))
  const saysSo = (writing: Promise<unknown>, path: string) =>
    expect(writing).rejects.toMatchObject({
      name: 'PdecayError',
      code: 'ERR_NO_SPACE',
      message: expect.stringContaining(path),
    })

  test('of a checkpoint: the one before it stays', async () => {
    const path = join(dir, 'checkpoint.safetensors')
    await saveCheckpoint(path, trained(), { step: 3 })
    fill()
    await saysSo(saveCheckpoint(path, trained(300), { step: 4 }), path)
    expect(others()).toEqual(['checkpoint.safetensors'])
    expect((await readNotes(path)).step).toBe(3)
  })
  test.each([
    ['safetensors', save],
    ['torch', saveTorch],
  ] as const)('of a model, as %s', async (_, write) => {
    fill()
    const path = join(dir, 'model')
    await saysSo(write(path, { x: rand([100_000]) }), path)
    expect(others()).toEqual([])
  })
  test('of metrics: the lines before stay whole', async () => {
    const path = join(dir, 'metrics.jsonl')
    const log = await MetricsLog.open(path)
    await log.append({ step: 1 })
    fill()
    const line = { step: 2, text: 'x'.repeat(100_000) }
    await saysSo(log.append(line), path)
    expect((await readLines(path)).map(({ step }) => step)).toEqual([1])
    rmSync(join(dir, 'filler-65536-0'))
    await log.append({ step: 3 })
    expect((await readLines(path)).map(({ step }) => step)).toEqual([1, 3])
    fill()
    await saysSo(MetricsLog.open(path, 3), path)
    expect((await readLines(path)).map(({ step }) => step)).toEqual([1, 3])
  })
  test('of a config', async () => {
    const folder = new RunFolder(dir)
    fill()
    await saysSo(folder.writeConfig({ text: 'x'.repeat(100_000) }), folder.config)
    expect(others()).toEqual([])
  })
  test('of a report: none of its files appears', async () => {
    writeFileSync(join(dir, 'a.csv'), 'before')
    fill()
    const [a, b] = [join(dir, 'a.csv'), join(dir, 'b.html')]
    await saysSo(writeTexts('--out', { [a]: 'a', [b]: 'x'.repeat(100_000) }), '--out')
    expect(others()).toEqual(['a.csv'])
    expect(readFileSync(a, 'utf8')).toBe('before')
  })
})

test('a limit of the size of files is said, and leaves nothing half-written', () => {
  const at = mkdtempSync(join(tmpdir(), 'pdecay-limit-'))
  const code = `
    const { save, rand } = require('./lib/index.js')
    save(process.argv[1] + '/model', { x: rand([1e6]) }).catch(({ code, message }) => console.log(JSON.stringify({ code, message })))`
  const { stdout } = spawnSync(
    'sh',
    ['-c', `ulimit -f 64; exec "${process.execPath}" -e "$0" "$1"`, code, at],
    {
      encoding: 'utf8',
      cwd: join(__dirname, '../../..'),
    },
  )
  expect(JSON.parse(stdout)).toMatchObject({ code: 'ERR_NO_SPACE', message: expect.stringContaining(at) })
  expect(readdirSync(at)).toEqual([])
})
