import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PdecayError } from '../../../../src/errors.js'
import * as nn from '../../../../src/nn/index.js'
import { padam } from '../../../../src/optim/index.js'
import { noGrad, randn, type Tensor, tensor, zeros } from '../../../../src/tensor/index.js'
import { fixtures, readRecords, withProgram, writeBytes, writeRecords } from './_archive.js'

const path = (name: string) => join(fixtures, name)
const load = (name: string, options?: nn.LoadExportedOptions) => nn.loadExported(path(name), options)
const names = (entries: Iterable<[string, Tensor]>) => [...entries].map(([name]) => name)

describe('what it has', () => {
  test('names as they are in Python, also those that look like ones of TypeScript', async () => {
    const module = await load('structure.train.pt2')
    const parameters = ['LayerNorm.weight', 'LayerNorm.bias', 'inProj.weight', 'frozen']
    expect(names(module.namedParameters()).sort()).toEqual(parameters.sort())
    expect(Object.keys(module.stateDict()).sort()).toEqual([...parameters, 'outProj.weight', 'calls'].sort())
    expect(names(module.namedBuffers())).toEqual(expect.arrayContaining(['calls', 'scale']))
  })
  test('tied weights are one tensor, and what was frozen is', async () => {
    const module = await load('structure.train.pt2')
    const state = module.stateDict()
    expect(state['inProj.weight']!.dataPointer).toBe(state['outProj.weight']!.dataPointer)
    const frozen = [...module.namedParameters()].find(([name]) => name === 'frozen')!
    expect(frozen[1].requiresGrad).toBe(false)
  })
  test('a state dict goes in and out', async () => {
    const [one, other] = [await load('cnn.train.pt2'), await load('cnn.train.pt2')]
    noGrad(() => {
      for (const each of one.parameters()) each.mul_(2)
    })
    other.loadStateDict(one.stateDict())
    const x = randn([3, 1, 12, 12])
    expect(other.eval().forward(x).equal(one.eval().forward(x))).toBe(true)
  })
  test('a step on one parameter voids no gradient of another', async () => {
    const module = await load('mlp.train.pt2')
    const [first] = module.parameters()
    const out = module.forward(randn([3, 4]))
    noGrad(() => module.stateDict()['2.bias']!.add_(1))
    expect(() => out.sum().backward()).not.toThrow()
    expect(first!.grad).not.toBeNull()
  })
})

describe('inputs', () => {
  const given = () => [randn([3, 4]), [randn([3, 4]), { weight: tensor([1, 2, 3, 4, 5, 6]) }]] as const
  const outputs = (value: unknown) => value as { y: Tensor; parts: [Tensor, [Tensor, 1, 2.5, null, number]] }

  test('by position and by name, with the structure of the outputs', async () => {
    const module = (await nn.loadExported<unknown>(path('structure.train.pt2'))).eval()
    expect(module.inputNames).toEqual(['x', 'pair'])
    const [x, pair] = given()
    const byPosition = outputs(module.forward(x, pair))
    for (const value of [module.forward({ x, pair }), module.forward(x, { pair })])
      expect(outputs(value).y.equal(byPosition.y)).toBe(true)
    expect(Object.keys(byPosition)).toEqual(['y', 'parts'])
    expect(byPosition.parts[1].slice(1)).toEqual([1, 2.5, null, 3])
  })
  test('what is missing, unknown or too much is named', async () => {
    const module = await load('structure.train.pt2')
    const [x, pair] = given()
    expect(() => module.forward(x)).toThrow(
      new TypeError('Expected array of 2 items for pair but received undefined'),
    )
    expect(() => module.forward(x, pair, x)).toThrow(
      new TypeError('Expected 2 inputs by position but received 3: x, pair'),
    )
    expect(() => module.forward(x, { pare: pair })).toThrow(
      new TypeError("Unknown input 'pare': it takes x, pair"),
    )
    expect(() => module.forward(x, [x])).toThrow(new RangeError('Expected 2 items for pair but received 1'))
    expect(() => module.forward(x, [x, { weight: x, bias: x }])).toThrow(
      new TypeError("Unknown key 'bias' in pair[1]: it has weight"),
    )
    expect(() => module.forward(3, pair)).toThrow(/^Expected Tensor for x but received 3$/)
  })
  test('shapes, dtypes and ranges are those of the export', async () => {
    const module = await load('structure.train.pt2')
    const [x, pair] = given()
    expect(() => module.forward(zeros([3, 5]), pair)).toThrow(
      /^Expected shape \[s\d+, 4\] for x, as it was exported, but received \[3,5\]$/,
    )
    expect(() => module.forward(zeros([1, 4]), pair)).toThrow(
      /^Expected shape \[(s\d+), 4\] with \1 in \[2, 64\] for x, as it was exported, but received \[1,4\]$/,
    )
    expect(() => module.forward(zeros([4, 4]), pair)).toThrow(
      /^Expected shape \[(s\d+), 4\] with \1 = 4 for pair_0, as it was exported, but received \[3,4\]$/,
    )
    expect(() => module.forward(zeros([4]), pair)).toThrow(RangeError)
    expect(() => module.forward(x.to('float64'), pair)).toThrow(
      new RangeError('Expected float32 for x but received float64'),
    )
  })
})

describe('guards', () => {
  const guarded = async (...codes: string[]) => {
    const name = 'structure.train.pt2'
    const file = await withProgram(name, (text) =>
      text.replace(/"guards_code": *\[("[^"]*",? *)*\]/, `"guards_code": ${JSON.stringify(codes)}`),
    )
    return nn.loadExported<unknown>(file)
  }
  const run = (module: nn.ExportedModule<unknown>, batch: number) =>
    module.forward(randn([batch, 4]), [randn([batch, 4]), { weight: zeros([6]) }])

  test.each([
    ["(L['x'].size()[0] % 4) == 0", 8, 6],
    ["2*L['x'].size()[0] < 40 + L['pair'][1]['weight'].size()[0]", 22, 23],
    ["L['pair'][0].size()[0] != 7", 8, 7],
    ["not (L['x'].size()[0] // 2 == 3 and True)", 5, 6],
    ["max(L['x'].size()[0], 3) ** 2 - -1 <= 26 or L['x'].size()[0] >= 9", 9, 6],
    ["L['x'].stride()[0] == 4 and L['x'].size()[0] / 2 > 1.5", 4, 3],
  ])('%s', async (code, good, bad) => {
    const module = await guarded(code)
    expect(() => run(module, good)).not.toThrow()
    expect(() => run(module, bad)).toThrow(RangeError)
    expect(() => run(module, bad)).toThrow(
      /^Expected .*, which the export relies on, but received x of \[\d+, 4\]$/,
    )
  })
  test('in words that are not known say nothing', async () => {
    const deep = `${'('.repeat(200)}1${')'.repeat(200)}`
    const module = await guarded(
      'isinstance(x, int)',
      "L['x'].size()[0] ==",
      '__import__("os")',
      deep,
      "L['no'].size()[0] == 1",
    )
    expect(() => run(module, 3)).not.toThrow()
  })
})

describe('devices', () => {
  test('a module moves to the meta device, and keeps its parameters', () => {
    const layer = new nn.Linear(3, 2)
    const [weight] = layer.parameters()
    layer.to('meta')
    expect(layer.parameters()[0]).toBe(weight)
    expect([weight!.device, weight!.requiresGrad, weight!.isLeaf()]).toEqual(['meta', true, true])
    expect(layer.forward(zeros([5, 3], { device: 'meta' })).shape).toEqual([5, 2])
  })
})

describe('training and evaluation', () => {
  test('an export from eval mode refuses to train, and says what to do', async () => {
    const module = await load('cnn.eval.pt2')
    expect(module.training).toBe(false)
    expect(() => module.train()).toThrow(/exported in eval mode.*What to do: export it from model\.train\(\)/)
    class Outer extends nn.Module {
      inner = module
      forward(x: Tensor) {
        return this.inner.forward(x)
      }
    }
    const outer = new Outer()
    outer.inner.training = true
    expect(() => outer.forward(randn([2, 1, 12, 12]))).toThrow(PdecayError)
    outer.inner.training = false
    outer
      .forward(randn([2, 1, 12, 12]))
      .sum()
      .backward()
    expect(module.parameters()[0]!.grad).not.toBeNull()
  })
  test('what draws random numbers of itself is not evaluated without a word', async () => {
    const module = (await load('noisy.train.pt2')).eval()
    expect(() => module.forward(randn([3, 4]))).toThrow(
      /calls aten::bernoulli_, which eval\(\) cannot turn off/,
    )
    const allowed = (await load('noisy.train.pt2', { randomInEval: true })).eval()
    expect(allowed.forward(randn([3, 4])).shape).toEqual([3, 4])
  })
  test('two programs in one file are one module, over the same tensors', async () => {
    const both = await load('noisy.both.pt2')
    const only = await load('noisy.eval.pt2')
    const x = randn([3, 4])
    expect(both.eval().forward(x).equal(only.forward(x))).toBe(true)
    expect(names(both.namedParameters())).toEqual(names(only.namedParameters()))
    const optimizer = padam(both.train().parameters(), { lr: 0.1 })
    both.forward(x).sum().backward()
    optimizer.step()
    only.loadStateDict(both.stateDict())
    expect(both.eval().forward(x).equal(only.forward(x))).toBe(true)
    const single = await load('noisy.both.pt2', { program: 'eval' })
    expect(() => single.train()).toThrow(/eval mode/)
    await expect(load('noisy.both.pt2', { program: 'other' })).rejects.toThrow(
      "it has no program 'other': it has train, eval",
    )
  })
})

describe('what is refused', () => {
  const refused = async (file: string, message: RegExp | string) => {
    await expect(nn.loadExported(file)).rejects.toThrow(message)
    await expect(nn.loadExported(file)).rejects.toMatchObject({ code: 'ERR_FILE' })
  }
  test('operators that are not allowed, all of them by name', async () => {
    const file = await withProgram('mlp.train.pt2', (text) =>
      text
        .replace('torch.ops.aten.tanh.default', 'torch.ops.mylib.twist.default')
        .replace('torch.ops.aten.linear.default', 'torch.ops.aten.from_file.default'),
    )
    await refused(
      file,
      /it calls what is not run here: aten::from_file, mylib::twist\. What to do: a custom operator has/,
    )
    for (const name of [
      'set_.source_Tensor',
      'resize_.default',
      '_cuda_getCurrentRawStream.default',
      'add.out',
    ]) {
      const other = await withProgram('mlp.train.pt2', (text) => text.replace('tanh.default', name))
      await refused(other, 'it calls what is not run here: aten::')
    }
  })
  test('no archive, another archive, a cut one', async () => {
    await refused(path('no-such.pt2'), /cannot be read: ENOENT/)
    await refused(writeBytes(Buffer.from('not a zip')), 'it is not a zip archive')
    await refused(path('mlp.ref.pt'), 'not of torch.export.save')
    const whole = await readRecords('mlp.train.pt2')
    for (const name of whole.keys()) {
      if (/^(\.data|data\/sample_inputs|byteorder)/.test(name)) continue
      const without = new Map(whole)
      without.delete(name)
      await refused(await writeRecords(without), /./)
    }
  })
  test('tensors beyond their memory, and weights that are cut', async () => {
    const records = await readRecords('mlp.train.pt2')
    records.set('data/weights/weight_0', records.get('data/weights/weight_0')!.subarray(4))
    await refused(await writeRecords(records), "its tensor '0.weight' reaches beyond its memory")
  })
  test('memory that begins anywhere is read right', async () => {
    const module = await nn.loadExported(await writeRecords(await readRecords('mlp.train.pt2'), 1))
    const other = await load('mlp.train.pt2')
    const x = randn([3, 4])
    expect(module.forward(x).equal(other.forward(x))).toBe(true)
  })
  test('another schema, and what a program may not have', async () => {
    const changed = (from: string | RegExp, to: string) =>
      withProgram('mlp.train.pt2', (text) => text.replace(from, to))
    await refused(await changed(/"major": ?8/, '"major": 9'), 'it is of schema 9, where 8 is read')
    await refused(await changed('"user_input"', '"token"'), 'of a kind that is not known here, token')
    await refused(await changed('"as_tensor"', '"as_riddle"'), /./)
    await refused(await changed(/"name": ?"tanh"/, '"name": "other"'), /./)
    await refused(await changed('{', '['), 'it is not JSON')
  })
  test('options are checked', async () => {
    await expect(load('mlp.train.pt2', { map: true } as never)).rejects.toThrow(/Unknown option 'map'/)
    await expect(load('mlp.train.pt2', { mmap: 1 } as never)).rejects.toThrow(/Expected boolean for mmap/)
    await expect(nn.loadExported(5 as never)).rejects.toThrow(/Expected string for path/)
  })
})

test('numbers are exact: beyond 2^53, and whole floats stay floats', async () => {
  const module = await nn.loadExported<Tensor[]>(path('numbers.eval.pt2'))
  const [, half, large, , , , filled] = module.forward(
    randn([3, 4]),
    tensor([0, 1, 2, 3], { dtype: 'int64' }),
  )
  expect(half!.dtype).toBe('float32')
  expect(filled!.dtype).toBe('float32')
  expect(large!.toArray()).toEqual([0, 1, 2, 3].map((n) => Number((2n ** 62n + BigInt(n)) % 1000n)))
})

test('nothing is left of a run but its outputs', async () => {
  const module = await load('cnn.train.pt2')
  const { core } = await import('../../../../src/native/index.js')
  const x = randn([3, 1, 12, 12])
  const alive = () => core().counts()[0]
  module.forward(x).dispose()
  const before = alive()
  for (let i = 0; i < 5; i++) module.forward(x).dispose()
  expect(() => module.forward(randn([3, 1, 12, 13]))).toThrow()
  expect(alive()).toBeLessThanOrEqual(before + 1)
})
