// What the types of `cuda` allow and refuse; `npm test` compiles it, and runs none of it.
import { cuda, data, Generator, type Tensor, tensor } from 'pdecay'

export function allowed(x: Tensor, batches: data.BatchDataset<{ x: Tensor; names: string[] }>) {
  const [first] = cuda.devices()
  const capability: readonly [number, number] | undefined = first?.capability
  const side = new cuda.Stream({ device: 'cuda:1', priority: -1 })
  const y: Tensor = cuda.stream(side, () => x.to('cuda:1', { nonBlocking: true }))
  const later: Promise<number> = cuda.device(1, async () => y.sum().itemAsync())
  const event: cuda.Event = side.recordEvent(new cuda.Event({ enableTiming: true }))
  const graph: cuda.Graph<Tensor> = cuda.graph(() => x.mul(2), { stream: side, captureErrorMode: 'relaxed' })
  const shared = cuda.graph(() => [x, 1] as const, { pool: graph })
  const scaled: Tensor = shared.output[0]
  const { x: moved, names } = new data.DataLoader(batches, { device: 'cuda' }).batch(0, 0)
  y.recordStream(cuda.currentStream('cuda'))
  const peak: number = cuda.maxMemoryAllocated(0) + cuda.memoryStats()['allocated_bytes.all.peak']!
  tensor([1]).bernoulli({ generator: new Generator(1, { device: 'cuda:0' }) })
  return { capability, later, event, scaled, moved: moved.mul(2), names: names.length, peak }
}

export function refused(x: Tensor) {
  // @ts-expect-error a CUDA device is a number, 'cuda' or 'cuda:N'
  cuda.setDevice('cpu')
  // @ts-expect-error a stream is no number
  cuda.stream(0, () => x)
  // @ts-expect-error there is no such option
  new cuda.Event({ timing: true })
  // @ts-expect-error there is no such mode
  cuda.graph(() => x, { captureErrorMode: 'strict' })
  // @ts-expect-error an event is no stream
  x.recordStream(new cuda.Event())
  // @ts-expect-error graphs are made by cuda.graph: their class is not to be had
  new cuda.Graph()
}
