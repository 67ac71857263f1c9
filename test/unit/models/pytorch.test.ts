import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { FashionCNN, resnet18, resnet34, resnet50 } from '../../../src/models/index.js'
import * as nn from '../../../src/nn/index.js'
import { fastKernels, noGrad, setFastKernels, type Tensor, tensor } from '../../../src/tensor/index.js'

// Goldens of PyTorch, from weights made by a formula: test/fixtures/models/models.py writes them.
interface Golden {
  keys: string[]
  logits: number[][]
  loss: number
  grads: Record<string, [number, number, number] | [number, number]>
}
const file = join(__dirname, '../../fixtures/models/models.json')
const goldens = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Golden>

function wave(shape: readonly number[], scale: number, offset = 0): Tensor {
  const count = shape.reduce((a, b) => a * b, 1)
  const values = Float64Array.from({ length: count }, (_, i) => Math.sin(i * 0.37) * scale + offset)
  return tensor(values).to('float32').reshape(shape)
}

function fill(model: nn.Module): void {
  for (const [name, weight] of model.namedParameters()) {
    const { shape } = weight
    const fan = Math.max(1, weight.numel / shape[0]!)
    const isNorm = shape.length === 1 && name.endsWith('weight')
    const scale = shape.length > 1 ? Math.sqrt(2 / fan) : 0.1
    noGrad(() => weight.copy_(isNorm ? wave(shape, 0.1, 1) : wave(shape, scale)))
  }
}

const fast = fastKernels()
afterEach(() => setFastKernels(fast))

const close = (label: string, found: number, wanted: number, scale = 1) =>
  expect(Math.abs(found - wanted), label).toBeLessThanOrEqual(1e-5 * Math.max(1, scale, Math.abs(wanted)))

// These weights make much of rounding: libtorch's own float32 logits of ResNet-18 are 6 % from those of float64. So the
// kernels have to be PyTorch's, and ResNet-50 in float64. fixtures.test.ts compares usual weights with the fast kernels.
test.each<[string, () => nn.Module, number[], ('float32' | 'float64')?]>([
  ['fashion', () => dropless(new FashionCNN()), [4, 1, 28, 28]],
  ['resnet18Cifar', () => resnet18({ numClasses: 10, form: 'cifar' }), [4, 3, 16, 16]],
  ['resnet50', () => resnet50({ numClasses: 10 }), [4, 3, 64, 64], 'float64'],
])('%s has the names, logits, loss and gradients of PyTorch', (name, make, shape, dtype = 'float32') => {
  setFastKernels(false)
  const golden = goldens[name]!
  const model = make()
  expect(Object.keys(model.stateDict()).sort()).toEqual(golden.keys)
  fill(model)
  model.to(dtype)
  const logits = model.forward(wave(shape, 1).to(dtype))
  const flat = golden.logits.flat()
  for (const [i, value] of [...logits.detach().toTypedArray()].entries())
    close(`logit ${i}`, Number(value), flat[i]!, Math.max(...flat.map(Math.abs)))
  const loss = nn.crossEntropy(logits, tensor([0, 1, 2, 3], { dtype: 'int64' }))
  close('loss', loss.item(), golden.loss)
  loss.backward()
  for (const [key, weight] of model.namedParameters()) {
    const grad = weight.grad!.to('float64').flatten()
    const norm = golden.grads[key]!.at(-1)!
    close(`gradient of ${key}`, grad.square().sum().sqrt().item(), norm)
    for (const [i, wanted] of golden.grads[key]!.slice(0, -1).entries())
      close(`gradient of ${key}[${i}]`, grad.select(0, i).item(), wanted, norm)
  }
})

/** Without dropout, whose draws the goldens leave out. */
function dropless(model: FashionCNN): FashionCNN {
  model.dropout.train(false)
  return model
}

test('the sizes are those of the paper and of torchvision', () => {
  const count = (model: nn.Module) => model.parameters().reduce((sum, { numel }) => sum + numel, 0)
  const on = (make: () => nn.Module) => count(nn.onDevice('meta', make))
  expect(on(() => new FashionCNN())).toBe(421_642)
  expect(on(resnet18)).toBe(11_689_512)
  expect(on(resnet34)).toBe(21_797_672)
  expect(on(resnet50)).toBe(25_557_032)
})
