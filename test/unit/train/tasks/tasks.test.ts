// Each task learns something, and goes on exactly where it was interrupted.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Draw, fashionMnist, ImageDataset, Rng } from '../../../../src/data/index.js'
import { load } from '../../../../src/io/index.js'
import { csvTask, type RunOptions, run, shakespeareTask, type Task } from '../../../../src/train/index.js'
import { augmented } from '../../../../src/train/tasks/_images.js'
import { tasks } from '../../../../src/train/tasks/index.js'
import { textWindows } from '../../../../src/train/tasks/shakespeare.js'

const dir = mkdtempSync(join(tmpdir(), 'pdecay-tasks-'))
const here = process.cwd()
beforeAll(async () => {
  process.chdir(dir)
  await fashionMnist()
  writeFileSync(
    'play.txt',
    Array.from({ length: 400 }, (_, i) => `Line ${i}: to be, or not to be.\n`).join(''),
  )
  mkdirSync('cifar')
  const rng = new Rng(5)
  for (const name of [...[1, 2, 3, 4, 5].map((n) => `data_batch_${n}`), 'test_batch']) {
    const bytes = Uint8Array.from({ length: 4 * 3073 }, (_, i) => (i % 3073 ? rng.below(256) : rng.below(10)))
    writeFileSync(join('cifar', `${name}.bin`), bytes)
  }
  // Three kinds of flowers, told apart by two numbers and a color.
  const rows = Array.from({ length: 150 }, (_, i) => {
    const kind = i % 3
    return [
      kind + 0.3 * Math.sin(i),
      Math.cos(i),
      kind === 1 ? 'red' : 'blue',
      ['a', 'b', 'c'][kind],
      3 * kind + 1,
    ].join(',')
  })
  writeFileSync('flowers.csv', ['size,noise,color,kind,height', ...rows].join('\n'))
})
afterAll(() => process.chdir(here))

const settings: Record<string, { options?: RunOptions['options']; data?: string; batch: number }[]> = {
  'fashion-mnist': [{ batch: 16 }, { batch: 16, options: { model: 'paper' } }],
  // Images of noise: as many files as the real set has, of few images each.
  cifar10: [
    { data: 'cifar', batch: 4, options: { model: 'small' } },
    { data: 'cifar', batch: 2 },
  ],
  shakespeare: [{ data: 'play.txt', batch: 4, options: { layers: '1', width: '32', length: '16' } }],
  csv: [
    { data: 'flowers.csv', batch: 16, options: { target: 'kind' } },
    { data: 'flowers.csv', batch: 16, options: { target: 'height', kind: 'number' } },
  ],
}
const cases = tasks.flatMap((task) =>
  (settings[task.name] ?? []).map((choice) => [task.name, choice, task] as const),
)

test('every task is here', () => {
  expect(tasks.filter(({ name }) => !settings[name]).map(({ name }) => name)).toEqual([])
})

const weights = async (out: string) =>
  Object.fromEntries(
    Object.entries(await load(join(out, 'model.safetensors'))).map(([name, each]) => [name, each.toArray()]),
  )

test.each(cases)(
  '%s %j: 20 steps interrupted and 20 more equal 40 to the last bit',
  async (name, choice, task) => {
    const out = join(dir, `${name}-${cases.findIndex((each) => each[1] === choice)}`)
    const whole = await run(task, { ...choice, steps: 40, out: `${out}-whole` })
    const controller = new AbortController()
    const first = await run(task, {
      ...{ ...choice, steps: 40, out, signal: controller.signal },
      onLog: ({ step }) => {
        if (step === 20) controller.abort()
      },
    })
    expect([first.step, first.interrupted]).toEqual([20, true])
    const second = await run(task, { out, resume: true })
    expect([second.step, second.metric, second.figures]).toEqual([40, whole.metric, whole.figures])
    expect(await weights(out)).toEqual(await weights(`${out}-whole`))
    const log = readFileSync(join(out, 'metrics.jsonl'), 'utf8').trim().split('\n')
    expect(log.map((line) => (JSON.parse(line) as { step: number }).step)).toEqual([10, 20, 30, 40, 40])
  },
)

describe('csv', () => {
  const train = (options: RunOptions) =>
    run(csvTask, { data: 'flowers.csv', ...options, out: join(dir, `csv-${Math.random()}`) })

  test('predicts a category and a number, and leaves the model and its columns', async () => {
    const kind = await train({ options: { target: 'kind' }, epochs: 30 })
    expect(kind.metric).toMatchObject({ name: 'accuracy' })
    expect(kind.metric!.value).toBeGreaterThan(0.95)
    const table = JSON.parse(readFileSync(join(kind.dir, 'table.json'), 'utf8'))
    expect(table.target).toEqual({ name: 'kind', kind: 'category', categories: ['a', 'b', 'c'] })
    expect(table.features.map(({ name, kind }: { name: string; kind: string }) => [name, kind])).toEqual([
      ['size', 'number'],
      ['noise', 'number'],
      ['color', 'category'],
      ['height', 'number'],
    ])
    expect(existsSync(join(kind.dir, 'model.safetensors'))).toBe(true)
    const height = await train({
      options: { target: 'height', kind: 'number', features: 'size, color' },
      epochs: 60,
    })
    expect(height.metric).toMatchObject({ name: 'r2' })
    expect(height.metric!.value).toBeGreaterThan(0.95)
  })
  test.each<[string, RunOptions, string]>([
    ['no data', { data: undefined, options: { target: 'kind' } }, 'Expected the file of a table'],
    ['no file', { data: 'none.csv', options: { target: 'kind' } }, 'Cannot read the table none.csv'],
    ['no target', {}, "Expected target of task 'csv' in options: the column to predict"],
    [
      'an unknown column',
      { options: { target: 'sort' } },
      "Expected one of the columns size, noise, color, kind, height but received 'sort'",
    ],
    ['an unknown feature', { options: { target: 'kind', features: 'size,x' } }, "but received 'x'"],
    [
      'the target among the features',
      { options: { target: 'kind', features: 'kind' } },
      "Expected features beside the target 'kind'",
    ],
    [
      'texts as numbers',
      { options: { target: 'kind', kind: 'number' } },
      "Column 'kind' holds texts, such as",
    ],
    [
      'an unknown kind',
      { options: { target: 'kind', kind: 'x' } },
      "for kind of task 'csv' but received 'x'",
    ],
    [
      'an unknown option',
      { options: { target: 'kind', layers: '3' } },
      "Unknown option 'layers' in options of task 'csv'",
    ],
    ['hidden layers', { options: { target: 'kind', hidden: '8,x' } }, "for hidden but received 'x'"],
    [
      'a share',
      { options: { target: 'kind', test: '2' } },
      'Expected number in (0, 1) for test but received 2',
    ],
  ])('with %s says so', async (_, options, message) => {
    await expect(train(options)).rejects.toThrow(message)
  })
})

describe('shakespeare', () => {
  const windows = (batch: { inputs: { toArray(): unknown }; targets: { toArray(): unknown } }) => [
    batch.inputs.toArray(),
    batch.targets.toArray(),
  ]
  test('windows hold each letter and the one behind it', () => {
    const tokens = Int32Array.from({ length: 14 }, (_, i) => i)
    const still = textWindows(tokens, 4, false)
    expect(still.length).toBe(3)
    expect(windows(still.batch(Int32Array.of(2, 0)))).toEqual([
      [
        [8, 9, 10, 11],
        [0, 1, 2, 3],
      ],
      [
        [9, 10, 11, 12],
        [1, 2, 3, 4],
      ],
    ])
    const moved = textWindows(tokens, 4, true)
    const starts = Array.from({ length: 50 }, (_, epoch) => {
      const draw = { seed: 1, epoch, samples: Int32Array.of(1) } satisfies Draw
      return (moved.batch(Int32Array.of(1), draw).inputs.toArray() as number[][])[0]![0]!
    })
    expect([...new Set(starts)].sort()).toEqual([4, 5, 6, 7])
  })
  test('says what is wrong with the text', async () => {
    writeFileSync('short.txt', 'to be')
    await expect(run(shakespeareTask, { data: 'short.txt', out: join(dir, 's') })).rejects.toThrow(
      'Expected a text of at least',
    )
    await expect(run(shakespeareTask, { data: 'none', out: join(dir, 's') })).rejects.toThrow(
      'none is no text file',
    )
    const odd = run(shakespeareTask, { data: 'play.txt', options: { layers: '0' }, out: join(dir, 's') })
    await expect(odd).rejects.toThrow('Expected a whole number above 0 for layers but received 0')
  })
})

test('augmented images are mirrored and moved, the same for the same draw', () => {
  const size = 6
  const images = Uint8Array.from({ length: 2 * size * size }, (_, i) => 1 + (i % 250))
  const set = new ImageDataset({ images, labels: Uint8Array.of(0, 1), shape: [1, size, size], classes: 2 })
  const moving = augmented(set, 1)
  /** All that may become of an image: mirrored or not, and moved. */
  const candidates = (index: number) => {
    const pixel = (y: number, x: number) =>
      y < 0 || x < 0 || y >= size || x >= size ? 0 : images[index * size * size + y * size + x]! / 255
    return [false, true].flatMap((isMirrored) =>
      [-1, 0, 1].flatMap((dy) =>
        [-1, 0, 1].map((dx) =>
          Array.from({ length: size }, (_, y) =>
            Array.from({ length: size }, (_, x) => {
              const from = x + dx
              return Math.fround(
                pixel(y + dy, from < 0 || from >= size ? -1 : isMirrored ? size - 1 - from : from),
              )
            }),
          ),
        ),
      ),
    )
  }
  const seen = new Set<number>()
  for (let epoch = 0; epoch < 60; epoch++) {
    const draw = { seed: 3, epoch, samples: Int32Array.of(1, 0) } satisfies Draw
    const batch = moving.batch(Int32Array.of(1, 0), draw)
    const [first] = batch.inputs.toArray() as number[][][][]
    const found = candidates(1).findIndex((each) =>
      each.flat().every((x, i) => Math.abs(x - first![0]!.flat()[i]!) < 1e-6),
    )
    expect(found).toBeGreaterThanOrEqual(0)
    seen.add(found)
    expect(batch.targets.toArray()).toEqual([1, 0])
    expect(moving.batch(Int32Array.of(1, 0), draw).inputs.toArray()).toEqual(batch.inputs.toArray())
  }
  expect(seen.size).toBe(18)
  // Without a draw, such as in an evaluation, images are as they are.
  expect(moving.batch(Int32Array.of(0)).inputs.toArray()).toEqual(
    set.batch(Int32Array.of(0)).inputs.toArray(),
  )
})

test('a task is checked for its options', async () => {
  const task = { ...csvTask, options: { target: { doc: 1 } } } as unknown as Task
  await expect(run(task)).rejects.toThrow('Expected string for task.options.target.doc')
})
