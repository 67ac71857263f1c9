// The checkpoints that a run keeps, from the command line, and a run in two parts.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { inProcess, lastLine } from './_cli.js'

const dir = mkdtempSync(join(tmpdir(), 'pdecay-keep-'))
const rows = join(dir, 'rows.csv')
beforeAll(() => {
  writeFileSync(rows, `x,y\n${Array.from({ length: 40 }, (_, i) => `${i},${i % 3 ? 'a' : 'b'}`).join('\n')}`)
})
const train = (out: string, ...args: string[]) =>
  inProcess('train', 'csv', '--data', rows, '--set', 'target=y', '--out', out, '--json', ...args)
const linesOf = (out: string) =>
  readFileSync(join(out, 'metrics.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { step: number; test?: Record<string, number> })

test('--keep-best, --keep-by and --keep-last keep checkpoints, and eval takes the best', async () => {
  const out = join(dir, 'kept')
  const words = '--epochs 6 --lr 0.05 --keep-best 1 --keep-by loss --keep-last 2'
  const { code, stderr } = await train(out, ...words.split(' '))
  expect([code, stderr]).toEqual([0, expect.any(String)])
  const measured = linesOf(out).filter(({ test }) => test)
  expect(measured).toHaveLength(6)
  const best = measured.toSorted((a, b) => a.test!.loss! - b.test!.loss! || a.step - b.step)[0]!
  const kept = new Set([best.step, ...measured.slice(-2).map(({ step }) => step)])
  expect(readdirSync(join(out, 'checkpoints'))).toHaveLength(kept.size)
  const { stdout } = await inProcess('eval', out, '--checkpoint', 'best', '--json')
  expect(JSON.parse(lastLine(stdout))).toMatchObject({
    step: best.step,
    metric: { name: 'accuracy', value: best.test!.accuracy },
  })
})

test('--keep-by alone is refused by its flag', async () => {
  const { code, stderr } = await train(join(dir, 'refused'), '--keep-by', 'loss')
  expect([code, stderr]).toEqual([2, expect.stringContaining('Expected --keep-best beside --keep-by')])
})

test('--stop-after ends a run there with exit code 0, and --resume goes on', async () => {
  const out = join(dir, 'parts')
  const first = await train(out, '--steps', '6', '--stop-after', '0.5dur')
  expect(first.code).toBe(0)
  expect(JSON.parse(lastLine(first.stdout))).toMatchObject({ steps: 3, metric: { name: 'accuracy' } })
  expect(first.stderr).toContain('Stopped after step 3 and saved. To go on: pdecay train csv --resume --out')
  const second = await train(out, '--resume')
  expect([second.code, JSON.parse(lastLine(second.stdout)).steps]).toEqual([0, 6])
})
