// Files of tensors of more than 2^32 bytes: no offset on the way may be of 32 bits. In a process of its own, as what
// test/long/large.test.ts takes is only free again when its process ends.
import { mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node'
import { expect, it } from 'vitest'
import { exportOnnx } from '../../src/graph/index.js'
import { load, loadTorch, save, saveTorch } from '../../src/io/index.js'
import * as nn from '../../src/nn/index.js'
import { noGrad, type Tensor, tensor, tidy, zeros } from '../../src/tensor/index.js'

const gibibytes = 2 ** 30
const available = Math.min(freemem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)

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

it('a model of more than 2 GiB becomes an ONNX file with its weights beside it', async ({ skip }) => {
  const rows = Math.ceil((2.1 * gibibytes) / 64)
  skip(available < 8 * gibibytes, 'needs 8 GiB of free memory')
  const folder = mkdtempSync(join(tmpdir(), 'pdecay-large-'))
  class Table extends nn.Module<[Tensor], Tensor> {
    weight = nn.parameter(zeros([rows, 16]))
    forward(at: Tensor): Tensor {
      return this.weight.indexSelect(0, at)
    }
  }
  try {
    const { bavail, bsize } = statfsSync(folder)
    skip(bavail * bsize < 3 * gibibytes, 'needs 3 GiB of free disk')
    const path = join(folder, 'm.onnx')
    const model = new Table()
    noGrad(() => model.weight.select(0, rows - 1).fill_(3))
    const at = tensor([0, rows - 1], { dtype: 'int64' })
    await expect(exportOnnx(model, at, path, { externalData: false })).rejects.toThrow(/at most 2147483647/)
    await exportOnnx(model, at, path)
    expect(statSync(`${path}.data`).size).toBe(rows * 64)
    const session = await InferenceSession.create(path)
    const feed = new OnnxTensor('int64', BigInt64Array.of(BigInt(rows - 1), 0n), [2])
    const { output } = await session.run({ [session.inputNames[0]!]: feed })
    expect([...(output!.data as Float32Array)].slice(14, 18)).toEqual([3, 3, 0, 0])
    await session.release()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
