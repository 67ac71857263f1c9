// The kept archives, against what Python computed of the same models: test/fixtures/exported/make.py.
import { join } from 'node:path'
import { describe, test } from 'vitest'
import * as nn from '../../../../src/nn/index.js'
import { expectComputes, expectTrains, readReference, type Tolerance } from './_parity.js'

const folder = join(__dirname, '../../../fixtures/exported')
// Other processors take other instructions, and so sum in another order than that which the references were made on.
const near: Tolerance = { rtol: 1e-4, atol: 1e-5 }
const load = (name: string, mode: 'train' | 'eval', options?: nn.LoadExportedOptions) =>
  nn.loadExported<unknown>(join(folder, `${name}.${mode}.pt2`), options)

const names = [
  'mlp',
  'cnn',
  'structure',
  'lstm',
  'numbers',
  'shapes',
  'modes',
  'regions',
  'packed',
  'flow',
  'noisy',
]

describe.each(names)('%s, at another batch size than it was exported at', (name) => {
  test('outputs, gradients and buffers of the export from train mode', async () => {
    const reference = await readReference(folder, name)
    expectComputes(await load(name, 'train'), reference, reference.train, near)
  })
  test('outputs, gradients and buffers of the export from eval mode', async () => {
    const reference = await readReference(folder, name)
    expectComputes(await load(name, 'eval'), reference, reference.eval, near)
  })
  test('20 steps of pAdam', async () => {
    expectTrains(await load(name, 'train'), await readReference(folder, name), near)
  })
  test('the same, with the weights read and not mapped', async () => {
    const reference = await readReference(folder, name)
    expectComputes(await load(name, 'train', { mmap: false }), reference, reference.train, near)
  })
  test.skipIf(name === 'noisy')('eval() of the export from train mode is what eval mode gives', async () => {
    const reference = await readReference(folder, name)
    expectComputes((await load(name, 'train')).eval(), reference, reference.eval, near)
    expectComputes((await load(name, 'train')).eval().train(), reference, reference.train, near)
  })
})

test('training writes to copies of what the file holds', async () => {
  const reference = await readReference(folder, 'cnn')
  expectTrains(await load('cnn', 'train'), reference, near)
  expectComputes(await load('cnn', 'train'), reference, reference.train, near)
})
