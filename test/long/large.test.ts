// A tensor of 2^32 elements: no index on the way may be of 32 bits.
import { freemem } from 'node:os'
import { expect, it } from 'vitest'
import { none, Optimizer, sgd } from '../../src/optim/index.js'
import { full, tidy } from '../../src/tensor/index.js'

const side = 2 ** 16
const gibibytes = 2 ** 30
/** Weights and a gradient in bfloat16, and what runs beside them. */
const needed = 17 * gibibytes
const available = Math.min(freemem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)

it('2^32 weights: every one is stepped, and counted', ({ skip }) => {
  skip(
    available < needed,
    `needs 17 GiB of free memory, and ${(available / gibibytes).toFixed(1)} GiB are free`,
  )
  tidy(() => {
    const weights = full([side, side], 1, { dtype: 'bfloat16' })
    // Rows about the middle, where a signed index would turn, and the last.
    const marked = [0, side / 2 - 1, side / 2, side - 1]
    for (const row of marked) weights.select(0, row).fill_(2)
    const param = weights.requiresGrad_()
    param.grad = full([1, 1], 1, { dtype: 'bfloat16' }).expand([side, side])
    const optimizer = new Optimizer([param], { step: sgd(), decay: none(), lr: 1 })
    optimizer.step()
    for (let row = 0; row < side; row++) {
      tidy(() => {
        const found = param.detach().select(0, row)
        const expected = marked.includes(row) ? 1 : 0
        const [low, high] = [found.min().item(), found.max().item()]
        if (low !== expected || high !== expected)
          expect.fail(`row ${row} is in [${low}, ${high}], not ${expected}`)
      })
    }
    expect(optimizer.sparsity().parameters[0]).toMatchObject({
      weights: side * side,
      zeros: side * (side - marked.length),
    })
  })
})
