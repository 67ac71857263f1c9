import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { core } from '../../../../src/native/index.js'
import { wrap } from '../../../../src/tensor/core/handle.js'
import { arange, manualSeed, randn, tensor, zeros } from '../../../../src/tensor/index.js'
import { settled } from '../_collect.js'

interface Row {
  dtype: string
  shape: number[]
  bytes: string
  text: string
}
const file = new URL('../../../fixtures/tensor/print.json', import.meta.url)
const rows: Row[] = JSON.parse(readFileSync(file, 'utf8'))

test.each(rows.map((row) => [row.text.split('\n')[0]!, row] as const))(
  "PyTorch's own text (make_print.py): %s",
  (_, { dtype, shape, bytes, text }) => {
    expect(inspect(wrap(core().fromBytes(Buffer.from(bytes, 'hex'), shape, dtype)))).toBe(text)
  },
)

// What Python prints for the same tensors.
test.each([
  [
    tensor([
      [1, 2],
      [3, 4],
    ]),
    'tensor([[1., 2.],\n        [3., 4.]])',
  ],
  [tensor(3.5), 'tensor(3.5000)'],
  [arange(2000), 'tensor([   0,    1,    2,  ..., 1997, 1998, 1999])'],
  [
    tensor([1e-5, 1, 1e5, Number.NaN, Number.POSITIVE_INFINITY]),
    'tensor([1.0000e-05, 1.0000e+00, 1.0000e+05,        nan,        inf])',
  ],
  [tensor([0.001, 10.5]), 'tensor([1.0000e-03, 1.0500e+01])'],
  [tensor([true, false]), 'tensor([ True, False])'],
  [zeros([0, 3]), 'tensor([], size=(0, 3))'],
  [zeros([0], { dtype: 'int64' }), 'tensor([], dtype=torch.int64)'],
  [tensor([[1, 2]], { dtype: 'int32' }), 'tensor([[1, 2]], dtype=torch.int32)'],
  [tensor([-0.5, 100.25]), 'tensor([ -0.5000, 100.2500])'],
  [tensor([1, 2], { requiresGrad: true }), 'tensor([1., 2.], requires_grad=True)'],
  [zeros([2], { device: 'meta' }), "tensor(..., device='meta', size=(2,))"],
  [tensor([1, -0, 1e9]), 'tensor([1.0000e+00, -0.0000e+00, 1.0000e+09])'],
])('%#', (made, text) => {
  expect(inspect(made)).toBe(text)
  expect(String(made)).toBe(text)
})

test('a large tensor shows its edges, and leaves no tensor behind', () => {
  manualSeed(0)
  const made = randn([40, 50])
  const before = settled().tensors
  const text = inspect(made)
  expect(settled().tensors).toBe(before)
  expect(text.split('\n')).toHaveLength(7)
  expect(text).toContain('tensor([[')
  expect(text).toContain('        ...,\n')
})

test('a disposed one', () => {
  const gone = zeros([1])
  gone.dispose()
  expect(inspect(gone)).toBe('tensor(disposed)')
})
