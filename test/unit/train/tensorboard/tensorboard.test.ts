import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { DataLoader, tensorDataset } from '../../../../src/data/index.js'
import { Linear, mseLoss } from '../../../../src/nn/index.js'
import { padam } from '../../../../src/optim/index.js'
import { rand, tensor } from '../../../../src/tensor/index.js'
import { fit, TensorBoardWriter, tensorBoard } from '../../../../src/train/index.js'
import { python } from '../../../python/_python.js'

const fixtures = join(import.meta.dirname, '../../../fixtures/train')
const newDir = () => mkdtempSync(join(tmpdir(), 'pdecay-tensorboard-'))
afterEach(() => void vi.restoreAllMocks())

/** The events of a file as hexadecimal text, without frames. */
function records(file: Buffer): string[] {
  const found: string[] = []
  for (let at = 0; at < file.length; ) {
    const length = Number(file.readBigUInt64LE(at))
    found.push(file.subarray(at + 12, at + 12 + length).toString('hex'))
    at += length + 16
  }
  return found
}

test('the bytes are those of TensorBoard’s own writer', () => {
  const golden = JSON.parse(readFileSync(join(fixtures, 'tensorboard-events.json'), 'utf8')) as {
    time: number
    file: string
  }
  vi.spyOn(Date, 'now').mockReturnValue(golden.time * 1000)
  const writer = new TensorBoardWriter(newDir(), { purgeStep: 41 })
  writer.addScalar('train/loss', 0.125, 42)
  writer.addScalar('train/loss', 0, 300)
  const facts = { min: -1, max: 1, count: 4, sum: 0.5, sumSquares: 2.25 }
  writer.addHistogramRaw('weights', { ...facts, limits: [-0.5, 0, 0.5, 1], counts: [1, 0, 2, 1] }, 43)
  writer.addText('note', '| a | é |', 1)
  writer.addHparams({ cautious: false, optimizer: 'padam', p: 0.8 }, { 'test/accuracy': 0.5 }, 300)
  const [ours, theirs] = [readFileSync(writer.path), Buffer.from(golden.file, 'base64')]
  // The scalar of the metric comes last.
  expect(records(ours).slice(0, -1)).toEqual(records(theirs))
  expect(ours.subarray(0, theirs.length).equals(theirs)).toBe(true)
})

test('a histogram counts what is finite', () => {
  const writer = new TensorBoardWriter(newDir())
  const raw = vi.spyOn(writer, 'addHistogramRaw')
  writer.addHistogram('a', [0, 1, 1, 4, Number.NaN, Number.POSITIVE_INFINITY], 1, { bins: 2 })
  writer.addHistogram('b', tensor([[3], [3]]), 1)
  expect(raw.mock.calls.map(([, facts]) => facts)).toEqual([
    { min: 0, max: 4, count: 4, sum: 6, sumSquares: 18, limits: [2, 4], counts: [3, 1] },
    { min: 3, max: 3, count: 2, sum: 6, sumSquares: 18, limits: [3], counts: [2] },
  ])
  expect(() => writer.addHistogram('c', [Number.NaN], 1)).toThrow(/at least one finite value .*'c'/)
})

test('an image is a PNG of its pixels', () => {
  const writer = new TensorBoardWriter(newDir())
  writer.addImage(
    'a',
    tensor([
      [
        [0, 0.5],
        [2, 1],
      ],
      [
        [1, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [-1, 0.2],
      ],
    ]),
    1,
  )
  const file = readFileSync(writer.path)
  const at = file.indexOf('IDAT')
  const rows = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)))
  expect([...rows]).toEqual([0, 0, 255, 0, 128, 0, 0, 0, 255, 0, 0, 255, 0, 51])
})

test('what is wrong is named, and writes nothing', () => {
  const writer = new TensorBoardWriter(newDir())
  const { length } = readFileSync(writer.path)
  expect(() => writer.addScalar('', 1, 1)).toThrow(/name for tag/)
  expect(() => writer.addScalar('a', 1, -1)).toThrow(/integer in \[0, .*step but received -1/)
  expect(() => writer.addScalar('a', '1' as never, 1)).toThrow(TypeError)
  expect(() => writer.addImage('a', tensor([1, 2]), 1)).toThrow(/shape \[H, W\].*received \[2\]/)
  expect(() => writer.addImage('a', tensor([[1]], { dtype: 'int64' }), 1)).toThrow(/received int64/)
  expect(() => writer.addHparams({ p: null } as never, {})).toThrow(/hparams\.p/)
  expect(readFileSync(writer.path)).toHaveLength(length)
  expect(() => new TensorBoardWriter('/proc/none/here')).toThrow(/cannot make/)
})

async function train(dir: string, from: number, steps: number) {
  const x = rand([16, 4])
  const model = new Linear(4, 1)
  const optimizer = padam(model.namedParameters(), { lr: 0.1, lambda: 0.1 })
  const board = tensorBoard({ dir, hparams: { lr: 0.1, decay: { p: [0.8, 1] }, none: null } })
  // biome-ignore lint/suspicious/noFocusedTests: it trains, and focuses no test
  await fit({
    model,
    optimizer,
    loader: new DataLoader(tensorDataset({ x, y: x.sum({ dim: 1, keepdim: true }) }), { batchSize: 8 }),
    loss: ({ x, y }) => mseLoss(model.forward(x), y),
    steps,
    from,
    logEvery: 1,
    callbacks: [board],
    evaluate: async () => ({ accuracy: 0.5 }),
    evaluateEvery: '2ba',
  })
  board.finish({ accuracy: 0.75 }, steps)
}

const hasTensorBoard = (() => {
  try {
    execFileSync(python, ['-c', 'import tensorboard'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!hasTensorBoard)('TensorBoard of PDECAY_PYTHON or python3', () => {
  const read = (dir: string) =>
    JSON.parse(
      String(
        execFileSync(python, [join(fixtures, 'read-tensorboard.py'), dir], {
          stdio: ['pipe', 'pipe', 'ignore'],
        }),
      ),
    ) as Record<'scalars' | 'histograms' | 'images' | 'texts' | 'hparams', Record<string, unknown>>

  test('reads each kind of event', () => {
    const dir = newDir()
    const writer = new TensorBoardWriter(dir)
    writer.addScalar('loss', 0.5, 1)
    writer.addScalar('loss', Number.NaN, 2)
    writer.addHistogram('w', [0, 1, 1, 4], 7, { bins: 2 })
    writer.addImage('picture', rand([3, 5, 4]), 8)
    writer.addText('note', 'größer **als**', 9)
    const { scalars, histograms, images, texts } = read(dir)
    expect(scalars).toEqual({
      loss: [
        [1, 0.5],
        [2, null],
      ],
    })
    expect(histograms).toEqual({ w: [[7, 4, 6, [3, 1]]] })
    expect(images).toEqual({ picture: [[8, 5, 4]] })
    expect(texts).toEqual({ 'note/text_summary': 'größer **als**' })
  })

  test('reads a training that went on from step 2, without what came after', async () => {
    const dir = newDir()
    await train(dir, 0, 4)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await train(dir, 2, 6)
    expect(readdirSync(dir)).toHaveLength(2)
    const { scalars, histograms, texts, hparams } = read(dir)
    const steps = (of: Record<string, unknown>, tag: string) => (of[tag] as [number][]).map(([step]) => step)
    expect(steps(scalars, 'train/loss')).toEqual([1, 2, 3, 4, 5, 6])
    expect(steps(scalars, 'zeros/weight')).toEqual([2, 4, 6])
    expect(steps(scalars, 'test/accuracy')).toEqual([2, 4, 6, 6])
    expect(steps(histograms, 'weights/weight')).toEqual([2, 4, 6])
    expect(steps(histograms, 'log10/weight')).toEqual([2, 4, 6])
    expect(texts['settings/text_summary']).toContain('| decay.p | 0.8, 1 |')
    expect(hparams.session_start_info).toMatch(/"lr"[^}]+number_value: 0\.1/s)
  })
})
