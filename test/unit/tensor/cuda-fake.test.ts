// The addon's side of CUDA, run with no device: test/native/fake_cuda stands in for libtorch_cuda.so. What an operator
// computes on CUDA, and when, it cannot show.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nvrtc } from '../../../scripts/check/tools.mjs'
import { locate } from '../../../src/_libtorch.js'

const root = resolve(import.meta.dirname, '../../..')
const fake = join(root, 'build/Release/fake_cuda/libtorch_cuda.so')
const site = mkdtempSync(join(tmpdir(), 'pdecay-cuda-'))
const lib = join(site, 'torch/lib')

beforeAll(() => {
  const { path } = locate()
  mkdirSync(lib, { recursive: true })
  const names = readdirSync(join(path, 'lib')).filter((name) => !name.includes('cuda'))
  for (const name of names) symlinkSync(join(path, 'lib', name), join(lib, name))
  for (const name of ['libtorch_cuda.so', 'libcuda.so.1']) symlinkSync(fake, join(lib, name))
  writeFileSync(join(lib, 'libcublas.so.13'), '')
  symlinkSync(join(path, 'include'), join(site, 'torch/include'))
  writeFileSync(join(site, 'torch/build-version'), locate().version)
  // NVIDIA's wheels lie beside torch's: what is there, and NVRTC.
  const nvidia = join(dirname(path), 'nvidia/cu13')
  mkdirSync(join(site, 'nvidia/cu13/lib'), { recursive: true })
  if (existsSync(join(nvidia, 'include')))
    symlinkSync(join(nvidia, 'include'), join(site, 'nvidia/cu13/include'))
  const libraries = [join(nvidia, 'lib'), dirname(nvrtc())].filter((folder) => existsSync(folder))
  for (const folder of libraries)
    for (const name of readdirSync(folder))
      if (!existsSync(join(site, 'nvidia/cu13/lib', name)))
        symlinkSync(join(folder, name), join(site, 'nvidia/cu13/lib', name))
})
afterAll(() => rmSync(site, { recursive: true }))

/** Runs an async function's body in a process that sees a device; gives what it returns. */
function run(body: string, folder = site, variables: NodeJS.ProcessEnv = {}): unknown {
  const script = `
    const fs = require('node:fs')
    const { existsSync } = fs
    fs.existsSync = (path) => path === '/dev/nvidiactl' || existsSync(path)
    const { core } = require('./lib/_native.js')
    const { autograd, cuda, data, Generator, ones, tensor, zeros } = require('./lib/index.js')
    const failure = (call) => { try { return ['no error', call()] } catch (error) { return [error.code, error.message] } }
    // What the fake tells by the allocator's statistics.
    const seen = () => cuda.memoryStats(0)
    const streamOfLast = () => seen().num_device_alloc
    ;(async () => { ${body} })().then((value) => console.log(JSON.stringify(value)))`
  const { CUDA_VISIBLE_DEVICES: _, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: root,
    env: { ...env, ...variables, PDECAY_LIBTORCH: join(folder, 'torch'), LD_LIBRARY_PATH: lib },
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout.trim().split('\n').at(-1)!)
}

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

  // The optimizer's kernels run in the processor's loops, from tables in what passes for a device's memory.
  const padam = `
    const { optim } = require('./lib/index.js')
    const starts = [[0.5, -0.25, 1e-3, 2], [[0.125, -3], [0.01, 0]]]
    const place = (devices, options) => {
      const params = starts.map((values, i) => tensor(values, { device: devices[i], requiresGrad: true }))
      const optimizer = optim.padam(params, { lr: 0.1, lambda: 0.1, exclude: 'none', ...options })
      return { params, optimizer, loss: (by = 1) => params.reduce((sum, p) => sum.add(p.square().mul(p).sum().to('cpu')), tensor(0)).mul(by) }
    }
    const weights = ({ params }) => params.flatMap((p) => p.detach().to('cpu').flatten().toArray())
  `
  const emulated = { PDECAY_CUDA_EMULATION: join(root, 'build/Release/libpdecay_emulation.so') }

  test('an optimizer over two devices takes the steps that it takes over one, clipped by one norm', () => {
    const { two, one, plain, norms } = run(
      `${padam}
       const nets = [['cuda:0', 'cuda:1'], ['cuda:0', 'cuda:0']].map((devices) => place(devices, { clip: { norm: 0.5 } }))
       const norms = nets.map((net) => [1, 2, 3].map(() => {
         net.optimizer.zeroGrad()
         net.loss().backward()
         net.optimizer.step()
         return net.optimizer.gradNorm
       }))
       const unclipped = place(['cuda:0', 'cuda:1'])
       unclipped.loss().backward()
       unclipped.optimizer.step()
       return { two: weights(nets[0]), one: weights(nets[1]), plain: weights(unclipped), norms }`,
      site,
      emulated,
    ) as { two: number[]; one: number[]; plain: number[]; norms: number[][] }
    expect(two).toEqual(one)
    expect(two).not.toEqual(plain)
    expect(norms[0]).toEqual(norms[1])
    // 3 w^2 of the starts, by hand.
    const squares = [0.5, 0.25, 1e-3, 2, 0.125, 3, 0.01, 0].map((w) => (3 * w * w) ** 2)
    expect(norms[0]![0]).toBeCloseTo(Math.sqrt(squares.reduce((a, b) => a + b)), 4)
  })

  test('weights are counted where they are, as on the processor', () => {
    const count = (device: string) =>
      run(
        `const { optim } = require('./lib/index.js')
         const values = [0, -0, 1e-9, -1e-8, 1.00000001e-8, 1e-3, -0.5, NaN, Infinity, 5e-324, 1e-45, 10, 99]
         return ['float32', 'float64', 'bfloat16'].map((dtype) => {
           const p = tensor(values, { dtype, device: ${JSON.stringify(device)}, requiresGrad: true })
           return optim.padam([p], { lr: 1, exclude: 'none' }).sparsity({ histogram: true })
         })`,
      ) as { zeros: number }[]
    const there = count('cuda:1')
    expect(there).toEqual(count('cpu'))
    expect(there.map(({ zeros }) => zeros)).toEqual([3, 2, 4])
  })

  test('a gradient scaler keeps its scale on the device: skips, backs off, grows, and is saved', () => {
    const { scales, counts, moved, saved, steps } = run(
      `${padam}
       const net = place(['cuda:0', 'cuda:1'])
       const scaler = new optim.GradScaler({ initScale: 8, growthFactor: 4, backoffFactor: 0.25, growthInterval: 3 })
       const scales = [], counts = [], moved = []
       for (const by of [1, 1, 1, Infinity, 1, NaN, 1]) {
         const before = weights(net)
         net.optimizer.zeroGrad()
         scaler.scale(net.params[0].square().sum().mul(by)).backward()
         net.params[1].grad = ones([2, 2], { device: 'cuda:1' }).mul(scaler.getScale())
         scaler.step(net.optimizer)
         scaler.update()
         scales.push(scaler.getScale())
         counts.push(scaler.stateDict()._growth_tracker)
         moved.push(weights(net).some((w, i) => w !== before[i]))
       }
       const other = new optim.GradScaler()
       other.loadStateDict(scaler.stateDict())
       return { scales, counts, moved, saved: other.getScale(), steps: net.optimizer.stateDict().state[0].step.item() }`,
      site,
      emulated,
    ) as { scales: number[]; counts: number[]; moved: boolean[]; saved: number; steps: number }
    expect(scales).toEqual([8, 8, 32, 8, 8, 2, 2])
    expect(counts).toEqual([1, 2, 0, 0, 1, 0, 1])
    expect(moved).toEqual([true, true, true, false, true, false, true])
    expect(saved).toBe(2)
    expect(steps).toBe(5)
  })

  test('unscaled by hand, gradients are clipped as they are, and an inf still skips the step', () => {
    expect(
      run(
        `${padam}
         const net = place(['cuda:0', 'cuda:0'])
         const scaler = new optim.GradScaler({ initScale: 16 })
         const seen = [1, Infinity].map((by) => {
           const before = weights(net)
           net.optimizer.zeroGrad()
           scaler.scale(net.params[0].sum().mul(by)).backward()
           scaler.unscale_(net.optimizer)
           const grad = net.params[0].grad.to('cpu').toArray()
           scaler.step(net.optimizer)
           scaler.update()
           return [grad[0] === by, weights(net).some((w, i) => w !== before[i]), scaler.getScale()]
         })
         return seen`,
        site,
        emulated,
      ),
    ).toEqual([
      [true, true, 16],
      [true, false, 8],
    ])
  })

  test('kernels are compiled and launched on the current stream, beside a capture too, and kept on disk', () => {
    const cache = join(site, 'cache')
    const body = `${padam}
      const done = (fn) => { const before = seen(); fn(); const after = seen(); return [
        after.num_alloc_retries - before.num_alloc_retries, after.num_ooms - before.num_ooms, streamOfLast()] }
      const net = place(['cuda:0', 'cuda:0'])
      net.loss().backward()
      const side = new cuda.Stream()
      const first = done(() => net.optimizer.step())
      const beside = cuda.stream(side, () => done(() => net.optimizer.step()))
      const clipped = place(['cuda:0', 'cuda:0'], { clip: { norm: 1 } })
      clipped.loss().backward()
      const measured = done(() => clipped.optimizer.step())
      let captured
      const steps = net.optimizer.steps
      cuda.graph(() => { captured = done(() => net.optimizer.step()) }, { stream: side })
      const early = failure(() => cuda.graph(() => place(['cuda:0', 'cuda:0']).optimizer.step()))
      const mixed = place(['cpu', 'cuda:0'])
      mixed.loss().backward()
      mixed.optimizer.step()
      const unready = place(['cuda:0', 'cuda:0'])
      unready.loss().backward()
      return {
        first, beside: [...beside.slice(0, 2), beside[2] > 0], measured, captured: captured.slice(0, 2),
        mixed: failure(() => cuda.graph(() => mixed.optimizer.step())), counted: net.optimizer.steps - steps, early: early[0], unready: failure(() => cuda.graph(() => unready.optimizer.step())),
        kept: fs.readdirSync(${JSON.stringify(join(cache, 'kernels'))}).length,
      }`
    for (const _ of ['compiled', 'from the disk'])
      expect(run(body, site, { PDECAY_CACHE: cache })).toEqual({
        // One block for two tensors' coefficients, and one for each tensor's weights.
        first: [2, 3, 0],
        beside: [2, 3, true],
        measured: [3, 5, 0],
        captured: [2, 3],
        mixed: ['ERR_RANGE', 'Expected no parameters on the CPU in a step that a graph captures'],
        counted: 0,
        early: 'no error',
        unready: [
          'ERR_RANGE',
          "Expected a step before the graph is captured: the optimizer's first one makes its state",
        ],
        // prepare, step, measure, and step for any variant of the decay
        kept: 4,
      })
  })

  test('options sent before a replay are counted as a step, and evaluated for it', () => {
    expect(
      run(
        `${padam}
         const asked = []
         const net = place(['cuda:0', 'cuda:0'], { lr: (t) => { asked.push(t); return 0.1 } })
         net.loss().backward()
         net.optimizer.step()
         net.optimizer.beforeReplay()
         net.optimizer.beforeReplay()
         return [net.optimizer.steps, asked.slice(-3), net.optimizer.isOnDevice]`,
        site,
        emulated,
      ),
    ).toEqual([3, [0, 1, 2], true])
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
