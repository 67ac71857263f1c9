// Tensors of more than 2^32 elements or bytes: no index on the way may be of 32 bits.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { none, Optimizer, sgd } from '../../src/optim/index.js'
import {
  full,
  load,
  loadTorch,
  save,
  saveTorch,
  type Tensor,
  tensor,
  tidy,
  zeros,
} from '../../src/tensor/index.js'

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

it('a tensor of more than 4 GiB goes through both kinds of files', async ({ skip }) => {
  const size = 4.25 * gibibytes
  skip(available < 4 * size, `needs ${4 * 4.25} GiB of free memory`)
  const folder = mkdtempSync(join(tmpdir(), 'pdecay-large-'))
  try {
    const { bavail, bsize } = statfsSync(folder)
    skip(bavail * bsize < 2 * size, 'needs 9 GiB of free disk')
    const ways = [
      [saveTorch, loadTorch<Record<string, Tensor>>],
      [save, load],
    ] as const
    for (const [write, read] of ways) {
      const path = join(folder, write.name)
      await tidy(async () => {
        const large = zeros([size], { dtype: 'uint8' })
        // Beside each end, and about 2^32.
        const marks = [1, 2 ** 32 - 1, 2 ** 32, size - 1]
        for (const [i, at] of marks.entries()) large.narrow(0, at, 1).fill_(i + 1)
        await write(path, { large, after: tensor([7]) })
        large.dispose()
        const found = await read(path)
        expect(marks.map((at) => found.large!.narrow(0, at, 1).item())).toEqual([1, 2, 3, 4])
        expect(found.large!.numel).toBe(size)
        expect(found.after!.toArray()).toEqual([7])
      })
      rmSync(path)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
