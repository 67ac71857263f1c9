import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exportModel } from '../../../src/graph/index.js'
import * as nn from '../../../src/nn/index.js'
import { autograd, manualSeed, noGrad, randn, Tensor, tensor, zeros } from '../../../src/tensor/index.js'
import { type AnyModule, cases, leaves } from './_models.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-export-'))
const file = (name: string) => join(folder, `${name}.pt2`)

/** What a model gives of inputs, and the gradients of its parameters. */
function computed(model: nn.Module<never[], unknown> | nn.ExportedModule<unknown>, inputs: unknown[]) {
  model.zeroGrad()
  manualSeed(3)
  const output = (model.forward as (...given: unknown[]) => unknown)(...inputs)
  const outputs = leaves(output)
  const differentiable = outputs.filter((each): each is Tensor => each instanceof Tensor && each.requiresGrad)
  const losses = differentiable.map((each) => each.square().mean())
  if (losses.length > 0) losses.reduce((sum, each) => sum.add(each)).backward()
  return {
    outputs,
    gradients: new Map([...model.namedParameters()].map(([name, { grad }]) => [name, grad])),
    state: new Map(Object.entries(model.stateDict())),
  }
}

function expectSame(name: string, found: unknown, expected: unknown): void {
  if (!(expected instanceof Tensor)) {
    expect([name, found]).toEqual([name, expected])
    return
  }
  const tensor = found as Tensor
  expect([name, tensor.dtype, tensor.shape]).toEqual([name, expected.dtype, expected.shape])
  if (!tensor.equal(expected)) expect([name, tensor.toArray()]).toEqual([name, expected.toArray()])
}
function expectSameMap(found: Map<string, unknown>, expected: Map<string, unknown>): void {
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort())
  for (const [name, each] of expected) expectSame(name, found.get(name), each)
}

describe.each(['train', 'eval'] as const)('%s mode', (mode) => {
  test.each(Object.entries(cases))(
    '%s comes back with equal outputs, gradients and buffers, at other sizes',
    async (name, each) => {
      const model = each.make().train(mode === 'train')
      const path = file(`${name}-${mode}`)
      await exportModel(model, each.inputs(4), path)
      const back = await nn.loadExported<unknown>(path)
      for (const batch of [4, 7]) {
        const inputs = each.inputs(batch)
        const [found, expected] = [computed(back, inputs), computed(model, inputs)]
        expect(found.outputs.length).toBe(expected.outputs.length)
        expected.outputs.forEach((output, i) => {
          expectSame(`output ${i}`, found.outputs[i], output)
        })
        expectSameMap(found.gradients, expected.gradients)
        expectSameMap(found.state, expected.state)
      }
    },
  )
})

describe('the file', () => {
  test('keeps names, tied weights, what is frozen, and which sizes may vary', async () => {
    const each = cases.structure!
    const model = each.make()
    const written = await exportModel(model, each.inputs(4), file('names'), { inputNames: ['x', 'a', 'b'] })
    expect(written.symbols).toEqual({ s0: { example: 4, min: 1, max: null } })
    const back = await nn.loadExported<unknown>(file('names'))
    expect(back.inputNames).toEqual(['x', 'arg_1'])
    expect(Object.keys(back.stateDict()).sort()).toEqual(Object.keys(model.stateDict()).sort())
    const state = back.stateDict()
    expect(state['first.weight']!.dataPointer).toBe(state['second.weight']!.dataPointer)
    const frozen = [...back.namedParameters()].find(([name]) => name === 'frozen')!
    expect(frozen[1].requiresGrad).toBe(false)
    expect([...back.namedBuffers()].map(([name]) => name)).toContain('scale')
    back.forward(...each.inputs(1))
    expect(() => back.forward(randn([3, 4]), { pair: [randn([5, 4]), randn([3])], scale: 2 })).toThrow(
      RangeError,
    )
  })
  test('has devices, which are those of the module once it is moved', async () => {
    class Made extends nn.Module {
      readonly weight = nn.parameter(randn([4]))
      override forward(x: Tensor): Tensor {
        const made = zeros([4], { device: 'cpu', dtype: 'float32' })
        return x.mul(this.weight).add(made.add(tensor([1, 2, 3, 4])))
      }
    }
    const written = await exportModel(new Made(), [zeros([2, 4])], file('devices'))
    expect(JSON.stringify(written.nodes.map(({ args }) => args))).toContain('"cpu"')
    const back = await nn.loadExported(file('devices'))
    back.to('meta')
    expect(back.forward(zeros([5, 4], { device: 'meta' })).device).toBe('meta')
  })
  test('has fixed sizes where that is asked for', async () => {
    await exportModel(new nn.Linear(3, 2) as AnyModule, zeros([4, 3]), file('fixed'), { dynamic: false })
    const back = await nn.loadExported(file('fixed'))
    expect(() => back.forward(zeros([5, 3]))).toThrow('Expected shape [4, 3]')
  })
  test('has two sizes that vary, where inputs differ in two', async () => {
    const model = {
      forward: (x: Tensor) => x.reshape([x.size(0) * x.size(1), 4]).narrow(0, 1, x.size(0) * 2 - 1),
    }
    const inputs = [zeros([2, 5, 4])]
    await exportModel(model, inputs, file('two'), { dynamic: [zeros([3, 7, 4])] })
    const x = randn([5, 9, 4])
    const back = await nn.loadExported(file('two'))
    expect(back.forward(x).equal(model.forward(x))).toBe(true)
  })
})

describe('what cannot be exported', () => {
  const refused = (forward: (x: Tensor) => unknown, message: RegExp) =>
    expect(exportModel({ forward }, [randn([4, 2])], file('refused'))).rejects.toThrow(message)
  test('is refused with its reasons, and writes nothing', async () => {
    await refused(
      (x) => x.mul(x.sum().item()),
      /exportModel: the model cannot be exported: forward goes by values of tensors.*: item\(\) in the model itself/,
    )
    const double = autograd.customFunction({
      forward: (_, x: Tensor) => x.mul(2),
      backward: (_, g) => g.mul(2),
    })
    await refused(double, /customFunction\(\)/)
    const mask = tensor([1, 2])
    await refused((x) => x.add(mask.add_(1)), /add_ changes a constant of forward in place/)
    await refused((x) => x.narrow(0, 0, x.size(0) % 3), /is not linear|computes different things/)
    await refused((x) => [x.relu(), 'text'], /in the output but received a string/)
    expect(existsSync(file('refused'))).toBe(false)
  })
  test('names of inputs that Python would confuse', async () => {
    const add = { forward: (a: Tensor, b: Tensor) => a.sub(b) }
    const inputs = [zeros([2, 3]), zeros([2, 3])]
    const names = (...inputNames: string[]) => exportModel(add, inputs, file('names'), { inputNames })
    await expect(names('input', 'input_1')).rejects.toThrow('Expected names other than input and input_1')
    await names('input', 'mask')
  })
  test('options are checked', async () => {
    const model = new nn.ReLU() as AnyModule
    await expect(exportModel(model, [zeros([2])], file('o'), { batch: 3 } as never)).rejects.toThrow(
      "Unknown option 'batch'",
    )
    await expect(exportModel(model, [zeros([2])], 3 as never)).rejects.toThrow('Expected string for path')
    await expect(exportModel(model, [zeros([2])], '/no/such/folder/m.pt2')).rejects.toMatchObject({
      code: 'ERR_FILE',
    })
  })
  test('a model exported within noGrad has gradients all the same', async () => {
    const model = new nn.Linear(3, 2) as AnyModule
    await noGrad(() => exportModel(model, [zeros([2, 3])], file('grad')))
    const back = await nn.loadExported(file('grad'))
    back
      .forward(zeros([2, 3]))
      .sum()
      .backward()
    expect(back.parameters()[0]!.grad).not.toBeNull()
  })
})
