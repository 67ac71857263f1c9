// ONNX files, run by onnxruntime at two batch sizes, beside what the model itself gives.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node'
import { afterAll, describe, expect, test } from 'vitest'
import {
  type ExportOnnxOptions,
  exportOnnx,
  onnxOperators,
  type Traceable,
  trace,
} from '../../../src/graph/index.js'
import * as models from '../../../src/models/index.js'
import { core } from '../../../src/native/index.js'
import * as nn from '../../../src/nn/index.js'
import { noGrad, randn, Tensor, tensor, zeros } from '../../../src/tensor/index.js'
import { type AnyModule, cases, leaves } from './_models.js'
import { rows4, table } from './_onnx-rows.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-onnx-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
const seen = new Set<string>()

const toOnnx = (given: Tensor): OnnxTensor => {
  const data = given.toTypedArray()
  return new OnnxTensor(given.dtype as 'float32', data as Float32Array, given.shape)
}
const fromOnnx = ({ data, dims, type }: OnnxTensor): Tensor =>
  tensor(data as Float32Array, { dtype: type as 'float32' }).reshape([...dims])

/** Exports a model, and runs the file and the model on inputs of other batch sizes. */
async function check(
  model: Traceable & { eval?(): unknown },
  inputs: (batch: number) => unknown[],
  batches = [2, 5],
  options: ExportOnnxOptions = {},
): Promise<void> {
  const path = join(folder, `${count++}.onnx`)
  model.eval?.()
  const { nodes } = await exportOnnx(model, inputs(3), path, options)
  for (const { op } of nodes) seen.add(op.replace(/([^_])_$/, '$1'))
  const session = await InferenceSession.create(path)
  for (const batch of batches) {
    const given = inputs(batch)
    const tensors = leaves(given).filter((each) => each instanceof Tensor)
    const feeds = Object.fromEntries(tensors.map((each, i) => [session.inputNames[i]!, toOnnx(each)]))
    const results = await session.run(feeds)
    const expected = leaves(noGrad(() => (model.forward as (...each: unknown[]) => unknown)(...given)))
    const wanted = expected.filter((each) => each instanceof Tensor)
    expect(session.outputNames.length).toBe(wanted.length)
    for (const [i, name] of session.outputNames.entries()) {
      const found = fromOnnx(results[name]! as OnnxTensor)
      const output = wanted[i]!.detach()
      expect([name, found.dtype, found.shape]).toEqual([name, output.dtype, output.shape])
      if (!found.allclose(output, { rtol: 1e-4, atol: 1e-5 }))
        throw new Error(`${name} differs by ${found.sub(output).abs().max().item()}`)
    }
  }
  await session.release()
}

describe('models', () => {
  const others: typeof cases = {
    resnet18: {
      make: () => models.resnet18({ numClasses: 5, form: 'cifar' }) as AnyModule,
      inputs: (batch) => [randn([batch, 3, 16, 16])],
    },
    fashionCnnSmall: {
      make: () => models.fashionCnn() as AnyModule,
      inputs: (batch) => [randn([batch, 1, 28, 28])],
    },
    encoder: {
      make: () => {
        const layer = new nn.TransformerEncoderLayer(16, 2, {
          dimFeedforward: 32,
          batchFirst: true,
          activation: 'gelu',
        })
        return new nn.TransformerEncoder(layer, 2) as unknown as AnyModule
      },
      inputs: (batch) => [randn([batch, 5, 16])],
    },
  }
  const exported = Object.entries({ ...cases, ...others }).filter(([name]) => !/^(numbers|modes)$/.test(name))
  test.each(exported)('%s', async (_, { make, inputs }) => {
    await check(make(), inputs)
  })
})

describe('operators', () => {
  test.each(table)('%s', async (_, forward, ...inputs) => {
    const given = inputs.length > 0 ? inputs : [rows4]
    await check({ forward }, (batch) => given.map((each) => each(batch)))
  })
  test('all that are listed are libtorch’s, and each is in a test', async () => {
    const known = new Set(
      core()
        .schemas('aten')
        .map((schema) => /^[\w:]+/.exec(schema)![0]),
    )
    expect(onnxOperators.filter((name) => !known.has(name))).toEqual([])
    expect(onnxOperators.filter((name) => !seen.has(name))).toEqual([])
  })
})

describe('the file', () => {
  const path = join(folder, 'file.onnx')
  test('has names of inputs and outputs, and a batch that varies or not', async () => {
    const model = new nn.Linear(3, 2)
    await exportOnnx(model, zeros([4, 3]), path, {
      inputNames: ['image'],
      outputNames: ['logits'],
      dynamic: false,
    })
    const session = await InferenceSession.create(path)
    expect([session.inputNames, session.outputNames]).toEqual([['image'], ['logits']])
    const feeds = { image: toOnnx(zeros([5, 3])) }
    await expect(session.run(feeds)).rejects.toThrow(/dimensions/)
  })
  test('is of evaluation, and leaves the model in its mode', async () => {
    const model = new nn.Sequential(new nn.Dropout(0.5), new nn.BatchNorm1d(3))
    model.train()
    await exportOnnx(model, zeros([4, 3]), path)
    expect(model.modules().every(({ training }) => training)).toBe(true)
  })
  test('has two sizes that vary', async () => {
    const model = { forward: (x: Tensor) => x.mul(2).reshape([x.size(0) * x.size(1), 4]) }
    const sizes = { dynamic: [zeros([5, 7, 4])] }
    await check(model, (batch) => [randn([batch, batch + 1, 4])], [2, 6], sizes)
  })
})

describe('external data', () => {
  const model = () =>
    new nn.Sequential(
      new nn.Linear(8, 64),
      new nn.ReLU(),
      new nn.Linear(64, 4096),
      new nn.Linear(4096, 3, { bias: false }),
    )
  const at = (name: string) => {
    const inner = join(folder, name)
    mkdirSync(inner)
    return join(inner, 'm.onnx')
  }
  test('is in a file beside, at offsets that pages begin at, and is read by onnxruntime', async () => {
    const path = at('beside')
    const [one, x] = [model(), randn([5, 8])]
    await exportOnnx(one, zeros([2, 8]), path, { externalData: true })
    expect(readdirSync(dirname(path)).sort()).toEqual(['m.onnx', 'm.onnx.data'])
    const text = readFileSync(path, 'latin1')
    const values = (key: string) =>
      [...text.matchAll(new RegExp(`${key}\\x12(.)`, 'gs'))].map(
        ({ index, 1: length, 0: { length: head } }) =>
          text.slice(index + head, index + head + length!.charCodeAt(0)),
      )
    // 64 x 8, 4096 x 64, 4096 and 3 x 4096 floats; the bias of 64 floats stays in the model.
    expect(values('location')).toEqual(Array(4).fill('m.onnx.data'))
    expect(values('length').map(Number)).toEqual([2048, 1_048_576, 16_384, 49_152])
    const [first, large, ...rest] = values('offset').map(Number)
    expect([first! % 4096, large! % 65_536, ...rest.map((each) => each % 4096)]).toEqual([0, 0, 0, 0])
    expect(statSync(`${path}.data`).size).toBe(rest.at(-1)! + 49_152)
    expect(statSync(path).size).toBeLessThan(3000)
    const weight = one.stateDict()['2.weight']!.toTypedArray()
    const found = readFileSync(`${path}.data`).subarray(large, large! + 1_048_576)
    expect(found.equals(Buffer.from(weight.buffer, weight.byteOffset, weight.byteLength))).toBe(true)
    const session = await InferenceSession.create(path)
    const { output } = await session.run({ [session.inputNames[0]!]: toOnnx(x) })
    expect(fromOnnx(output as OnnxTensor).allclose(one.forward(x).detach(), { atol: 1e-5 })).toBe(true)
    await session.release()
  })
  test('of small weights alone is none; by default all is in the model', async () => {
    const path = at('small')
    await exportOnnx(new nn.Linear(3, 2), zeros([2, 3]), path, { externalData: true })
    await exportOnnx(model(), zeros([2, 8]), path)
    expect(readdirSync(dirname(path))).toEqual(['m.onnx'])
  })
  test('is written together with the model, or neither is', async () => {
    for (const blocked of ['m.onnx', 'm.onnx.data']) {
      const path = at(`blocked-${blocked}`)
      mkdirSync(join(dirname(path), blocked))
      const failed = exportOnnx(model(), zeros([2, 8]), path, { externalData: true })
      await expect(failed).rejects.toMatchObject({ code: 'ERR_FILE' })
      expect(readdirSync(dirname(path))).toEqual([blocked])
    }
  })
  test('is a boolean option', async () => {
    const failed = exportOnnx(model(), zeros([2, 8]), at('wrong'), { externalData: 'x.data' as never })
    await expect(failed).rejects.toThrow('Expected boolean for externalData')
  })
})

describe('what ONNX has no form of', () => {
  const path = join(folder, 'none.onnx')
  test('is named, all of it, and nothing is written', async () => {
    const model = {
      forward: (x: Tensor) => {
        const y = x.cholesky().lgamma()
        const view = y.select(0, 0)
        y.mul_(2)
        return [y.index(y.gt(0)), view, nn.functional.adaptiveAvgPool1d(y.unsqueeze(0), 2)]
      },
    }
    const failed = exportOnnx(model, [zeros([3, 3]).fillDiagonal_(1)], path, { dynamic: false })
    await expect(failed).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED' })
    const { message } = (await failed.catch((error: unknown) => error)) as Error
    for (const part of [
      'aten::cholesky',
      'aten::lgamma',
      'aten::mul_ (it changes memory that a view shares)',
      'aten::index (by a mask)',
      'aten::adaptive_avg_pool1d (of 3 to 2)',
    ])
      expect(message).toContain(part)
    expect(message).toMatch(/What to do: /)
    expect(existsSync(path)).toBe(false)
  })
  test('is every operator of these, which are not in the list', () => {
    const { graph } = trace({ forward: (x: Tensor) => x.lgamma() }, [zeros([1])])
    expect(onnxOperators).not.toContain(graph.nodes[0]!.op)
  })
  test('options are checked', async () => {
    const model = new nn.ReLU()
    await expect(exportOnnx(model, zeros([2]), path, { opset: 17 } as never)).rejects.toThrow(
      "Unknown option 'opset'",
    )
    await expect(exportOnnx(model, zeros([2]), path, { outputNames: ['a', 'b'] })).rejects.toThrow(
      'Expected 1 different names',
    )
  })
})
