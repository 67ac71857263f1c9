// Commands that use a trained run: eval, predict, export, generate.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fashionMnist, fashionMnistClasses, writeNpy } from '../../../src/data/index.js'
import { load, save } from '../../../src/io/index.js'
import { fashionCnn, GPT } from '../../../src/models/index.js'
import { loadExported } from '../../../src/nn/index.js'
import { noGrad, type Tensor, tensor, zeros } from '../../../src/tensor/index.js'
import { csvTask, keepCheckpoints, run } from '../../../src/train/index.js'
import { inProcess, lastLine } from './_cli.js'

const dir = mkdtempSync(join(tmpdir(), 'pdecay-trained-'))
const at = (name: string) => join(dir, name)
const json = (text: string) => JSON.parse(lastLine(text))
const ok = async (...args: string[]) => {
  const { code, stdout, stderr } = await inProcess(...args)
  expect([code, stderr]).toEqual([0, expect.any(String)])
  return stdout
}
const metrics: Record<string, { name: string; value: number }> = {}

beforeAll(async () => {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const size = i % 7
    return i % 2 ? `${size},red,b,${3 * size + i}` : `${size},"blue, light","a ""quoted""",${3 * size + i}`
  })
  writeFileSync(at('rows.csv'), ['size,color,kind,height', ...rows].join('\n'))
  writeFileSync(at('play.txt'), 'To be, or not to be.\n'.repeat(200))
  const train = async (name: string, task: string, ...more: string[]) => {
    const { code, stdout, stderr } = await inProcess('train', task, '--json', '--out', at(name), ...more)
    expect([code, stderr]).toEqual([0, expect.any(String)])
    metrics[name] = json(stdout).metric
  }
  const csv = ['--data', at('rows.csv'), '--set']
  await train('kinds', 'csv', ...csv, 'target=kind', '--set', 'features=color,size', '--steps', '200')
  await train('heights', 'csv', ...csv, 'target=height', '--set', 'hidden=', '--steps', '20')
  const small = ['layers=1', 'width=32', 'length=16'].flatMap((each) => ['--set', each])
  await train('play', 'shakespeare', '--data', at('play.txt'), '--steps', '60', '--lr', '1e-2', ...small)
  await fashionMnist()
  await train('clothes', 'fashion-mnist', '--steps', '2', '--batch', '8')
}, 300_000)

describe('eval', () => {
  test.each(['kinds', 'heights', 'play', 'clothes'])(
    'of %s gives what train gave at its end',
    async (name) => {
      const { metric, step, run } = json(await ok('eval', at(name), '--json'))
      expect([metric, run, step > 0]).toEqual([metrics[name], at(name), true])
    },
  )
  test('says it in words', async () => {
    expect(await ok('eval', at('kinds'))).toMatch(
      /^test accuracy 1\.0000 after 200 steps \(.*checkpoint\.safetensors\)\n$/,
    )
  })
  test('of the best checkpoint that was kept', async () => {
    const keeper = keepCheckpoints({ dir: at('kept/checkpoints'), metric: 'accuracy', mode: 'max', last: 0 })
    await run(csvTask, {
      ...{ data: at('rows.csv'), options: { target: 'kind' }, steps: 30, out: at('kept') },
      ...{ evaluateEvery: 10, callbacks: [keeper], lr: 1e-2 },
    })
    const { checkpoint, step } = json(await ok('eval', at('kept'), '--checkpoint', 'best', '--json'))
    expect([checkpoint, step]).toEqual([keeper.best!.path, keeper.best!.step])
  })
  test('a run of a task file needs it', async () => {
    cpSync(at('kinds'), at('own'), { recursive: true })
    const config = JSON.parse(readFileSync(at('own/config.json'), 'utf8'))
    writeFileSync(
      at('own/config.json'),
      JSON.stringify({ ...config, task: 'my-plane', options: { width: '4' } }),
    )
    const { code, stderr } = await inProcess('eval', at('own'))
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("your own task 'my-plane': name its file with --task"),
    ])
  })
  test.each<[string, string[], number, string]>([
    ['no folder', ['eval', at('none')], 1, 'config.json is missing'],
    ['no best', ['eval', at('kinds'), '--checkpoint', 'best'], 1, 'has kept no best checkpoint'],
    [
      'no file',
      ['eval', at('kinds'), '--checkpoint', 'x.safetensors'],
      1,
      'There is no checkpoint x.safetensors',
    ],
    ['no device', ['eval', at('kinds'), '--device', 'tpu'], 2, 'for --device but received tpu'],
    ['another task', ['eval', at('kinds'), '--task', 'fashion-mnist'], 2, "is of 'csv'"],
  ])('%s', async (_, args, exit, message) => {
    const { code, stderr, stdout } = await inProcess(...args)
    expect([code, stderr, stdout]).toEqual([exit, expect.stringContaining(message), ''])
  })
})

describe('predict', () => {
  test('categories of a table, without its target column, quoted where they have to be', async () => {
    writeFileSync(at('new.csv'), 'color,size\nred,3\n"blue, light",1\n')
    const [head, first, second] = (await ok('predict', at('kinds'), '--input', at('new.csv')))
      .trim()
      .split('\n')
    expect([head, first, second]).toEqual([
      'kind,probability',
      expect.stringMatching(/^b,0\.9/),
      expect.stringMatching(/^"a ""quoted""",0\.9/),
    ])
  })
  test('numbers of a table: standardized inputs through one layer, in the units of the target', async () => {
    writeFileSync(at('two.csv'), 'size,color,kind\n5,red,b\n,green,b\n')
    const { target, features } = JSON.parse(readFileSync(at('heights/table.json'), 'utf8'))
    const { '0.weight': weight, '0.bias': bias } = (await load(at('heights/model.safetensors'))) as Record<
      string,
      Tensor
    >
    const [w, b] = [weight!.flatten().toArray() as number[], bias!.toArray() as number[]]
    const inputs = [
      [(5 - features[0].mean) / features[0].std, 0, 1, 0, 1],
      [0, 0, 0, 0, 1],
    ]
    const wanted = inputs.map(
      (row) => target.mean + target.std * row.reduce((sum, x, i) => sum + x * w[i]!, b[0]!),
    )
    await ok('predict', at('heights'), '--input', at('two.csv'), '--out', at('two.json'))
    const got = JSON.parse(readFileSync(at('two.json'), 'utf8')) as { height: number }[]
    expect(got).toHaveLength(2)
    // Float32 sums of five products.
    for (const [i, { height }] of got.entries()) expect(height).toBeCloseTo(wanted[i]!, 4)
  })
  test('images: pixels are scaled as in training', async () => {
    const { test } = await fashionMnist()
    const { inputs } = test.batch(Int32Array.from({ length: 300 }, (_, i) => i))
    await save(at('inputs.safetensors'), { inputs, other: zeros([1]) })
    await writeNpy(at('pixels.npy'), inputs.mul(255).round().to('uint8').squeeze(1))
    const model = fashionCnn()
    model.loadStateDict(await load(at('clothes/model.safetensors')))
    model.eval()
    const classes = noGrad(() => model.forward(inputs).argmax({ dim: 1 }).toArray()) as (number | bigint)[]
    for (const input of ['inputs.safetensors', 'pixels.npy']) {
      const { predictions, count } = json(await ok('predict', at('clothes'), '--input', at(input), '--json'))
      expect(count).toBe(300)
      expect(predictions.map(({ prediction }: { prediction: string }) => prediction)).toEqual(
        classes.map((each) => fashionMnistClasses[Number(each)]),
      )
    }
  })
  test.each<[string, string, string[], number, string]>([
    ['no input', 'kinds', [], 2, "required option '--input <file>' not specified"],
    ['another kind of file', 'kinds', ['--input', 'x.txt'], 2, 'ending in .csv, .npy'],
    ['a table for images', 'clothes', ['--input', 'x.csv'], 2, 'Expected a tensor'],
    ['a missing column', 'heights', ['--input', at('new.csv')], 1, "has no column 'kind'"],
    ['a missing file', 'kinds', ['--input', at('none.csv')], 1, 'Cannot read the table'],
    ['a wrong shape', 'clothes', ['--input', at('wrong.npy')], 1, 'Expected float32 of shape [n, 1, 28, 28]'],
    ['a model of text', 'play', ['--input', at('wrong.npy')], 2, 'use pdecay generate'],
    [
      'an output of another kind',
      'kinds',
      ['--input', at('new.csv'), '--out', 'x.txt'],
      2,
      '.csv or .json for --out',
    ],
  ])('%s', async (_, name, args, exit, message) => {
    await writeNpy(at('wrong.npy'), zeros([2, 3, 3]))
    writeFileSync(at('new.csv'), 'color,size\nred,3\n')
    const { code, stderr, stdout } = await inProcess('predict', at(name), ...args)
    expect([code, stderr, stdout]).toEqual([exit, expect.stringContaining(message), ''])
  })
})

test.each([
  ['{', 'table.json is damaged: '],
  [undefined, 'Cannot read '],
])('a file of the task that holds %j is named', async (text, message) => {
  const copy = mkdtempSync(at('damaged-'))
  cpSync(at('kinds'), copy, { recursive: true })
  rmSync(join(copy, 'table.json'))
  if (text !== undefined) writeFileSync(join(copy, 'table.json'), text)
  const { code, stderr } = await inProcess('export', copy, '--to', at('out.pt2'))
  expect([code, stderr]).toEqual([1, expect.stringContaining(message)])
  expect(stderr).toContain(join(copy, 'table.json'))
})

describe('export', () => {
  test('weights are those of the run', async () => {
    await ok('export', at('kinds'), '--to', at('out.safetensors'))
    const [a, b] = [await load(at('out.safetensors')), await load(at('kinds/model.safetensors'))]
    expect(Object.keys(a)).toEqual(Object.keys(b))
    for (const [name, each] of Object.entries(a)) expect(each.equal(b[name]!)).toBe(true)
  })
  test.each(['kinds', 'clothes'])(
    '%s as .pt2 gives the same outputs, for any number of examples',
    async (name) => {
      const out = json(await ok('export', at(name), '--to', at('out.pt2'), '--json'))
      expect(out).toMatchObject({ file: at('out.pt2'), run: at(name) })
      const back = await loadExported(at('out.pt2'))
      back.eval()
      if (name === 'kinds') {
        expect((back.forward(zeros([7, 3])) as Tensor).shape).toEqual([7, 2])
        return
      }
      const model = fashionCnn()
      model.loadStateDict(await load(at('clothes/model.safetensors')))
      model.eval()
      const x = zeros([3, 1, 28, 28])
      expect((back.forward(x) as Tensor).equal(model.forward(x))).toBe(true)
    },
  )
  test.each(['kinds', 'clothes', 'play'])('%s as .onnx', async (name) => {
    rmSync(at('out.onnx'), { force: true })
    await ok('export', at(name), '--to', at('out.onnx'))
    expect(readFileSync(at('out.onnx')).includes('pdecay')).toBe(true)
  })
  test('another ending is refused', async () => {
    const { code, stderr } = await inProcess('export', at('kinds'), '--to', at('out.bin'))
    expect([code, stderr, existsSync(at('out.bin'))]).toEqual([
      2,
      expect.stringContaining('.safetensors, .pt2, .onnx for --to'),
      false,
    ])
  })
})

describe('generate', () => {
  test('continues a prompt as the model does', async () => {
    const letters = JSON.parse(readFileSync(at('play/letters.json'), 'utf8')) as string[]
    const model = new GPT({ vocabSize: letters.length, blockSize: 16, nLayer: 1, nHead: 1, nEmbd: 32 })
    model.loadStateDict(await load(at('play/model.safetensors')))
    const prompt = tensor([[...'To be'].map((letter) => letters.indexOf(letter))], { dtype: 'int64' })
    const tokens = model.generate(prompt, { maxNewTokens: 30, temperature: 0 }).flatten().toArray()
    const text = (tokens as (number | bigint)[]).map((each) => letters[Number(each)]).join('')
    const words = ['generate', at('play'), '--prompt', 'To be', '--length', '30']
    expect(await ok(...words, '--temperature', '0')).toBe(`${text}\n`)
    const draw = async (seed: string) =>
      json(await ok(...words, '--seed', seed, '--top-k', '3', '--temperature', '2', '--json')).text
    const [one, same, other] = [await draw('1'), await draw('1'), await draw('2')]
    expect([one.length, one === same, one === other]).toEqual([35, true, false])
  })
  test.each<[string, string[], string]>([
    ['play', ['--prompt', 'Ä'], 'letters of the text that was trained on for --prompt but received "Ä"'],
    ['play', ['--prompt', ''], 'at least one letter for --prompt'],
    ['play', ['--top-k', '0'], 'for --top-k but received 0'],
    ['play', ['--temperature', '-1'], 'for --temperature but received -1'],
    ['kinds', ['--prompt', 'a'], 'is no run of a language model'],
  ])('%s %j', async (name, args, message) => {
    const { code, stderr, stdout } = await inProcess('generate', at(name), ...args)
    expect([code, stderr, stdout]).toEqual([2, expect.stringContaining(message), ''])
  })
})
