import { join } from 'node:path'
import { packageRoot } from '../../_package.js'
import { type Side, startSide } from '../python/side.js'
import { balancedOrders, median, medianInterval } from '../stats.js'
import { type TrainOptimizer, type TrainTaskName, trainTasks } from './tasks.js'

export interface TrainBenchSettings {
  readonly tasks: readonly TrainTaskName[]
  /** Our side's; Python's is its fused AdamW. */
  readonly optimizer: TrainOptimizer
  readonly rounds: number
  readonly threads: number
  /** A Python with the same torch. Without it our side is alone. */
  readonly python?: string
}

/** One side of a task. */
export interface TrainBenchSide {
  /** Of the fastest round. */
  readonly samplesPerSecond: number
  readonly medianSamplesPerSecond: number
  /** A bootstrap interval of the median, of 95 %. */
  readonly medianInterval: readonly [number, number]
  /** Milliseconds of a whole step, and of the optimizer in it: medians. */
  readonly stepMs: number
  readonly optimizerMs: number
  readonly peakRssBytes: number
  readonly loss: number
}

export interface TrainBenchRow {
  readonly task: TrainTaskName
  readonly batch: number
  readonly pdecay: TrainBenchSide
  /** Null without a Python. */
  readonly python: TrainBenchSide | null
  /** Samples/s of ours over Python's: of the fastest rounds, of the medians, and a bootstrap interval of the latter. */
  readonly ratio: number | null
  readonly medianRatio: number | null
  readonly ratioInterval: readonly [number, number] | null
}

interface Turn {
  readonly seconds: number
  readonly optimizerSeconds: number
  readonly loss: number
  readonly peakRssBytes: number
}

async function takeTurn(side: Side, steps: number): Promise<Turn> {
  const [seconds, optimizerSeconds, loss, peakRssBytes] = (await side.ask(String(steps)))
    .split(' ')
    .map(Number)
  return { seconds: seconds!, optimizerSeconds: optimizerSeconds!, loss: loss!, peakRssBytes: peakRssBytes! }
}

function describe(turns: readonly Turn[], steps: number, batch: number): TrainBenchSide {
  const rates = turns.map(({ seconds }) => (steps * batch) / seconds)
  const ms = (of: (turn: Turn) => number) => (1e3 * median(turns.map(of))) / steps
  const { loss, peakRssBytes } = turns.at(-1)!
  return {
    samplesPerSecond: Math.max(...rates),
    medianSamplesPerSecond: median(rates),
    medianInterval: medianInterval(rates),
    stepMs: ms(({ seconds }) => seconds),
    optimizerMs: ms(({ optimizerSeconds }) => optimizerSeconds),
    peakRssBytes,
    loss,
  }
}

/** Trains a task on both sides by turns, each in a process of its own, in an order that is balanced over the rounds. */
async function measureTask(task: TrainTaskName, settings: TrainBenchSettings): Promise<TrainBenchRow> {
  const { optimizer, rounds, threads, python } = settings
  const { model, batch, steps } = trainTasks[task]
  const script = join(packageRoot(), 'lib/bench/train/ours.js')
  const sides = [startSide(process.execPath, [script, task, String(threads), optimizer])]
  if (python !== undefined) {
    const twin = join(__dirname, '../python/train.py')
    sides.push(startSide(python, [twin, model, String(batch), String(threads)]))
  }
  const turns: Turn[][] = sides.map(() => [])
  try {
    const orders = balancedOrders(sides.length)
    // The first round warms up.
    for (let round = -1; round < rounds; round++)
      for (const place of orders[(round + 1) % orders.length]!) {
        const turn = await takeTurn(sides[place]!, steps)
        if (round >= 0) turns[place]!.push(turn)
      }
  } finally {
    for (const side of sides) side.end()
  }
  const [ours, theirs] = turns.map((each) => describe(each, steps, batch))
  // Of the same rounds: what disturbs one disturbs the other.
  const ratios = turns[1]?.map(({ seconds }, round) => seconds / turns[0]![round]!.seconds)
  return {
    task,
    batch,
    pdecay: ours!,
    python: theirs ?? null,
    ratio: theirs ? ours!.samplesPerSecond / theirs.samplesPerSecond : null,
    medianRatio: ratios ? median(ratios) : null,
    ratioInterval: ratios ? medianInterval(ratios) : null,
  }
}

/** Times the training of whole models, ours beside PyTorch eager in Python. */
export async function benchTrain(
  settings: TrainBenchSettings,
  onTask?: (task: TrainTaskName) => void,
): Promise<TrainBenchRow[]> {
  const rows: TrainBenchRow[] = []
  for (const task of settings.tasks) {
    onTask?.(task)
    rows.push(await measureTask(task, settings))
  }
  return rows
}
