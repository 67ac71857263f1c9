import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { load, loadSharded, save, saveSharded } from '../../../src/io/index.js'
import { arange, ones, type Tensor, tensor, zeros } from '../../../src/tensor/index.js'

const temporary = mkdtempSync(join(tmpdir(), 'pdecay-sharded-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))
let folders = 0
const fresh = () => join(temporary, String(folders++))

const values = (tensors: Record<string, Tensor>) =>
  Object.fromEntries(Object.entries(tensors).map(([name, each]) => [name, [each.dtype, each.toArray()]]))

const tensors = {
  a: arange(10, { dtype: 'float32' }),
  b: tensor([[1n, 2n]]),
  'c.weight': ones([3, 4], { dtype: 'bfloat16' }),
  none: zeros([0, 3]),
  flag: tensor([true, false]),
}

describe('saveSharded and loadSharded', () => {
  test('write one file where all fits', async () => {
    const folder = fresh()
    expect(await saveSharded(folder, tensors)).toEqual(['model.safetensors'])
    expect(values(await loadSharded(folder))).toEqual(values(tensors))
  })
  test("write shards and an index in Hugging Face's layout", async () => {
    const folder = fresh()
    const files = await saveSharded(folder, tensors, { maxShardBytes: 42, metadata: { format: 'pt' } })
    const shards = [1, 2].map((n) => `model-0000${n}-of-00002.safetensors`)
    expect(files).toEqual([...shards, 'model.safetensors.index.json'])
    expect(readdirSync(folder).sort()).toEqual([...files].sort())
    const index: unknown = JSON.parse(readFileSync(join(folder, files[2]!), 'utf8'))
    expect(index).toEqual({
      metadata: { total_size: 40 + 16 + 24 + 2 },
      weight_map: { a: shards[0], b: shards[1], 'c.weight': shards[1], none: shards[1], flag: shards[1] },
    })
    for (const mmap of [false, true])
      expect(values(await loadSharded(folder, { mmap }))).toEqual(values(tensors))
  })
  test('give a larger tensor a file of its own', async () => {
    const folder = fresh()
    expect(await saveSharded(folder, tensors, { maxShardBytes: 1, name: 'net' })).toHaveLength(5)
    expect(values(await loadSharded(folder, { name: 'net' }))).toEqual(values(tensors))
  })
  test('refuse bad options and write nothing', async () => {
    const folder = fresh()
    await expect(saveSharded(folder, { a: 1 } as never)).rejects.toThrow('Expected Tensor for tensors.a')
    await expect(saveSharded(folder, tensors, { maxShardBytes: 0 })).rejects.toThrow('for maxShardBytes')
    await expect(saveSharded(folder, tensors, { name: '../x' })).rejects.toThrow('start of a file name')
    expect(readdirSync(temporary)).not.toContain(folder)
  })

  async function damaged(change: (folder: string, index: { weight_map: Record<string, unknown> }) => void) {
    const folder = fresh()
    const files = await saveSharded(folder, tensors, { maxShardBytes: 42 })
    const path = join(folder, files[2]!)
    const index = JSON.parse(readFileSync(path, 'utf8')) as { weight_map: Record<string, unknown> }
    change(folder, index)
    writeFileSync(path, JSON.stringify(index))
    return expect(loadSharded(folder)).rejects
  }
  const second = 'model-00002-of-00002.safetensors'
  test('refuse an index that does not fit its files', async () => {
    await (await damaged((_, { weight_map }) => Object.assign(weight_map, { more: second }))).toThrow(
      /00002.* lacks more/,
    )
    await (await damaged((_, { weight_map }) => void delete weight_map.b)).toThrow(/has b, which the index/)
    await (await damaged((folder) => rmSync(join(folder, second)))).toMatchObject({ code: 'ERR_FILE' })
    await (await damaged((folder) => truncateSync(join(folder, second), 90))).toMatchObject({
      code: 'ERR_FILE',
    })
  })
  test.each(['../x.safetensors', '/etc/passwd', 'a/b.safetensors', '..', '.x.safetensors', 'x.bin', 3, null])(
    'refuse a file outside of the folder: %s',
    async (place) => {
      await (await damaged((_, { weight_map }) => Object.assign(weight_map, { a: place }))).toThrow(
        'no file name of this folder',
      )
    },
  )
  test('refuse an index that is none', async () => {
    const folder = fresh()
    await saveSharded(folder, tensors)
    const path = join(folder, 'model.safetensors.index.json')
    for (const [text, message] of [
      ['{', /not valid JSON|cut short/],
      ['[]', /not a JSON object/],
      ['{}', /no weight_map/],
      ['{"weight_map": 1}', /not a JSON object/],
      ['{"weight_map": {"a": "x.safetensors", "a": "x.safetensors"}}', /twice/],
    ] as const) {
      writeFileSync(path, text)
      await expect(loadSharded(folder)).rejects.toThrow(message)
      await expect(loadSharded(folder)).rejects.toMatchObject({ code: 'ERR_FILE' })
    }
    await expect(loadSharded(fresh())).rejects.toMatchObject({ code: 'ERR_FILE' })
  })
})

describe('load with mmap', () => {
  const path = join(temporary, 'mapped.safetensors')
  test('gives what load gives, and writes do not reach the file', async () => {
    await save(path, tensors)
    const mapped = await load(path, { mmap: true })
    expect(values(mapped)).toEqual(values(tensors))
    const before = readFileSync(path)
    mapped.a!.mul_(2)
    expect(mapped.a!.toArray()).toEqual(tensors.a.mul(2).toArray())
    expect(readFileSync(path).equals(before)).toBe(true)
    expect((await load(path)).a!.toArray()).toEqual(tensors.a.toArray())
  })
  test('gives tensors with gradients of their own', async () => {
    await save(path, { a: ones([2]), b: ones([2]), c: ones([2]) })
    const { a, b, c } = (await load(path, { mmap: true })) as Record<'a' | 'b' | 'c', Tensor>
    a.requiresGrad_()
    const product = a.mul(b)
    // In the same mapping, with a version counter of its own.
    c.add_(1)
    product.sum().backward()
    expect(a.grad!.toArray()).toEqual([1, 1])
  })
  test('reads elements that are not aligned', async () => {
    // The format lets a header have any length.
    const header = '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}'
    const text = Buffer.from(header + ' '.repeat(((9 - (header.length % 8)) % 8) + 8 * 0))
    expect(text.length % 4).not.toBe(0)
    const size = Buffer.alloc(8)
    size.writeBigUInt64LE(BigInt(text.length))
    writeFileSync(path, Buffer.concat([size, text, Buffer.from(Float32Array.of(1.5, -2).buffer)]))
    expect((await load(path, { mmap: true })).a!.toArray()).toEqual([1.5, -2])
  })
  test('refuses a file that is cut short, and a bool that is none', async () => {
    await save(path, tensors)
    const whole = readFileSync(path)
    for (const length of [0, 4, 9, 100, whole.length - 1]) {
      writeFileSync(path, whole.subarray(0, length))
      await expect(load(path, { mmap: true })).rejects.toMatchObject({ code: 'ERR_FILE' })
    }
    await save(path, { flag: tensor([true, false]) })
    const bytes = readFileSync(path)
    bytes[bytes.length - 1] = 7
    writeFileSync(path, bytes)
    await expect(load(path, { mmap: true })).rejects.toThrow('a bool that is neither 0 nor 1')
  })
  test('outlives its file', async () => {
    await save(path, tensors)
    const { a } = await load(path, { mmap: true })
    rmSync(path)
    expect(a!.toArray()).toEqual(tensors.a.toArray())
  })
})
