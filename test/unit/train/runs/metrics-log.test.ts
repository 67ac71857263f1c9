import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { MetricsLog, readLines } from '../../../../src/train/runs/metrics-log.js'

let path = ''
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'pdecay-log-')), 'metrics.jsonl')
})

async function write(...steps: number[]): Promise<void> {
  const log = await MetricsLog.open(path)
  for (const step of steps) await log.append({ step, loss: step / 10 })
}

test('appends one JSON object per line', async () => {
  await write(10, 20)
  expect(readFileSync(path, 'utf8')).toBe('{"step":10,"loss":1}\n{"step":20,"loss":2}\n')
})

test('a new run begins anew', async () => {
  await write(10, 20)
  await write(5)
  expect((await readLines(path)).map(({ step }) => step)).toEqual([5])
})

test('a resumed run drops what came after its checkpoint, and a line cut short', async () => {
  await write(10, 20, 30)
  appendFileSync(path, '{"step":4')
  const log = await MetricsLog.open(path, 20)
  await log.append({ step: 30 })
  expect((await readLines(path)).map(({ step }) => step)).toEqual([10, 20, 30])
})

test('a missing file has no lines', async () => {
  expect(await readLines(path)).toEqual([])
})
