// Archives that pdecay wrote, in Python, where PDECAY_PYTHON has torch: equal outputs, gradients and buffers to the last bit,
// at another batch size.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportModel } from '../../../src/graph/index.js'
import { saveTorch } from '../../../src/io/index.js'
import { manualSeed, setFastKernels, setNumThreads, Tensor } from '../../../src/tensor/index.js'
import { hasTorch, python } from '../../python/_python.js'
import { cases, leaves } from './_models.js'

const modes = ['train', 'eval'] as const
const names = modes.flatMap((mode) => Object.keys(cases).map((name) => [name, mode] as const))

describe.skipIf(!hasTorch)('in PDECAY_PYTHON', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pdecay-python-'))
  const found = new Map<string, unknown>()

  beforeAll(async () => {
    setNumThreads(1)
    setFastKernels(false) // the LSTM's kernel rounds differently from libtorch's
    for (const [name, mode] of names) {
      const each = cases[name]!
      const model = each.make().train(mode === 'train')
      const path = join(folder, `${name}-${mode}`)
      await exportModel(model, each.inputs(4), `${path}.pt2`)
      const inputs = each.inputs(6)
      manualSeed(3)
      const outputs = leaves((model.forward as (...given: unknown[]) => unknown)(...inputs))
      const tensors = outputs.filter((output) => output instanceof Tensor)
      const losses = tensors
        .filter(({ requiresGrad }) => requiresGrad)
        .map((output) => output.square().mean())
      if (losses.length > 0) losses.reduce((sum, loss) => sum.add(loss)).backward()
      const gradients = model.namedParameters().flatMap(([key, { grad }]) => (grad ? [[key, grad]] : []))
      await saveTorch(`${path}.ref.pt`, {
        inputs,
        outputs: tensors.map((output) => output.detach()),
        gradients: Object.fromEntries(gradients),
        state: model.stateDict(),
      })
    }
    const script = join(import.meta.dirname, '../../fixtures/graph/check.py')
    const lines = execFileSync(python, ['-B', script, folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    for (const line of lines.split('\n').filter((text) => text.startsWith('{'))) {
      const { name, onnx: _, ...result } = JSON.parse(line) as { name: string; onnx?: boolean }
      found.set(name, result)
    }
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(names)('%s, %s', (name, mode) => {
    expect(found.get(`${name}-${mode}`)).toEqual({ differ: [] })
  })
})
