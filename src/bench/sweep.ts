import { checkKnownKeys } from '../_check.js'
import { makeBar } from './bar.js'
import type { RealDevice } from './device.js'
import type { BenchDType } from './names.js'
import { benchOptim, type OptimBenchPace, type OptimBenchRow, type OptimBenchSettings } from './optim.js'

/** The lists of a sweep. Each combination of params, tensors and dtype is a race over all of p, rules and rivals. */
export interface SweepLists {
  readonly params: readonly number[]
  readonly tensors: readonly number[]
  readonly dtype: readonly BenchDType[]
  readonly p: readonly number[]
  readonly rules: readonly string[]
  readonly rivals: readonly string[]
}

/** The races of a sweep, in order. */
export const planSweep = (device: RealDevice, lists: SweepLists): OptimBenchSettings[] => {
  checkKnownKeys('planSweep lists', lists, ['params', 'tensors', 'dtype', 'p', 'rules', 'rivals'])
  const { p, rules, rivals } = lists
  return lists.dtype.flatMap((dtype) =>
    lists.params.flatMap((params) =>
      lists.tensors.map((tensors) => ({ device, dtype, params, tensors, p, rules, rivals })),
    ),
  )
}

/** A description of a race. */
export const labelOf = ({
  dtype,
  params,
  tensors,
}: Pick<OptimBenchSettings, 'dtype' | 'params' | 'tensors'>) =>
  `${dtype}, ${params.toLocaleString('en')} parameters in ${tensors.toLocaleString('en')} tensor${tensors === 1 ? '' : 's'}`

/** Shows the progress of a sweep: a bar on a terminal, one line per race otherwise. */
function makeView(stream: NodeJS.WriteStream, total: number) {
  const bar = makeBar(stream)
  bar?.start(total, 0)
  return {
    show(done: number, label: string, names: readonly string[]) {
      // The first heat of a race times the rivals. Each other heat times one rule and the yardstick.
      const text = names.length > 2 ? label : `${label}: ${names[0]}`
      if (bar) bar.update(done, text)
      else if (names.length > 2) stream.write(`${done}/${total}  ${label}\n`)
    },
    note: (message: string) => (bar ? bar.note(message) : stream.write(`${message}\n`)),
    stop: () => bar?.stop(),
  }
}

/** Runs the races one after another. */
export async function runSweep(
  plan: readonly OptimBenchSettings[],
  pace: OptimBenchPace,
  stream: NodeJS.WriteStream,
  signal: AbortSignal,
): Promise<OptimBenchRow[]> {
  const heats = plan.map(({ rules }) => 1 + rules.length)
  const view = makeView(
    stream,
    heats.reduce((sum, count) => sum + count, 0),
  )
  let done = 0
  const tell = () => view.note('finishing this sample; Ctrl+C again to leave at once')
  signal.addEventListener('abort', tell)
  try {
    const rows: OptimBenchRow[] = []
    for (const settings of plan) {
      const onHeat = (names: readonly string[]) => view.show(done++, labelOf(settings), names)
      rows.push(...(await benchOptim(settings, pace, { signal, onHeat })))
    }
    return rows
  } finally {
    signal.removeEventListener('abort', tell)
    view.stop()
  }
}
