import * as tf from '@tensorflow/tfjs-core'
import * as layers from '@tensorflow/tfjs-layers'
import '@tensorflow/tfjs-backend-cpu'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as optim from '../../../src/optim/index.js'
import { tensor } from '../../../src/tensor/index.js'
import * as tfjs from '../../../src/tfjs/index.js'

beforeAll(async () => {
  await tf.setBackend('cpu')
})
beforeEach(() => tf.engine().startScope())
afterEach(() => {
  tf.engine().endScope()
  tf.disposeVariables()
})

const numbers = (n: number, seed: number) =>
  Float32Array.from({ length: n }, (_, i) => Math.sin(seed * 7 + i * 1.3))
const variable = (seed: number, shape: number[], name: string): tf.Variable =>
  tf.variable(
    tf.tensor(
      numbers(
        shape.reduce((a, b) => a * b, 1),
        seed,
      ),
      shape,
    ),
    true,
    name,
  )
const gradient = (seed: number, shape: number[]) =>
  tf.tensor(
    numbers(
      shape.reduce((a, b) => a * b, 1),
      seed,
    ),
    shape,
  )

describe('steps', () => {
  it("plain Adam's are those of tf.train.adam", () => {
    const [a, b] = [variable(1, [3, 4], 'a'), variable(1, [3, 4], 'b')]
    const mine = tfjs.adam({ lr: 0.01, betas: [0.9, 0.999], eps: 1e-7 })
    const theirs = tf.train.adam(0.01, 0.9, 0.999, 1e-7)
    for (let t = 0; t < 20; t++) {
      mine.applyGradients({ a: gradient(t, [3, 4]) })
      theirs.applyGradients({ b: gradient(t, [3, 4]) as tf.Variable })
    }
    const [x, y] = [a.dataSync(), b.dataSync()]
    // tf keeps 1 - beta^t in float32, whose error at t = 1 is 6e-5 of 1e-3.
    for (const [i, value] of x.entries()) expect(Math.abs(value - y[i]!)).toBeLessThan(2e-5)
    expect(mine.iterations).toBe(20)
  })

  it("pAdam's are those of optim.padam, bit for bit; vectors do not decay", () => {
    const variables = [variable(1, [4, 4], 'kernel'), variable(2, [4], 'bias')]
    const params = variables.map((v) => tensor(v.dataSync().slice()).reshape(v.shape).requiresGrad_())
    const options = { lr: 0.01, p: 0.8, lambda: 0.05 }
    const mine = tfjs.padam(options)
    const ours = optim.padam(params, options)
    for (let t = 0; t < 12; t++) {
      mine.applyGradients(variables.map((v, i) => ({ name: v.name, tensor: gradient(t + i, v.shape) })))
      for (const [i, param] of params.entries())
        param.grad = tensor(
          gradient(t + i, variables[i]!.shape)
            .dataSync()
            .slice(),
        ).reshape(param.shape)
      ours.step()
    }
    for (const [i, v] of variables.entries())
      expect([...v.dataSync()]).toEqual(params[i]!.reshape([-1]).toArray())
    expect(mine.sparsity().weights).toBe(16)
  })

  it('a gradient of null leaves a variable as it is; one seen later begins with its own first step', () => {
    const [a, b] = [variable(1, [2, 2], 'a'), variable(2, [2, 2], 'b')]
    const before = [...b.dataSync()]
    const o = tfjs.adamw({ lr: 0.1, weightDecay: 0.1 })
    o.applyGradients([
      { name: 'a', tensor: gradient(1, [2, 2]) },
      { name: 'b', tensor: null as never },
    ])
    expect([...b.dataSync()]).toEqual(before)
    expect([...a.dataSync()]).not.toEqual([...numbers(4, 1)])
    const late = variable(3, [2, 2], 'late')
    o.applyGradients({ late: gradient(1, [2, 2]) })
    // Adam's first step is lr · sign(gradient), after the decay.
    const sign = tf.sign(gradient(1, [2, 2])).dataSync()
    for (const [i, w] of [...late.dataSync()].entries())
      expect(w).toBeCloseTo(numbers(4, 3)[i]! * 0.99 - 0.1 * sign[i]!, 5)
  })

  it('minimize and a clone: what was cloned stays, what was assigned between steps counts', () => {
    const w = variable(1, [2, 2], 'w')
    const o = tfjs.sgd({ lr: 0.5 })
    const kept = w.clone() as tf.Tensor
    const before = [...kept.dataSync()]
    const cost = o.minimize(() => tf.mul(tf.sum(tf.square(w)), 0.5) as tf.Scalar, true)
    expect(cost!.dataSync()[0]).toBeCloseTo(before.reduce((sum, x) => sum + x * x, 0) / 2, 5)
    expect([...kept.dataSync()]).toEqual(before)
    const later: tf.Tensor = w.clone()
    const then = [...later.dataSync()]
    expect(then).toEqual(before.map((x) => Math.fround(x / 2)))
    w.assign(tf.ones([2, 2]))
    o.minimize(() => tf.sum(w) as tf.Scalar)
    expect([...w.dataSync()]).toEqual([0.5, 0.5, 0.5, 0.5])
    expect([...later.dataSync()]).toEqual(then)
  })

  it('leaks no tensor', () => {
    variable(1, [2, 2], 'w')
    const o = tfjs.padam({ lr: 0.1, p: 0.8, lambda: 0.1 })
    const step = () => tf.tidy(() => o.applyGradients({ w: gradient(1, [2, 2]) }))
    step()
    const { numTensors } = tf.memory()
    for (let i = 0; i < 5; i++) step()
    expect(tf.memory().numTensors).toBe(numTensors)
  })

  it('takes a new learning rate at any time', () => {
    const w = variable(1, [1, 1], 'w')
    const o = tfjs.sgd({ lr: 0 })
    const before = w.dataSync()[0]!
    o.applyGradients({ w: tf.ones([1, 1]) })
    expect(w.dataSync()[0]).toBe(before)
    o.learningRate = 1
    o.applyGradients({ w: tf.ones([1, 1]) })
    expect(w.dataSync()[0]).toBeCloseTo(before - 1, 6)
    expect(() => {
      o.learningRate = -1
    }).toThrow('learningRate')
  })
})

describe('models of tfjs-layers', () => {
  const build = () => {
    const model = layers.sequential()
    const init = (seed: number) => layers.initializers.randomNormal({ seed, mean: 0, stddev: 0.5 })
    model.add(
      layers.layers.dense({
        units: 8,
        inputShape: [3],
        activation: 'tanh',
        kernelInitializer: init(1) as never,
      }),
    )
    model.add(layers.layers.dense({ units: 1, kernelInitializer: init(2) as never }))
    return model
  }
  const x = () => gradient(3, [16, 3])
  const y = () => gradient(4, [16, 1])
  const weights = (model: layers.LayersModel) => model.getWeights().map((w) => [...w.dataSync()])

  it('fit, saved with its optimizer and loaded, goes on as if it had not been', async () => {
    const model = build()
    model.compile({
      optimizer: tfjs.padam({ lr: optim.cosine({ start: 0.05, totalSteps: 40 }), p: 0.8, lambda: 0.01 }),
      loss: 'meanSquaredError',
    })
    const options = { epochs: 3, batchSize: 4, shuffle: false, verbose: 0 } as const
    const first = await model.fit(x(), y(), options)
    expect(first.history.loss!.at(-1)).toBeLessThan(first.history.loss![0] as number)
    let saved: tf.io.ModelArtifacts | undefined
    await model.save(
      tf.io.withSaveHandler(async (artifacts) => {
        saved = JSON.parse(JSON.stringify({ ...artifacts, weightData: undefined }))
        saved!.weightData = artifacts.weightData!
        return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } }
      }),
      { includeOptimizer: true },
    )
    const loaded = await layers.loadLayersModel(tf.io.fromMemory(saved!))
    expect((loaded as layers.LayersModel & { optimizer: tf.Optimizer }).optimizer).toBeInstanceOf(
      tfjs.TfjsOptimizer,
    )
    expect(weights(loaded)).toEqual(weights(model))
    await model.fit(x(), y(), options)
    await loaded.fit(x(), y(), options)
    expect(weights(loaded)).toEqual(weights(model))
  })

  it('is disposed with its model, and then refuses', () => {
    const model = build()
    const optimizer = tfjs.adamw({ lr: 1e-3 })
    model.compile({ optimizer, loss: 'meanSquaredError' })
    optimizer.dispose()
    expect(() => optimizer.applyGradients({})).toThrow('disposed')
    expect(() => optimizer.sparsity()).toThrow('disposed')
  })
})

describe('bad input', () => {
  const o = () => tfjs.adamw({ lr: 1e-3 })
  it('options are checked when it is made', () => {
    expect(() => tfjs.padam({ lr: 1e-3, p: -1, lambda: 1 })).toThrow('p')
    expect(() => tfjs.padam({ lr: 1e-3, lamda: 1 } as never)).toThrow('lamda')
    expect(() => tfjs.optimizer({} as never)).toThrow()
  })
  it('names, shapes and dtypes; nothing changes', () => {
    const w = variable(1, [2, 2], 'w')
    tf.variable(tf.tensor([1, 2], [2], 'int32'), true, 'whole')
    const before = [...w.dataSync()]
    expect(() => o().applyGradients({ other: tf.ones([1]) })).toThrow("'other'")
    expect(() => o().applyGradients({ w: tf.ones([4]) })).toThrow('shape [2,2]')
    expect(() => o().applyGradients({ whole: tf.ones([2]) })).toThrow('int32')
    expect(() => o().applyGradients({ w: tf.ones([2, 2], 'int32') })).toThrow('float32')
    const twice = { name: 'w', tensor: tf.ones([2, 2]) }
    expect(() => o().applyGradients([twice, twice])).toThrow('two')
    expect([...w.dataSync()]).toEqual(before)
  })
  it('state that does not fit changes nothing', async () => {
    variable(1, [2, 2], 'w')
    const opt = o()
    opt.applyGradients({ w: tf.ones([2, 2]) })
    const before = await opt.getWeights()
    const iter = { name: 'iter', tensor: tf.scalar(5, 'int32') }
    await expect(opt.setWeights([])).rejects.toThrow("'iter'")
    await expect(opt.setWeights([iter, { name: 'w', tensor: tf.ones([2, 2]) }])).rejects.toThrow(
      'variable/slot',
    )
    await expect(opt.setWeights([iter, { name: 'w/exp_avg', tensor: tf.ones([3]) }])).rejects.toThrow()
    const after = await opt.getWeights()
    for (const [i, { name, tensor }] of before.entries()) {
      expect(after[i]!.name).toBe(name)
      expect([...after[i]!.tensor.dataSync()]).toEqual([...tensor.dataSync()])
    }
    expect(opt.iterations).toBe(1)
  })
  it('loaded state that fits no variable is said at the first step, which changes nothing', async () => {
    const w = variable(1, [2, 2], 'w')
    const before = [...w.dataSync()]
    const step = { name: 'v/step', tensor: tf.scalar(1) }
    const iter = { name: 'iter', tensor: tf.scalar(5, 'int32') }
    const another = o()
    await another.setWeights([iter, step, { name: 'u/step', tensor: tf.scalar(1) }])
    expect(() => another.applyGradients({ w: tf.ones([2, 2]) })).toThrow("'v', 'u'")
    const shaped = o()
    await shaped.setWeights([iter, step, { name: 'v/exp_avg', tensor: tf.ones([3]) }])
    expect(() => shaped.applyGradients({ w: tf.ones([2, 2]) })).toThrow('exp_avg')
    expect([...w.dataSync()]).toEqual(before)
    expect((await shaped.getWeights()).map(({ name }) => name)).toEqual(['iter', 'v/step', 'v/exp_avg'])
  })
  it('a function that no file can hold is refused when it is saved', () => {
    expect(() => tfjs.adamw({ lr: () => 1e-3 }).getConfig()).toThrow('named schedule')
  })
})
