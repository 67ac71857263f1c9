// What can be seen of `cuda` without a device, and, where there is one, what it does. cuda-fake.test.ts runs the native
// part on a CUDA that is made of memory and counters.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { core, type NativeGraph, type NativeStream } from '../../../../src/native/index.js'
import { locate } from '../../../../src/native/libtorch.js'
import { context } from '../../../../src/tensor/core/context.js'
import { cuda, Generator, ones, randn, type Tensor, tensor, zeros } from '../../../../src/tensor/index.js'

const root = resolve(import.meta.dirname, '../../../..')
const none = !cuda.isAvailable()

/** Every function that needs a device, with arguments that it takes. */
const calls: Record<string, () => unknown> = {
  currentDevice: () => cuda.currentDevice(),
  setDevice: () => cuda.setDevice('cuda:0'),
  device: () => cuda.device(0, () => 1),
  synchronize: () => cuda.synchronize(),
  manualSeed: () => cuda.manualSeed(1),
  manualSeedAll: () => cuda.manualSeedAll(1n),
  rngState: () => cuda.rngState(),
  setRngState: () => cuda.setRngState(ones([16])),
  Stream: () => new cuda.Stream(),
  currentStream: () => cuda.currentStream(0),
  defaultStream: () => cuda.defaultStream(),
  Event: () => new cuda.Event(),
  memoryStats: () => cuda.memoryStats(),
  memoryAllocated: () => cuda.memoryAllocated(),
  maxMemoryAllocated: () => cuda.maxMemoryAllocated(),
  memoryReserved: () => cuda.memoryReserved(),
  maxMemoryReserved: () => cuda.maxMemoryReserved(),
  memGetInfo: () => cuda.memGetInfo(),
  resetPeakMemoryStats: () => cuda.resetPeakMemoryStats(),
  resetAccumulatedMemoryStats: () => cuda.resetAccumulatedMemoryStats(),
  emptyCache: () => cuda.emptyCache(),
  graph: () => cuda.graph(() => 1),
  "to('cuda:0')": () => ones([2]).to('cuda:0', { nonBlocking: true }),
  'tensor({device})': () => tensor([1], { device: 'cuda' }),
  'zeros({pinMemory})': () => zeros([2], { pinMemory: true }),
  pinMemory: () => ones([2]).pinMemory(),
  'Generator({device})': () => new Generator(1, { device: 'cuda' }),
}

describe.runIf(none)('without a device', () => {
  test('asking is no error, however often', () => {
    for (let i = 0; i < 1000; i++) expect(cuda.isAvailable() || cuda.deviceCount() > 0).toBe(false)
    expect(cuda.devices()).toEqual([])
    expect(ones([2]).isPinned()).toBe(false)
  })

  test.each(Object.entries(calls))('%s says that there is none, and what to do', (_, call) => {
    const message =
      /^[\w.]+: CUDA is not available: this process sees no NVIDIA device\. What to do: .*pdecay doctor/
    expect(call).toThrow(expect.objectContaining({ name: 'PdecayError', code: 'ERR_CUDA' }))
    expect(call).toThrow(message)
    if (!locate().cuda) expect(call).toThrow(/setup (-- )?--cuda/)
  })

  test('synchronizeAsync rejects', async () => {
    await expect(cuda.synchronizeAsync(0)).rejects.toMatchObject({ code: 'ERR_CUDA' })
  })

  test('no part of CUDA is opened, even when it is asked for', () => {
    const script = `
      const { cuda, ones } = require('./lib/tensor/index.js')
      try { ones([1]).to('cuda') } catch {}
      console.log(cuda.isAvailable(), /libtorch_cuda|libc10_cuda|libcuda\\.so|pdecay-graph/.test(require('fs').readFileSync('/proc/self/maps', 'utf8')))`
    const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' })
    expect(stdout).toBe('false false\n')
  })
})

describe('arguments are checked first', () => {
  const lax = cuda as unknown as Record<string, (...args: unknown[]) => unknown>
  test.each([
    [() => lax.setDevice!('cpu'), "Expected 'cuda:N' for device but received 'cpu'"],
    [() => lax.setDevice!(-1), 'Expected integer in [0, 127] for device but received -1'],
    [() => lax.setDevice!('cuda:900'), 'Expected integer in [0, 127] for device but received 900'],
    [() => lax.memoryStats!(true), "Expected number or 'cuda:N' for device but received true"],
    [() => lax.device!(0, 1), 'Expected function for fn but received 1'],
    [() => lax.stream!({}, () => 1), 'Expected cuda.Stream for stream but received object'],
    [() => lax.setStream!(undefined), 'Expected cuda.Stream for stream but received undefined'],
    [() => new cuda.Stream({ priority: 1 }), 'Expected integer in [-1024, 0] for priority but received 1'],
    [
      () => new cuda.Stream({ fast: true } as object),
      "Unknown option 'fast' in Stream options: it takes device, priority",
    ],
    [() => new cuda.Event({ enableTiming: 1 } as object), 'Expected boolean for enableTiming but received 1'],
    [() => lax.graph!(1), 'Expected function for fn but received 1'],
    [
      () => lax.graph!(() => 1, { captureErrorMode: 'strict' }),
      "Expected one of 'global', 'threadLocal', 'relaxed' for captureErrorMode but received 'strict'",
    ],
    [() => lax.graph!(() => 1, { pool: {} }), 'Expected a graph for pool but received object'],
    [() => lax.manualSeed!(1.5), /CUDA is not available|Expected integer/],
    [() => ones([1]).recordStream({} as never), 'Expected cuda.Stream for stream but received object'],
  ])('%#', (call, message) => {
    expect(call).toThrow(message)
  })

  test('native code takes no other object for a stream, an event or a graph', () => {
    const native = core().cuda as unknown as Record<string, (...args: unknown[]) => unknown>
    const generator = core().generator(1, 'cpu')
    for (const name of ['setStream', 'queryStream', 'queryEvent', 'replay'])
      for (const other of [generator, {}, 1, undefined])
        expect(() => native[name]!(other)).toThrow(expect.objectContaining({ code: 'ERR_ARGUMENT' }))
  })
})

test('the part for graphs is built where CUDA headers are, and asks for nothing but libtorch', () => {
  const { path } = locate()
  const library = join(root, 'build/Release/pdecay-graph.so')
  const buildable = existsSync(join(path, '../nvidia/cu13/include/cuda_runtime_api.h'))
  if (!buildable || !existsSync(join(path, 'lib/libtorch_cuda.so'))) return
  const read = (tool: string, ...args: string[]) =>
    spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 2 ** 28 }).stdout
  const needed = [...read('readelf', '-d', library).matchAll(/NEEDED.*\[(.*)\]/g)].map(([, name]) => name!)
  expect(needed.filter((name) => /cuda|torch|c10/.test(name))).toEqual(['libtorch_cuda.so'])
  // What it calls is what this libtorch has.
  const names = (list: string) => [...list.matchAll(/\b(_ZN2at4cuda9CUDAGraph\w+)/g)].map(([, name]) => name!)
  const offered = new Set(names(read('nm', '-D', '--defined-only', join(path, 'lib/libtorch_cuda.so'))))
  const asked = names(read('nm', '-D', '--undefined-only', library))
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.filter((name) => !offered.has(name))).toEqual([])
})

describe('places hold across awaits', () => {
  /** Stands in for native code: keeps the current device and streams as numbers. */
  function fake() {
    const native = core().cuda
    const now = { device: 0, streams: [0, 0] }
    const as = (device: number, id: number) => [device, id] as unknown as NativeStream
    const parts = (stream: NativeStream) => stream as unknown as [device: number, id: number]
    let made = 0
    vi.spyOn(native, 'currentDevice').mockImplementation(() => now.device)
    vi.spyOn(native, 'setDevice').mockImplementation((device) => {
      now.device = device
    })
    vi.spyOn(native, 'defaultStream').mockImplementation((device) => as(device ?? now.device, 0))
    vi.spyOn(native, 'currentStream').mockImplementation((device) =>
      as(device ?? now.device, now.streams[device ?? now.device]!),
    )
    vi.spyOn(native, 'newStream').mockImplementation((device) => as(device ?? now.device, ++made))
    vi.spyOn(native, 'streamDevice').mockImplementation((stream) => parts(stream)[0])
    vi.spyOn(native, 'setStream').mockImplementation((stream) => {
      now.streams[parts(stream)[0]] = parts(stream)[1]
    })
    return now
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve))

  test('of device and stream, while others run', async () => {
    const now = fake()
    const streams = [new cuda.Stream({ device: 0 }), new cuda.Stream({ device: 1 })] as const
    const seen = (): string => {
      context()
      return `${now.device}:${now.streams.join()}`
    }
    const [a, b] = await Promise.all([
      cuda.stream(streams[0], async () => {
        const before = seen()
        await turn()
        return [before, seen()]
      }),
      cuda.device(1, async () => {
        const outside = seen()
        const inside = await cuda.stream(streams[1], async () => {
          await turn()
          return seen()
        })
        return [outside, inside, seen()]
      }),
    ])
    expect(a).toEqual(['0:1,0', '0:1,0'])
    expect(b).toEqual(['1:0,0', '1:0,2', '1:0,0'])
    expect(seen()).toBe('0:0,0')
    vi.restoreAllMocks()
  })

  test('of setDevice and setStream, until the end of what they are in', async () => {
    const now = fake()
    await cuda.device(1, async () => {
      cuda.setStream(new cuda.Stream())
      cuda.setDevice(0)
      await turn()
      expect([cuda.currentDevice(), now.streams]).toEqual([0, [0, 1]])
    })
    expect([cuda.currentDevice(), now]).toEqual([0, { device: 0, streams: [0, 0] }])
    vi.restoreAllMocks()
  })

  test('a graph that fails is ended and given back, and the error is the function’s', () => {
    const now = fake()
    const log: string[] = []
    const native = core().cuda
    vi.spyOn(native, 'newGraph').mockReturnValue({} as NativeGraph)
    for (const name of [
      'synchronize',
      'emptyCache',
      'beginCapture',
      'endCapture',
      'resetGraph',
      'replay',
    ] as const)
      vi.spyOn(native, name).mockImplementation(() => {
        log.push(`${name} ${now.streams[0]}`)
        if (name === 'endCapture' && log.length > 6) throw new Error('a capture that failed cannot end')
      })
    const graph = cuda.graph(() => {
      log.push('fn')
      return 7
    })
    graph.replay()
    expect(graph.output).toBe(7)
    const captured = ['synchronize 0', 'emptyCache 0', 'beginCapture 1', 'fn', 'endCapture 1', 'replay 0']
    expect(log).toEqual(captured)
    const fail = () => {
      throw new Error('mine')
    }
    expect(() => cuda.graph(fail)).toThrow('mine')
    expect(() => cuda.graph(async () => 1)).toThrow(
      new TypeError('Expected synchronous function for fn but received an async one'),
    )
    const failed = ['synchronize 0', 'emptyCache 0', 'beginCapture 2', 'endCapture 2', 'resetGraph 2']
    expect(log.slice(6)).toEqual([...failed, ...failed.map((line) => line.replace('2', '3'))])
    expect(now).toEqual({ device: 0, streams: [0, 0] })
    vi.restoreAllMocks()
  })
})

describe.skipIf(none)('with a device', () => {
  test('it is told with its memory, and is where tensors say', () => {
    const [first] = cuda.devices()
    expect(first).toMatchObject({ index: 0, name: expect.stringMatching(/\w/) })
    expect(first!.capability[0]).toBeGreaterThanOrEqual(7)
    expect(first!.totalMemory).toBe(cuda.memGetInfo(0)[1])
    expect(cuda.currentDevice()).toBe(0)
    expect(() => cuda.setDevice(100)).toThrow(expect.objectContaining({ code: 'ERR_CUDA' }))
    expect(tensor([1], { device: 'cuda' }).device).toBe('cuda:0')
  })

  test('values go there from pinned memory and come back, transposed and sliced too', () => {
    const from = randn([64, 33]).pinMemory()
    expect(from.isPinned()).toBe(true)
    const there = from.to('cuda:0', { nonBlocking: true })
    expect(there.toTypedArray()).toEqual(from.toTypedArray())
    expect(there.t().index(':', '1:7:2').toArray()).toEqual(from.t().index(':', '1:7:2').toArray())
    expect(there.to('bfloat16').toTypedArray()).toEqual(from.to('bfloat16').toTypedArray())
    expect(() => there.asTypedArray()).toThrow(expect.objectContaining({ code: 'ERR_UNSUPPORTED' }))
  })

  test('streams and events order work, and tell its time', async () => {
    const [start, end] = [new cuda.Event({ enableTiming: true }), new cuda.Event({ enableTiming: true })]
    const side = new cuda.Stream()
    const x = ones([2000, 2000], { device: 'cuda' })
    side.waitStream(cuda.currentStream())
    const y = cuda.stream(side, () => {
      expect(cuda.currentStream().equals(side)).toBe(true)
      start.record()
      let each: Tensor = x
      for (let i = 0; i < 10; i++) each = each.matmul(x).div(2000)
      end.record()
      x.recordStream(side)
      return each
    })
    expect(cuda.currentStream().equals(cuda.defaultStream())).toBe(true)
    cuda.currentStream().waitStream(side)
    expect(y.sum().item()).toBe(4e6)
    await end.synchronizeAsync()
    expect([start.query(), end.query(), side.query()]).toEqual([true, true, true])
    expect(start.elapsedTime(end)).toBeGreaterThan(0)
    await Promise.all([side.synchronizeAsync(), cuda.synchronizeAsync()])
  })

  test('memory is counted', () => {
    cuda.emptyCache()
    const before = cuda.memoryAllocated()
    cuda.resetPeakMemoryStats()
    const x = zeros([1 << 20], { device: 'cuda' })
    expect(cuda.memoryAllocated() - before).toBe(4 << 20)
    x.dispose()
    expect(cuda.memoryAllocated()).toBe(before)
    expect(cuda.maxMemoryAllocated() - before).toBe(4 << 20)
    expect(cuda.memoryReserved()).toBeGreaterThanOrEqual(before)
  })

  test('seeds give the same numbers again', () => {
    const draw = () => randn([10], { device: 'cuda' }).toArray()
    cuda.manualSeed(3)
    const state = cuda.rngState()
    const first = draw()
    expect(draw()).not.toEqual(first)
    cuda.manualSeedAll(3)
    expect(draw()).toEqual(first)
    cuda.setRngState(state)
    expect(draw()).toEqual(first)
    const own = () => randn([10], { device: 'cuda', generator: new Generator(3, { device: 'cuda' }) })
    expect(own().toArray()).toEqual(own().toArray())
  })

  test('a graph does its work again, on what its tensors hold then', () => {
    const x = ones([4], { device: 'cuda' })
    const total = zeros([4], { device: 'cuda' })
    const step = () => total.add_(x.mul(2))
    const side = new cuda.Stream()
    side.waitStream(cuda.currentStream())
    cuda.stream(side, step)
    cuda.currentStream().waitStream(side)
    const graph = cuda.graph(() => x.mul(2).add(total))
    const counting = cuda.graph(step, { pool: graph })
    expect(total.toArray()).toEqual([2, 2, 2, 2])
    x.fill_(5)
    counting.replay()
    graph.replay()
    expect(total.toArray()).toEqual([12, 12, 12, 12])
    expect(graph.output.toArray()).toEqual([22, 22, 22, 22])
    expect(() => cuda.graph(() => x.sum().item())).toThrow(expect.objectContaining({ name: 'PdecayError' }))
    expect(x.sum().item()).toBe(20)
    graph.reset()
    expect(() => graph.replay()).toThrow(expect.objectContaining({ name: 'PdecayError' }))
  })
})
