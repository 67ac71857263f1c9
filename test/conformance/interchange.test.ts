// State dicts from torch and for torch, through files of torch.save (test/fixtures/optim/make.py) and saveTorch.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadTorch, saveTorch } from '../../src/io/index.js'
import type { Optimizer, Params, StateDict } from '../../src/optim/index.js'
import * as optim from '../../src/optim/index.js'
import type { Tensor } from '../../src/tensor/index.js'
import { epsilon, normals, parameter, printTable, row, setGradient, valuesOf } from './rows.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-interchange-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fixtures = `${import.meta.dirname}/../fixtures/optim`

/** A state dict in mid-training, the weights then, and what five gradients later came of them. */
interface Saved {
  optimizer: StateDict
  before: Tensor[]
  gradients: Tensor[]
  after: Tensor[]
}
const read = (file: string) => loadTorch<Saved>(`${fixtures}/${file}.pt`)

/** Built with other options than torch's had: those must come from the file. */
const l2 = optim.l2({ weightDecay: 0.5 })
const build = (step: optim.StepSpec, decay: optim.DecaySpec) => (params: Params) =>
  optim.optimizer(params, { step, decay, lr: 1, exclude: 'none' })
const files: [file: string, torchs: string, make: (params: Params) => Optimizer][] = [
  ['adamw', 'AdamW', build(optim.adam({ eps: 1 }), l2)],
  ['adamw-named', 'AdamW', build(optim.adam(), l2)],
  ['adamw-old', 'AdamW', build(optim.adam({ betas: [0.5, 0.5] }), l2)],
  ['adam', 'Adam', build(optim.adam(), optim.none())],
  ['nadam', 'NAdam', build(optim.nadam({ momentumDecay: 1 }), l2)],
  ['radam', 'RAdam', build(optim.radam(), l2)],
  ['sgd', 'SGD', build(optim.sgd({ momentum: 0.5 }), optim.none())],
  ['sgd-plain', 'SGD', build(optim.sgd(), optim.none())],
  ['rmsprop', 'RMSprop', build(optim.rmsprop({ alpha: 0.5 }), optim.none())],
  ['adagrad', 'Adagrad', build(optim.adagrad(), optim.none())],
  ['adadelta', 'Adadelta', build(optim.adadelta(), optim.none())],
  ['adamax', 'Adamax', build(optim.adamax(), optim.none())],
  ['asgd', 'ASGD', build(optim.asgd({ t0: 5 }), optim.none())],
  ['adafactor', 'Adafactor', build(optim.adafactor({ d: 3, eps: [1, 1] }), l2)],
  ['rprop', 'Rprop', build(optim.rprop(), optim.none())],
]
const section = "interchange: torch's own files"

/** The optimizer of a file, and its parameters, each in a group of its own. */
async function resume(file: string, make: (params: Params) => Optimizer) {
  const saved = await read(file)
  const params = saved.before.map((weights) => weights.requiresGrad_())
  const names = file.endsWith('named') ? ['a.weight', 'a.bias'] : null
  const optimizer = make(
    params.map((param, i) => ({ params: names ? [[names[i]!, param] as const] : [param] })),
  )
  optimizer.loadStateDict(saved.optimizer)
  return { saved, params, optimizer }
}

for (const [file, , make] of files) {
  row(section, `${file}: loads, and the trajectory is torch's`, 'cpu', async () => {
    const { saved, params, optimizer } = await resume(file, make)
    expect(optimizer.paramGroups.map(({ lr }) => lr)).toEqual([0.01, 0.02])
    for (const gradient of saved.gradients) {
      params[0]!.grad = gradient
      params[1]!.grad = gradient.select(0, 0).contiguous()
      optimizer.step()
    }
    for (const [i, param] of params.entries()) {
      const [found, expected, start] = [param, saved.after[i]!, (await read(file)).before[i]!].map(valuesOf)
      // float32, five steps, with the operations in another order.
      found!.forEach((w, k) => {
        const size = Math.abs(expected![k]!) + Math.abs(expected![k]! - start![k]!)
        expect(Math.abs(w - expected![k]!), `weight ${k} of ${i}: ${w}`).toBeLessThanOrEqual(
          8 * epsilon.float32 * size,
        )
      })
    }
  })
  row(
    section,
    `${file}: what we write has every name that torch wrote, of the same value and shape`,
    'cpu',
    async () => {
      const { saved, optimizer } = await resume(file, make)
      const path = join(folder, `${file}.pt`)
      await saveTorch(path, optimizer.stateDict())
      const written = await loadTorch<StateDict>(path)
      for (const [id, entries] of Object.entries(saved.optimizer.state)) {
        for (const [key, value] of Object.entries(entries)) {
          if (value === null) continue
          const ours = written.state[id]![key] as Tensor
          if (typeof value === 'number') {
            expect(ours.item(), key).toBe(value)
            continue
          }
          expect(ours.shape, key).toEqual(value.shape)
          expect(valuesOf(ours), key).toEqual(valuesOf(value))
        }
      }
      // How torch computes, not what: no option here. And whether a decay of 0 would be decoupled.
      const aside = ['foreach', 'capturable', 'differentiable', 'fused', 'decoupled_weight_decay']
      for (const [g, group] of saved.optimizer.param_groups.entries()) {
        const given = Object.entries(group).filter(([key]) => !aside.includes(key))
        expect(given.length).toBeGreaterThan(3)
        for (const [key, value] of given) expect(written.param_groups[g]![key], key).toEqual(value)
      }
    },
  )
}

it("torch's coupled weight decay is not taken for a decoupled one", () => {
  const load = (step: optim.StepSpec, group: object) => {
    const optimizer = build(step, l2)([parameter([1, 2], 'float32')])
    optimizer.loadStateDict({ state: {}, param_groups: [{ params: [0], weight_decay: 0.1, ...group }] })
    return optimizer.paramGroups[0]!.options.weightDecay
  }
  const message = "Expected decoupled weight decay in param_groups[0] in the state dict but found 'coupled'"
  expect(() => load(optim.sgd(), { momentum: 0 })).toThrow(message)
  expect(() => load(optim.adam(), { betas: [0.9, 0.99], decoupled_weight_decay: false })).toThrow(message)
  expect(load(optim.adam(), { betas: [0.9, 0.99] })).toBe(0.1)
  expect(load(optim.sgd(), { decoupled_weight_decay: true })).toBe(0.1)
})

/** A Python with torch: PDECAY_PYTHON, where there is one. */
const python = process.env.PDECAY_PYTHON
describe.skipIf(!python)('what we write loads in torch (PDECAY_PYTHON), and its next step is ours', () => {
  it("every step that is torch's too", async () => {
    const torchs = new Map(files.map(([, name, make]) => [name, make]))
    const paths: string[] = []
    for (const [name, make] of torchs) {
      const params = [[3, 4], [4]].map((shape, i) =>
        parameter(normals(i, i ? 4 : 12), 'float32', 'cpu', shape),
      )
      const optimizer = make(params.map((param, i) => ({ params: [param], lr: 0.01 * (i + 1) })))
      const step = (t: number) => {
        for (const [i, param] of params.entries()) setGradient(param, normals(10 * t + i, param.numel))
        optimizer.step()
      }
      for (let t = 0; t < 7; t++) step(t)
      const copies = () => params.map((param) => param.detach().clone())
      const held = { optimizer: optimizer.stateDict(), before: copies() }
      const path = join(folder, `ours-${name}.pt`)
      // State tensors are the optimizer's own: a file of before the step is written before it.
      await saveTorch(path, held)
      const early = await loadTorch<typeof held>(path)
      step(9)
      const gradients = params.map((param) => param.grad!)
      await saveTorch(path, { class: name, ...early, gradients, after: copies() })
      paths.push(path)
    }
    const printed = execFileSync(python!, [`${fixtures}/load_in_torch.py`, ...paths], { encoding: 'utf8' })
    const differences = printed.trim().split('\n').map(Number)
    expect(differences).toHaveLength(torchs.size)
    for (const [i, difference] of differences.entries())
      expect(difference, [...torchs.keys()][i]).toBeLessThanOrEqual(5e-7)
  })
})

it('the fixtures come from the pinned torch', () => {
  expect(readFileSync(`${fixtures}/make.py`, 'utf8')).toContain('torch 2.11')
})

printTable()
