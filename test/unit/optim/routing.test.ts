import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import * as nn from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { complex, ones, type Tensor, zeros } from '../../../src/tensor/index.js'

const named = (shapes: Record<string, number[]>) =>
  Object.entries(shapes).map(([name, shape]) => [name, ones(shape).requiresGrad_()] as const)
const gpt = named({
  'wte.weight': [10, 4],
  'wpe.weight': [6, 4],
  'blocks.0.norm.weight': [4],
  'blocks.0.attention.qkv.weight': [12, 4],
  'blocks.0.attention.qkv.bias': [12],
  'blocks.0.head_mixer.weight': [4, 4],
  'norm.weight': [4],
  'head.weight': [10, 4],
})
const namesOf = (groups: optim.RoutedParameters) => groups.map(({ params }) => params.map(([name]) => name))

describe('routeParameters', () => {
  it('sends hidden matrices to one group, and embeddings, head, norms and biases to another', () => {
    const groups = optim.routeParameters(gpt)
    expect(namesOf(groups)).toEqual([
      ['blocks.0.attention.qkv.weight', 'blocks.0.head_mixer.weight'],
      [
        'wte.weight',
        'wpe.weight',
        'blocks.0.norm.weight',
        'blocks.0.attention.qkv.bias',
        'norm.weight',
        'head.weight',
      ],
    ])
    expect(groups[0]!.step).toBeUndefined()
    expect(groups[1]!.step!.rule).toBe('adam')
  })
  it('takes the last matrix for the head where no name says which it is', () => {
    const net = new nn.Sequential(new nn.Conv2d(1, 2, 3), new nn.Linear(4, 3), new nn.Linear(3, 2))
    const groups = optim.routeParameters(net.namedParameters())
    expect(namesOf(groups)[0]).toEqual(['0.weight', '1.weight'])
    expect(groups.routes.find(({ name }) => name === '2.weight')).toEqual({
      name: '2.weight',
      shape: [2, 3],
      group: 'others',
      reason: 'last matrix',
    })
    expect(namesOf(optim.routeParameters(net.namedParameters(), { except: [] }))[0]).toHaveLength(3)
  })
  it('takes patterns and functions, and settings of both groups', () => {
    const groups = optim.routeParameters(gpt, {
      matrices: { lr: 0.02 },
      others: { step: optim.lion(), lr: 1e-4 },
      except: (_name: string, { shape }: Tensor) => shape[0]! > 10,
    })
    expect(namesOf(groups)[0]).toEqual([
      'wte.weight',
      'wpe.weight',
      'blocks.0.head_mixer.weight',
      'head.weight',
    ])
    expect(groups.map(({ lr }) => lr)).toEqual([0.02, 1e-4])
    const opt = optim.muonw(groups, { lr: 1, heads: 2 })
    expect(opt.paramGroups.map(({ step, decay, lr }) => [step, decay, lr])).toEqual([
      ['muon', 'l2', 0.02],
      ['lion', 'l2', 1e-4],
    ])
    expect(opt.paramGroups[0]!.options).toMatchObject({ heads: 2, adjustLrFn: 'match_rms_adamw' })
  })
  it('prints where each parameter goes', () => {
    const text = inspect(optim.routeParameters(gpt))
    expect(text.split('\n')).toHaveLength(gpt.length)
    expect(text).toMatch(/^others {4}\[10, 4\] {2}wte\.weight {21}excepted by name$/m)
    expect(text).toMatch(/^matrices {2}\[12, 4\] {2}blocks\.0\.attention\.qkv\.weight {2}hidden matrix$/m)
    expect(text).toMatch(/norm\.weight.*fewer than two dimensions$/m)
    expect(String(optim.routeParameters(gpt))).toBe(text)
  })
  it('leaves out a group without parameters, and keeps complex matrices from Muon', () => {
    expect(optim.routeParameters(named({ 'a.bias': [3] }))).toHaveLength(1)
    const w = complex(ones([2, 2]), zeros([2, 2])).requiresGrad_()
    const groups = optim.routeParameters([['w', w]])
    expect(groups.routes[0]!.reason).toBe('complex')
  })
  it('steps a network whose loss falls', () => {
    const net = new nn.Sequential(
      new nn.Linear(4, 8),
      new nn.ReLU(),
      new nn.Linear(8, 8),
      new nn.Linear(8, 1),
    )
    const opt = optim.muonLp(optim.routeParameters(net.namedParameters()), { lr: 0.02 })
    const x = ones([5, 4])
    const loss = () => {
      opt.zeroGrad()
      const value = (net.forward(x) as Tensor).sub(3).square().mean()
      value.backward()
      return value.item() as number
    }
    const first = opt.step(loss)
    for (let t = 0; t < 30; t++) opt.step(loss)
    expect(opt.step(loss)).toBeLessThan(first / 4)
  })
  it('refuses parameters without names, and unknown options', () => {
    const [, w] = gpt[0]!
    expect(() => optim.routeParameters([w] as never)).toThrow('Expected named parameters')
    expect(() => optim.routeParameters(gpt, { match: 'x' } as never)).toThrow("Unknown option 'match'")
    expect(() => optim.routeParameters(gpt, { except: 7 } as never)).toThrow(
      'Expected pattern, patterns or function for routeParameters.except but received 7',
    )
    expect(() => optim.routeParameters(gpt, { others: 1 } as never)).toThrow(TypeError)
  })
})
