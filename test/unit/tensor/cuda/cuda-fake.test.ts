// The `cuda` namespace, with no device.
import { copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fake, lib, root, run, site } from './_fake-cuda.js'

describe.skipIf(!existsSync(fake))('on a CUDA of memory and counters', () => {
  test('devices: told, chosen, refused', () => {
    expect(
      run(`
        const inner = cuda.device('cuda:1', () => [cuda.currentDevice(), zeros([1], { device: 'cuda' }).device])
        const after = cuda.currentDevice()
        cuda.setDevice(1)
        cuda.synchronize()
        await cuda.synchronizeAsync(0)
        return {
          devices: cuda.devices(), inner, after, last: ones([1], { device: 'cuda' }).device, waits: seen().num_sync_all_streams,
          refused: [failure(() => cuda.setDevice(2)), failure(() => cuda.device(2, () => 1)), failure(() => ones([1]).to('cuda:5'))],
        }`),
    ).toEqual({
      devices: [0, 1].map((index) => ({
        index,
        name: `Fake ${index}`,
        totalMemory: 2000,
        capability: [9, 0],
        multiprocessors: 16,
      })),
      inner: [1, 'cuda:1'],
      after: 0,
      last: 'cuda:1',
      waits: 2,
      refused: [
        ['ERR_CUDA', 'cuda.setDevice: there is no cuda:2 here: libtorch sees 2 CUDA devices'],
        ['ERR_CUDA', 'cuda.currentStream: there is no cuda:2 here: libtorch sees 2 CUDA devices'],
        ['ERR_CUDA', 'to: there is no cuda:5 here: libtorch sees 2 CUDA devices'],
      ],
    })
  })

  test('copies: there by pinned memory, and back whatever the layout and dtype', () => {
    expect(
      run(`
        const from = tensor([[1, 2, 3], [4, 5, 6]])
        const there = from.pinMemory().to('cuda:0', { nonBlocking: true })
        const rows = data.tensorDataset({ x: there, y: from })
        const loader = new data.DataLoader(rows, { batchSize: 2, device: 'cuda' })
        const { x, y } = loader.batch(0, 0)
        return {
          pinned: [from.isPinned(), from.pinMemory().isPinned(), zeros([2], { pinMemory: true }).isPinned()],
          there: [there.device, there.toArray(), there.t().toArray(), there.index(0).expand([2, 3]).toArray()],
          half: [...there.to('bfloat16').toTypedArray()],
          printed: String(there.index(0)),
          view: failure(() => there.asTypedArray())[0],
          batch: [x.device, y.device, x.toArray(), y.toArray()],
        }`),
    ).toEqual({
      pinned: [false, true, true],
      there: [
        'cuda:0',
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [1, 4],
          [2, 5],
          [3, 6],
        ],
        [
          [1, 2, 3],
          [1, 2, 3],
        ],
      ],
      half: [1, 2, 3, 4, 5, 6],
      printed: "tensor([1., 2., 3.], device='cuda:0')",
      view: 'ERR_UNSUPPORTED',
      batch: [
        'cuda:0',
        'cuda:0',
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
    })
  })

  test('streams: work goes to the one that its code is in, off the thread too', () => {
    expect(
      run(`
        const side = new cuda.Stream()
        const x = ones([3], { device: 'cuda' }).requiresGrad_()
        const work = (fn) => { fn(); return streamOfLast() }
        const plain = cuda.stream(side, () => work(() => x.add(1)))
        const outside = work(() => x.add(1))
        // A hook runs where the pass is, also where the thread that waits for it is elsewhere.
        const hooks = []
        const loss = cuda.stream(side, () => {
          const y = x.mul(2)
          y.registerHook(() => { hooks.push([cuda.currentStream().equals(side), work(() => ones([1], { device: 'cuda' }).add(1))]) })
          return y.sum()
        })
        loss.backward({ retainGraph: true })
        await loss.backwardAsync()
        const copied = await cuda.stream(side, async () => {
          await x.toTypedArrayAsync()
          return streamOfLast()
        })
        cuda.setStream(side)
        const set = work(() => x.add(1))
        cuda.setStream(cuda.defaultStream())
        return { plain, outside, hooks, copied, set, after: work(() => x.add(1)), grad: x.grad.toArray() }`),
    ).toEqual({
      plain: 1,
      outside: 0,
      hooks: [
        [true, 1],
        [true, 1],
      ],
      copied: 1,
      set: 1,
      after: 0,
      grad: [4, 4, 4],
    })
  })

  test('events: times, waits, and what they refuse', () => {
    expect(
      run(`
        const [start, end] = [1, 2].map(() => new cuda.Event({ enableTiming: true }))
        const early = failure(() => start.elapsedTime(end))
        start.record()
        end.record(new cuda.Stream())
        end.wait()
        start.synchronize()
        await Promise.all([end.synchronizeAsync(), new cuda.Stream().synchronizeAsync()])
        cuda.currentStream().waitStream(new cuda.Stream({ device: 1 }))
        const x = ones([2], { device: 'cuda' })
        x.recordStream(new cuda.Stream())
        return {
          early, ms: start.elapsedTime(end), back: end.elapsedTime(start), untimed: failure(() => new cuda.Event().elapsedTime(end))[0],
          queries: [start.query(), new cuda.Event().query(), new cuda.Stream().query()], waits: seen().num_sync_all_streams,
          noted: seen().num_device_free, cpu: failure(() => ones([1]).recordStream(cuda.currentStream()))[0],
          devices: [new cuda.Stream({ device: 'cuda:1' }).device, cuda.currentStream(1).device],
        }`),
    ).toEqual({
      early: ['ERR_LIBTORCH', 'cuda.Event: Both events must be recorded before calculating elapsed time.'],
      ms: 1,
      back: -1,
      untimed: 'ERR_LIBTORCH',
      queries: [true, true, true],
      waits: 3,
      noted: 1,
      cpu: 'ERR_LIBTORCH',
      devices: [1, 1],
    })
  })

  test('memory: taken, freed, at its peak', () => {
    expect(
      run(`
        const x = zeros([100], { device: 'cuda:1' })
        const y = zeros([50], { device: 'cuda:1' })
        y.dispose()
        const counts = () => [cuda.memoryAllocated(1), cuda.maxMemoryAllocated('cuda:1'), cuda.memoryAllocated(0)]
        const before = counts()
        cuda.resetPeakMemoryStats(1)
        cuda.emptyCache()
        const stats = cuda.memoryStats(1)
        cuda.resetAccumulatedMemoryStats(1)
        return {
          before, after: counts(), info: cuda.memGetInfo(1), sums: [stats, cuda.memoryStats(1)].map((each) => each['allocated_bytes.all.freed']),
          keys: Object.keys(stats).length, live: x.numel,
        }`),
    ).toEqual({
      before: [400, 600, 0],
      after: [400, 400, 0],
      info: [999, 2000],
      sums: [200, 0],
      keys: 9 * 3 * 4 + 2 * 4 + 6,
      live: 100,
    })
  })

  test('seeds and states are of the device', () => {
    expect(
      run(`
        const bytes = (state) => state.toTypedArray().join()
        const seeded = bytes(new Generator(3).state())
        const is = () => [0, 1].map((device) => bytes(cuda.rngState(device)) === seeded)
        cuda.device(1, () => cuda.manualSeed(3))
        const one = is()
        cuda.manualSeedAll(3)
        const all = is()
        cuda.setRngState(new Generator(4).state(), 0)
        const set = is()
        const own = bytes(new Generator(3, { device: 'cuda' }).state()) === seeded
        // A checkpoint draws the same numbers again on the devices of its inputs.
        const x = ones([2], { device: 'cuda:1' }).requiresGrad_()
        const drawn = []
        const y = autograd.checkpoint((x) => { drawn.push(bytes(cuda.rngState(1))); return x.mul(x) }, [x])
        cuda.manualSeedAll(5)
        const between = bytes(cuda.rngState(1))
        y.sum().backward()
        return { one, all, set, own, same: drawn.length === 2 && drawn[0] === drawn[1], kept: bytes(cuda.rngState(1)) === between }`),
    ).toEqual({
      one: [false, true],
      all: [true, true],
      set: [false, true],
      own: true,
      same: true,
      kept: true,
    })
  })

  test('graphs: by the library that is opened for them alone', () => {
    expect(
      run(`
        const opened = () => /pdecay-graph/.test(fs.readFileSync('/proc/self/maps', 'utf8'))
        const x = ones([2], { device: 'cuda' })
        const before = [opened(), cuda.memoryAllocated()][0]
        const graph = cuda.graph(() => [x.add(1), streamOfLast()])
        const waits = seen().num_sync_all_streams
        graph.replay()
        graph.replay()
        const replayed = seen().num_sync_all_streams - waits
        const beside = cuda.graph(() => 3, { pool: graph, captureErrorMode: 'relaxed' })
        graph.reset()
        return {
          opened: [before, opened()], output: [graph.output[0].toArray(), graph.output[1] > 0, beside.output], replayed,
          reset: failure(() => graph.replay())[0], plain: failure(() => cuda.graph(() => 1, { stream: cuda.defaultStream() })),
          back: cuda.currentStream().equals(cuda.defaultStream()),
        }`),
    ).toEqual({
      opened: [false, true],
      output: [[2, 2], true, 3],
      replayed: 2,
      reset: 'ERR_LIBTORCH',
      plain: ['ERR_LIBTORCH', 'cuda.graph: CUDA graphs must be captured on a non-default stream'],
      back: true,
    })
  })

  test('without the library for graphs all else goes, and the error says when it is built', () => {
    const addon = join(site, 'addon')
    mkdirSync(addon)
    for (const name of ['pdecay.node', 'pdecay-core.so', 'libpdecay.so'])
      copyFileSync(join(root, 'build/Release', name), join(addon, name))
    const [devices, code, message] = run(`
      const { cuda: native } = require(${JSON.stringify(join(addon, 'pdecay.node'))})
        .open({ libtorch: ${JSON.stringify(join(site, 'torch'))}, cuda: true })
      return [native.count(), ...failure(() => native.newGraph())]`) as [number, string, string]
    expect([devices, code]).toEqual([2, 'ERR_NATIVE_LOAD'])
    expect(message).toMatch(
      /^cuda.graph: cannot open .*pdecay-graph\.so \(.*\); it is built where .*cuda_runtime_api\.h/,
    )
  })

  test('a CUDA part that does not open leaves the processor, and says why', () => {
    const broken = join(site, 'broken')
    mkdirSync(join(broken, 'torch/lib'), { recursive: true })
    for (const name of readdirSync(lib).filter((name) => name !== 'libtorch_cuda.so'))
      symlinkSync(join(lib, name), join(broken, 'torch/lib', name))
    writeFileSync(join(broken, 'torch/lib/libtorch_cuda.so'), 'no library')
    for (const name of ['torch/include', 'torch/build-version', 'nvidia'])
      if (existsSync(join(site, name))) symlinkSync(join(site, name), join(broken, name))
    const [code, message] = run('return failure(() => ones([2]).add(1).to("cuda"))', broken) as [
      string,
      string,
    ]
    expect(code).toBe('ERR_CUDA')
    expect(message).toMatch(
      /^to: CUDA is not available: libtorch's CUDA part does not open: cannot open .*libtorch_cuda\.so/,
    )
    expect(message).toMatch(/What to do: run .*setup.* --cuda/)
  })
})
