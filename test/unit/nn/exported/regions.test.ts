// Control flow and regions: what a file may ask for.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { core } from '../../../../src/native/index.js'
import * as nn from '../../../../src/nn/index.js'
import { randn, type Tensor, tensor } from '../../../../src/tensor/index.js'
import { fixtures, withProgram } from './_archive.js'
import { leaves, readReference } from './_parity.js'

interface Node {
  target: string
  name?: string
  inputs: { name: string; arg: Record<string, unknown> }[]
  outputs: Record<string, unknown>[]
}
interface Graph {
  nodes: Node[]
  inputs: unknown[]
  outputs: unknown[]
}
/** Changes the JSON of a program, parsed. */
const changed = (name: string, change: (graph: Graph) => void): Promise<string> =>
  withProgram(name, (text) => {
    const program = JSON.parse(text) as { graph_module: { graph: Graph } }
    change(program.graph_module.graph)
    return JSON.stringify(program)
  })
/** Every node of a name, in regions too. */
function nodesOf({ nodes }: Graph, target: RegExp): Node[] {
  return nodes.flatMap((node) => [
    ...(target.test(node.target) ? [node] : []),
    ...node.inputs.flatMap(({ arg }) =>
      'as_graph' in arg ? nodesOf((arg.as_graph as { graph: Graph }).graph, target) : [],
    ),
  ])
}
const alive = () => core().counts()[0]

describe('loops', () => {
  /** The loop's counter stands still: the condition n < 3 stays true. */
  const endless = () =>
    changed('flow.train.pt2', (graph) => {
      const [loop] = nodesOf(graph, /while_loop$/)
      const body = (loop!.inputs[1]!.arg.as_graph as { graph: Graph }).graph
      const [count] = nodesOf(body, /add/)
      count!.inputs[1]!.arg = { as_int: 0 }
    })

  test('one that does not end is stopped, by the name of its node and of the option', async () => {
    const module = await nn.loadExported<Tensor[]>(await endless(), { maxIterations: 50 })
    const x = randn([4, 4])
    const before = alive()
    for (let i = 0; i < 3; i++)
      expect(() => module.forward(x)).toThrow(
        new RangeError(
          "Expected at most 50 iterations of all loops in a run but its node 'torch.ops.higher_order.while_loop' (while_loop) takes more: set maxIterations of loadExported higher, or to Infinity",
        ),
      )
    expect(alive()).toBe(before)
  })
  test('rows are counted before the first of them is computed', async () => {
    const path = join(fixtures, 'flow.train.pt2')
    const x = randn([6, 4])
    const names = ['map_impl', 'scan', 'while_loop']
    // map has 6, scan 6, while_loop 3.
    for (const [at, most] of [5, 11, 14].entries()) {
      const module = await nn.loadExported(path, { maxIterations: most })
      const before = alive()
      expect(() => module.forward(x)).toThrow(`but its node 'torch.ops.higher_order.${names[at]}'`)
      expect(alive()).toBe(before)
    }
    const module = await nn.loadExported<Tensor[]>(path, { maxIterations: 15 })
    for (let i = 0; i < 2; i++) expect(module.forward(x).length).toBe(6)
  })
  test('the option is checked', async () => {
    const path = join(fixtures, 'flow.train.pt2')
    for (const wrong of [0, -1, 1.5, Number.NaN])
      await expect(nn.loadExported(path, { maxIterations: wrong })).rejects.toThrow(
        `Expected integer in [1, inf] for maxIterations but received ${wrong}`,
      )
    await expect(nn.loadExported(path, { maxIterations: '9' as never })).rejects.toThrow(TypeError)
    await expect(nn.loadExported(path, { maxIterations: Infinity })).resolves.toBeDefined()
  })
})

describe('autocast', () => {
  const at = async (name: string, change: (region: Node) => void) =>
    nn.loadExported<unknown>(
      await changed('regions.train.pt2', (graph) => {
        const regions = nodesOf(graph, /wrap_with_autocast$/)
        change(regions.find(({ inputs }) => inputs[0]!.arg.as_string === name)!)
      }),
    )
  test('on a device that is not there does nothing, as in Python', async () => {
    const { inputs, train } = await readReference(fixtures, 'regions')
    const module = await at('cuda', ({ inputs: given }) => {
      expect(given[2]!.arg).toEqual({ as_bool: false }) // as it was where it was exported
      given[2]!.arg = { as_bool: true }
    })
    const found = leaves(module.forward(...inputs))
    for (const [i, output] of train.outputs.entries())
      expect(found[i]!.allclose(output, { rtol: 1e-3, atol: 1e-3 })).toBe(true)
  })
  test('on a device that is not known is refused', async () => {
    const unknown = at('cuda', ({ inputs }) => {
      inputs[0]!.arg = { as_string: 'abacus' }
    })
    await expect(unknown).rejects.toThrow(/of autocast on a device that is not known here, abacus/)
  })
  test('computes in the dtype that is asked for', async () => {
    const { inputs, train } = await readReference(fixtures, 'regions')
    const dtypes = train.outputs.map(({ dtype }) => dtype)
    expect(new Set(dtypes)).toEqual(new Set(['bfloat16', 'float16', 'float32']))
    const module = await nn.loadExported<unknown>(join(fixtures, 'regions.eval.pt2'))
    expect(leaves(module.forward(...inputs)).map(({ dtype }) => dtype)).toEqual(dtypes)
  })
})

describe('a number is never taken for a tensor', () => {
  const refused = async (name: string, change: (graph: Graph) => void) =>
    expect(nn.loadExported(await changed(name, change))).rejects.toMatchObject({ code: 'ERR_FILE' })

  test('by an operator', async () => {
    await refused('shapes.train.pt2', (graph) => {
      const [size] = nodesOf(graph, /sym_size/)
      const name = (size!.outputs[0]!.as_sym_int as { as_name: string }).as_name
      const [product] = nodesOf(graph, /aten\.mul\.Tensor$/)
      product!.inputs[0]!.arg = { as_tensor: { name } }
    })
    await refused('shapes.train.pt2', (graph) => {
      const [size] = nodesOf(graph, /sym_size/)
      const { as_name: name } = size!.outputs[0]!.as_sym_int as { as_name: string }
      size!.outputs = [{ as_tensor: { name } }]
    })
  })
  test('by an operation on numbers', async () => {
    await refused('shapes.train.pt2', (graph) => {
      const [product] = nodesOf(graph, /^_operator\.mul$/)
      const { as_name: name } = product!.outputs[0]!.as_sym_int as { as_name: string }
      product!.outputs = [{ as_tensor: { name } }]
    })
  })
  test('by regions, from outside or from within', async () => {
    for (const kind of [/cond$/, /while_loop$/, /map_impl$/, /scan$/])
      await refused('flow.train.pt2', (graph) => {
        const [region] = nodesOf(graph, kind)
        for (const { arg } of region!.inputs) {
          if (!('as_graph' in arg)) continue
          const { graph: inner } = arg.as_graph as { graph: Graph }
          inner.outputs = inner.outputs.map(() => ({ as_int: 4097 }))
        }
      })
    await refused('modes.train.pt2', (graph) => {
      const [region] = nodesOf(graph, /wrap_with_set_grad_enabled$/)
      const { graph: inner } = region!.inputs[1]!.arg.as_graph as { graph: Graph }
      inner.outputs = [{ as_int: 4097 }]
    })
    await refused('modes.train.pt2', (graph) => {
      const [region] = nodesOf(graph, /wrap_with_set_grad_enabled$/)
      region!.inputs[2]!.arg = { as_int: 4097 }
    })
  })
})

test.each([
  ['pow', 2 ** 62, 50_000],
  ['lshift', 1, 100_000],
])('numbers of a graph have an end: %s', async (name, base, count) => {
  const path = await changed('shapes.train.pt2', (graph) => {
    const [product] = nodesOf(graph, /^_operator\.mul$/)
    product!.target = `_operator.${name}`
    for (const [i, value] of [base, count].entries()) product!.inputs[i]!.arg = { as_int: value }
  })
  const module = await nn.loadExported(path)
  expect(() => module.forward(randn([4, 4, 4]))).toThrow(/an integer of more than 4096 bits/)
})

test('packed sequences of other lengths than at the export', async () => {
  const module = (await nn.loadExported<Tensor[]>(join(fixtures, 'packed.train.pt2'))).eval()
  const x = randn([3, 5, 4])
  const lengths = tensor([2, 5, 1], { dtype: 'int64' })
  const [y, found] = module.forward(x, lengths)
  expect([y!.shape, found!.toArray()]).toEqual([
    [3, 5, 2],
    [2, 5, 1],
  ])
  // What is beyond a sequence's end changes nothing.
  const other = x.clone()
  other.select(0, 0).narrow(0, 2, 3).fill_(9)
  expect(module.forward(other, lengths)[0]!.equal(y!)).toBe(true)
  expect(module.forward(x, tensor([3, 5, 1], { dtype: 'int64' }))[0]!.equal(y!)).toBe(false)
})
