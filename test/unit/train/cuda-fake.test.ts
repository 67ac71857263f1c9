// Checkpoints on a machine with devices, with none.
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fake, run } from '../tensor/cuda/_fake-cuda.js'

describe.skipIf(!existsSync(fake))('on a CUDA of memory and counters', () => {
  test('a checkpoint holds the random state of every device, and refuses a damaged one with nothing changed', () => {
    const { same, names, refused, kept } = run(`
      const { nn, optim, train, load, loadHeader, save } = require('./lib/index.js')
      const { mkdtempSync } = fs
      const path = mkdtempSync('/tmp/pdecay-cuda-checkpoint-') + '/checkpoint.safetensors'
      const model = new nn.Linear(2, 2)
      const trained = { model, optimizer: optim.padam(model.namedParameters(), { lr: 0.1 }) }
      const states = () => [0, 1].map((i) => cuda.rngState('cuda:' + i).toArray())
      cuda.manualSeedAll(17)
      const before = states()
      await train.saveCheckpoint(path, trained, { step: 3 })
      cuda.manualSeedAll(18)
      const other = states()
      await train.loadCheckpoint(path, trained)
      const same = [JSON.stringify(states()) === JSON.stringify(before), JSON.stringify(other) !== JSON.stringify(before)]
      const tensors = await load(path)
      const names = Object.keys(tensors).filter((name) => name.startsWith('rng')).sort()
      const { metadata } = await loadHeader(path)
      await save(path, { ...tensors, 'rng.cuda:1': ones([3]) }, { metadata })
      cuda.manualSeedAll(19)
      const now = JSON.stringify(states())
      const refused = await train.loadCheckpoint(path, trained).catch((error) => error.message)
      return { same, names, refused, kept: JSON.stringify(states()) === now }`) as Record<string, unknown>
    expect(same).toEqual([true, true])
    expect(names).toEqual(['rng', 'rng.cuda:0', 'rng.cuda:1'])
    expect(refused).toContain("The random state 'rng.cuda:1' is damaged")
    expect(kept).toBe(true)
  })
})
