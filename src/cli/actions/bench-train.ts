import { checkInteger, checkOneOf } from '../../_check.js'
import { describeMachine } from '../../bench/machine.js'
import { alignRows } from '../../bench/table.js'
import { benchTrain, type TrainBenchRow, type TrainBenchSettings } from '../../bench/train/measure.js'
import { type TrainOptimizer, trainTaskNames } from '../../bench/train/tasks.js'
import { getNumThreads } from '../../tensor/index.js'
import { asUsage } from '../_command.js'

export interface TrainFlags {
  python?: string
  optimizer: TrainOptimizer
  rounds: number
  threads?: number
  json?: boolean
}

/** `pdecay bench train` */
export async function measureTraining(tasks: string[], flags: TrainFlags): Promise<number> {
  const settings = await asUsage(() => checkSettings(tasks, flags))
  const rows = await benchTrain(settings, (task) => process.stderr.write(`${task} …\n`))
  const { optimizer, rounds, threads } = settings
  const report = { optimizer, rounds, threads, rows, machine: describeMachine('cpu') }
  process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : toText(rows, settings))
  return 0
}

function checkSettings(tasks: readonly string[], flags: TrainFlags): TrainBenchSettings {
  const { python, optimizer, rounds, threads = getNumThreads() } = flags
  checkInteger('--rounds', rounds, '[1, 1000]')
  checkInteger('--threads', threads, '[1, 1024]')
  const chosen = tasks.length ? tasks.map((task) => checkOneOf('TASK', task, trainTaskNames)) : trainTaskNames
  return { tasks: chosen, optimizer, rounds, threads, ...(python !== undefined && { python }) }
}

function toText(rows: readonly TrainBenchRow[], { optimizer, rounds, threads }: TrainBenchSettings): string {
  const head = ['', '', 'samples/s', 'median', '95 % of the median', 'step ms', 'optimizer ms', 'peak MB']
  const cells = rows.flatMap(({ task, pdecay, python }) =>
    Object.entries({ [optimizer]: pdecay, 'python-fused-adamw': python }).flatMap(([name, side]) =>
      side === null
        ? []
        : [
            [
              task,
              name,
              side.samplesPerSecond.toFixed(0),
              side.medianSamplesPerSecond.toFixed(0),
              side.medianInterval.map((rate) => rate.toFixed(0)).join(' to '),
              side.stepMs.toFixed(2),
              side.optimizerMs.toFixed(3),
              (side.peakRssBytes / 1e6).toFixed(0),
            ],
          ],
    ),
  )
  const compared = rows.flatMap(({ task, pdecay, python, ratio, medianRatio, ratioInterval }) =>
    python && ratio !== null && medianRatio !== null && ratioInterval
      ? [
          [
            task,
            ratio.toFixed(2),
            medianRatio.toFixed(2),
            ratioInterval.map((x) => x.toFixed(2)).join(' to '),
            (pdecay.peakRssBytes / python.peakRssBytes).toFixed(2),
          ],
        ]
      : [],
  )
  const titles = ['pdecay / python', 'fastest', 'median', '95 % of the median', 'peak memory']
  const ratios = compared.length ? `\n${alignRows([titles, ...compared])}\n` : ''
  return `\n${threads} threads, ${rounds} rounds\n\n${alignRows([head, ...cells])}\n${ratios}`
}
