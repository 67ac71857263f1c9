// libtorch's messages, as they come out here.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { load, save } from '../../../src/io/index.js'
import { cuda, grad, inferenceMode, noGrad, ones, type Tensor, zeros } from '../../../src/tensor/index.js'

describe('hints are said in our words', () => {
  const leaf = () => ones([2], { requiresGrad: true })
  test.each<[string, () => unknown, string]>([
    [
      'a second backward',
      () => {
        const loss = leaf().square().sum()
        loss.backward()
        loss.backward()
      },
      'Specify retainGraph: true if',
    ],
    ['an unused input', () => grad(leaf().sum(), [leaf()]), 'Set allowUnused: true if'],
    [
      'inference tensors',
      () => inferenceMode(() => ones([2])).requiresGrad_(),
      'Setting requiresGrad: true on inference tensor',
    ],
    [
      'inference tensors in a graph',
      () => leaf().mul(inferenceMode(() => ones([2]))),
      'use `noGrad()` instead of `inferenceMode()`',
    ],
    [
      'a tensor that was changed in place',
      () => {
        const y = leaf().exp()
        y.add_(1)
        y.sum().backward()
      },
      'detectAnomaly(fn',
    ],
  ])('%s', (_, fail, hint) => {
    let message = ''
    try {
      fail()
    } catch (error) {
      message = (error as Error).message
    }
    expect(message).toContain(hint)
    expect(message).not.toMatch(/=(True|False|None)\b|torch\.|[a-z]_[a-z]+\(\)/)
  })

  test('values of sizes and the like stay as they are', () => {
    expect(() => zeros([2]).add(zeros([3]))).toThrow('(2)')
    expect(() => noGrad(() => zeros([2, 2]).softmax(5))).toThrow('[-2, 1]')
  })
})

describe('errors keep their identity through files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pdecay-identity-'))
  const path = (name: string) => join(folder, name)

  test.skipIf(cuda.isAvailable())('a file loaded to a device that is not there', async () => {
    for (const name of ['x.safetensors', 'x.pt']) {
      await save(path(name), { x: ones([2]) })
      await expect(load(path(name), { device: 'cuda' })).rejects.toMatchObject({
        code: 'ERR_CUDA',
        message: expect.stringContaining('What to do'),
      })
    }
  })

  test('a tensor that has been disposed of is not saved', async () => {
    const gone = ones([2])
    gone.dispose()
    for (const name of ['y.safetensors', 'y.pt'])
      await expect(save(path(name), { gone } as Record<string, Tensor>)).rejects.toMatchObject({
        code: 'ERR_DISPOSED',
      })
    rmSync(folder, { recursive: true })
  })
})
