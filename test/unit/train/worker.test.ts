import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PdecayError } from '../../../src/errors.js'
import { type FitResult, inWorker } from '../../../src/train/index.js'

const job = join(__dirname, '../../fixtures/train/fit-job.cjs')
type Result = FitResult & { isMainThread: boolean; weights: number[] }
type Event = { step: number; loss: number }

const file = (text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'pdecay-worker-')), 'job.cjs')
  writeFileSync(path, text)
  return path
}

describe('a training in a worker', () => {
  test('reports its progress, and leaves this thread free', async () => {
    const events: Event[] = []
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const options = { input: { steps: 200 }, onEvent: (event: Event) => void events.push(event) }
    const result = await inWorker<Result, { steps: number }, Event>(job, options)
    clearInterval(timer)
    expect(result).toMatchObject({ step: 200, isMainThread: false, interrupted: false })
    expect(events.map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, i) => 10 * (i + 1)))
    expect(events[19]!.loss).toBeLessThan(events[0]!.loss)
    expect(turns).toBeGreaterThan(10)
    // The same weights as in any thread.
    expect((await inWorker<Result>(job, { input: { steps: 200 } })).weights).toEqual(result.weights)
  })
  test('ends by the signal', async () => {
    const controller = new AbortController()
    const result = await inWorker<Result, { steps: number }, Event>(job, {
      input: { steps: 1e7 },
      onEvent: () => controller.abort(),
      signal: controller.signal,
    })
    expect(result.interrupted).toBe(true)
    expect(result.step).toBeLessThan(1e6)
  })
  test('throws what its function throws', async () => {
    await expect(inWorker(job, { input: { steps: 5, fail: true } })).rejects.toThrow(
      new RangeError('no such luck'),
    )
    const diverged = inWorker(job, { input: { steps: 5, factor: Number.NaN } })
    await expect(diverged).rejects.toBeInstanceOf(PdecayError)
    await expect(diverged).rejects.toMatchObject({ code: 'ERR_DIVERGED' })
  })
  test.each([
    ['module.exports = 3', 'Expected a function as the default export'],
    ['module.exports = () => process.exit(7)', 'ended with code 7 before its function'],
    ['module.exports = () => {', 'Unexpected end of input'],
    ["throw new Error('at once')", 'at once'],
  ])('of %j says what is wrong', async (text, message) => {
    await expect(inWorker(file(text))).rejects.toThrow(message)
  })
  test('checks its arguments', async () => {
    await expect(inWorker(3 as never)).rejects.toThrow('Expected a path or a URL for module')
    await expect(inWorker(job, { data: 1 } as never)).rejects.toThrow("Unknown option 'data'")
  })
})
