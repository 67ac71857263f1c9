import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { markAsUntransferable } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import {
  add,
  empty,
  frombuffer,
  memory,
  sparseCooTensor,
  tensor,
  zeros,
} from '../../../../src/tensor/index.js'
import { settled } from '../_collect.js'

const shared = (values: readonly number[]): Float32Array => {
  const array = new Float32Array(new SharedArrayBuffer(4 * values.length))
  array.set(values)
  return array
}

describe('frombuffer', () => {
  test('shares a SharedArrayBuffer', () => {
    const array = shared([1, 2, 3])
    const t = frombuffer(array)
    array[1] = 5
    t.mul_(2)
    expect([t.dtype, t.toArray(), [...array]]).toEqual(['float32', [2, 10, 6], [2, 10, 6]])
    expect(frombuffer(array.subarray(1)).toArray()).toEqual([10, 6])
  })

  test('moves an ArrayBuffer, with no copy', () => {
    const array = Float32Array.of(1, 2, 3, 4)
    const other = new Uint8Array(array.buffer)
    const t = frombuffer(array.subarray(1, 3))
    expect([array.length, other.length, t.toArray()]).toEqual([0, 0, [2, 3]])
    const again = t.asTypedArray()
    again[0] = -1
    expect(t.add(1).toArray()).toEqual([0, 4])
  })

  test('dtype, offset, count and requiresGrad, as torch.frombuffer', () => {
    const bytes = () => Uint8Array.of(1, 0, 2, 0, 0, 0, 128, 63).buffer
    expect(frombuffer(bytes(), { dtype: 'int16', count: 2 }).toArray()).toEqual([1, 2])
    expect(frombuffer(bytes(), { dtype: 'float32', offset: 4 }).toArray()).toEqual([1])
    expect(frombuffer(bytes(), { dtype: 'bfloat16', offset: 6 }).toArray()).toEqual([1])
    expect(frombuffer(new Uint8Array(bytes())).toArray()).toEqual([1, 0, 2, 0, 0, 0, 128, 63])
    expect(frombuffer(BigInt64Array.of(2n ** 60n)).itemBigInt()).toBe(2n ** 60n)
    expect(frombuffer(new Float64Array(0)).shape).toEqual([0])
    const leaf = frombuffer(Float32Array.of(3), { requiresGrad: true })
    leaf.square().sum().backward()
    expect(leaf.grad!.toArray()).toEqual([6])
  })

  test('views keep the memory, which goes when the last of them does', async () => {
    const bytes = 2 ** 22
    const before = settled().tensors
    const external = () => process.memoryUsage().arrayBuffers
    settled()
    const start = external() + 2 ** 16
    let part = frombuffer(new Float32Array(bytes / 4).fill(7)).narrow(0, 5, 2)
    settled()
    expect(external() - start).toBeGreaterThan(bytes - 2 ** 18)
    expect(part.toArray()).toEqual([7, 7])
    part = empty([0])
    expect(settled().tensors).toBe(before + 1)
    // V8 sweeps array buffers in a thread of its own.
    const kept = () => {
      settled()
      return external() - start
    }
    await expect.poll(kept).toBeLessThan(2 ** 18)
  })

  test('a loop that never yields stays flat', () => {
    const most = process.memoryUsage().rss + 400 * 2 ** 20
    for (let i = 0; i < 1500; i++) frombuffer(new Float32Array(2 ** 18).fill(i))
    expect(process.memoryUsage().rss).toBeLessThan(most)
  })

  const memoryOfWasm = () =>
    new (
      globalThis as unknown as { WebAssembly: { Memory: new (o: object) => { buffer: ArrayBuffer } } }
    ).WebAssembly.Memory({ initial: 1 }).buffer
  const marked = () => {
    const buffer = new ArrayBuffer(8)
    markAsUntransferable(buffer)
    return buffer
  }
  test.each<[string, () => ArrayBuffer]>([
    ['a pool’s', () => Buffer.from('pooled').buffer as ArrayBuffer],
    ['WebAssembly’s', memoryOfWasm],
    ['a tensor’s', () => zeros([2]).asTypedArray().buffer as ArrayBuffer],
    ['a marked one', marked],
  ])('refuses a buffer that others could take away: %s', (_, make) => {
    const buffer = make()
    expect(() => frombuffer(buffer, { dtype: 'uint8' })).toThrow('frombuffer: this buffer cannot be moved')
    expect(buffer.byteLength).toBeGreaterThan(0)
  })

  test('a buffer that was detached before, and one that may shrink', () => {
    const array = new Float32Array(4)
    structuredClone(array.buffer, { transfer: [array.buffer] })
    expect(() => frombuffer(array)).toThrow('received a detached buffer')
    type Resizable = ArrayBuffer & { resize(size: number): void }
    const Resizable = ArrayBuffer as unknown as new (size: number, options: object) => Resizable
    const buffer = new Resizable(16, { maxByteLength: 64 })
    const t = frombuffer(buffer, { dtype: 'float32' })
    expect(() => buffer.resize(0)).toThrow(TypeError)
    expect(t.toArray()).toEqual([0, 0, 0, 0])
  })

  test.each<[string, () => unknown, string]>([
    ['a bare buffer of no dtype', () => frombuffer(new ArrayBuffer(8)), 'Expected dtype for an ArrayBuffer'],
    [
      'half an element',
      () => frombuffer(new ArrayBuffer(9), { dtype: 'int32' }),
      'a multiple of 4 bytes for buffer',
    ],
    ['an odd offset', () => frombuffer(new ArrayBuffer(9), { dtype: 'int32', offset: 2 }), 'a multiple of 4'],
    ['too many', () => frombuffer(new Int8Array(9), { count: 10 }), 'Expected integer in [0, 9] for count'],
    ['too far', () => frombuffer(new Int8Array(9), { offset: 10 }), 'Expected integer in [0, 9] for offset'],
    ['a negative count', () => frombuffer(new Int8Array(9), { count: -1 }), 'Expected integer in [0, inf)'],
    ['bool', () => frombuffer(new Uint8Array(2), { dtype: 'bool' }), 'the dtype bool is not supported'],
    ['quantized', () => frombuffer(new Int8Array(2), { dtype: 'qint8' }), 'the dtype qint8 is not supported'],
    ['no buffer', () => frombuffer([1, 2] as never), 'or SharedArrayBuffer for buffer but received [ 1, 2 ]'],
    ['a Proxy', () => frombuffer(new Proxy(new Int8Array(2), {})), 'Expected typed array, ArrayBuffer or'],
    ['a DataView', () => frombuffer(new DataView(new ArrayBuffer(2)) as never), 'Expected typed array'],
    ['an unknown option', () => frombuffer(new Int8Array(2), { size: 2 } as never), "Unknown option 'size'"],
  ])('%s is an error', (_, use, message) => {
    expect(use).toThrow(message)
  })

  test('is for its own thread alone', () => {
    const t = frombuffer(shared([1, 2]))
    expect(() => t.index(0).share()).toThrow("share: the memory is an array's, which ends with its thread")
    const place = zeros([1, 2], { dtype: 'int64' })
    expect(() => sparseCooTensor(place, t, [3]).share()).toThrow("share: the memory is an array's")
    expect(() =>
      tensor([[1]])
        .mul(t)
        .toSparse()
        .share(),
    ).not.toThrow()
    expect(() => t.clone().share()).not.toThrow()
  })

  test('work off the thread keeps the memory, in workers that end too', () => {
    const work = `
      const t = require('./lib/tensor/index.js')
      const { Worker, isMainThread } = require('node:worker_threads')
      const rounds = async () => {
        for (let i = 0; i < 20; i++) {
          const x = t.frombuffer(new Float32Array(1e5).fill(i), { requiresGrad: true })
          const done = x.square().sum().backwardAsync()
          if (i % 7 === 6) (globalThis.gc ?? (() => {}))()
          await done
        }
      }
      const main = async () => {
        const memory = new Float32Array(new SharedArrayBuffer(8))
        const mine = t.frombuffer(memory)
        for (let i = 0; i < 3; i++) await new Promise((resolve, reject) => {
          const worker = new Worker(text, { eval: true, workerData: memory })
          worker.on('error', reject).on('exit', resolve)
        })
        await rounds()
        console.log(mine.toArray().join())
      }
      const { workerData } = require('node:worker_threads')
      const text = TEXT
      if (isMainThread) main()
      else { t.frombuffer(workerData).add_(1); rounds().then(() => { rounds(); process.exit(0) }) }`
    const script = work.replace('TEXT', '`' + work.replace('TEXT', "''") + '`')
    const root = join(import.meta.dirname, '../../../..')
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '-e', script], {
      cwd: root,
      encoding: 'utf8',
      timeout: 100_000,
    })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '3,3\n', stderr: '' })
  })
})

describe('asTypedArray', () => {
  test('the tensor’s memory stays where it is while an array shows it', () => {
    const t = zeros([4])
    const array = t.asTypedArray()
    expect(() => t.resize_([1000])).toThrow('resize_: Trying to resize storage that is not resizable')
    expect(() => add(zeros([1000]), 1, { out: t })).toThrow('not resizable')
    expect([t.shape, t.asTypedArray().length]).toEqual([[4], 4])
    t.set_(zeros([1000]))
    array[0] = 1
    expect([t.shape, array.length, t.index(0).item()]).toEqual([[1000], 4, 0])
  })

  test('arrays over one memory have one buffer', () => {
    const t = zeros([4, 2])
    const [whole, row] = [t.asTypedArray(), t.index(2).asTypedArray()]
    expect([row.buffer === whole.buffer, row.byteOffset, row.length]).toEqual([true, 16, 2])
    const before = process.memoryUsage().rss
    for (let i = 0; i < 200_000; i++) t.asTypedArray()
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 2 ** 20)
  })

  test('a transfer copies, and takes nothing away', () => {
    const t = tensor([1, 2])
    const array = t.asTypedArray()
    try {
      structuredClone(array, { transfer: [array.buffer as ArrayBuffer] })
    } catch {} // from Node 21 on
    expect([array.length, t.toArray()]).toEqual([2, [1, 2]])
  })

  test('the memory goes once the array has gone and the event loop has turned', async () => {
    const before = process.memoryUsage().external
    let arrays: unknown[] = Array.from({ length: 8 }, () => zeros([2 ** 18]).asTypedArray())
    settled()
    expect(process.memoryUsage().external - before).toBeGreaterThanOrEqual(8 * 2 ** 20)
    arrays = arrays.slice(8)
    settled()
    await new Promise((resolve) => setTimeout(resolve, 20))
    settled()
    expect(process.memoryUsage().external - before).toBeLessThan(2 ** 20)
    expect(arrays).toEqual([])
  })
})

test('a tensor that could not grow is as it was', () => {
  const t = tensor([1, 2, 3])
  expect(() => t.resize_([2 ** 46])).toThrow('resize_: DefaultCPUAllocator')
  expect(() => zeros([2 ** 46], { out: t })).toThrow('zeros: DefaultCPUAllocator')
  expect(t.toArray()).toEqual([1, 2, 3])
  expect(memory().tensors).toBeGreaterThan(0)
})
