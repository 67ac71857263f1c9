import { clearScreenDown, moveCursor } from 'node:readline'
import { alignRows } from '../../bench/table.js'
import type { Trial } from './trials.js'

const number = (value: number | null | undefined, digits = 4) =>
  value === null || value === undefined ? '–' : String(Number(value.toPrecision(digits)))
export const percent = (share: number | null): string =>
  share === null ? '–' : `${(100 * share).toFixed(1)} %`
const stepOf = ({ step, steps }: Trial) =>
  steps === 0 ? '–' : step === steps ? `${step}` : `${step}/${steps}`

/** Options by name, shortly: `lr=1e-3 model=small`. */
export const describeValues = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name.replace(/^set\./, '')}=${value}`)
    .join(' ')

/** Rows of trials, with their options in columns. */
export function trialTable(trials: readonly Trial[], marked: ReadonlySet<Trial> = new Set()): string {
  const names = Object.keys(trials[0]?.values ?? {})
  const metric = trials.find((trial) => trial.metric)?.metric?.name ?? 'test'
  const head = [
    'trial',
    ...names.map((name) => name.replace(/^set\./, '')),
    'status',
    'step',
    'loss',
    metric,
    'zeros',
  ]
  const rows = trials.map((trial) => [
    `${String(trial.index + 1).padStart(3, '0')}${marked.has(trial) ? ' *' : ''}`,
    ...names.map((name) => trial.values[name]!),
    trial.status,
    stepOf(trial),
    number(trial.loss, 3),
    number(trial.metric?.value),
    percent(trial.zeros),
  ])
  return alignRows([head, ...rows])
}

export interface SweepView {
  onChange(trial: Trial, isNews: boolean): void
  note(message: string): void
  stop(): void
}

const redrawEveryMs = 250
const statuses = ['running', 'waiting', 'finished', 'dropped', 'failed'] as const

/** Shows a sweep in progress: a table that is drawn anew on a terminal, a line for each news otherwise. */
export function makeSweepView(
  stream: NodeJS.WriteStream,
  trials: readonly Trial[],
  rank: (trials: readonly Trial[]) => Trial[],
): SweepView {
  const counts = () =>
    statuses
      .map((status) => [trials.filter((trial) => trial.status === status).length, status] as const)
      .filter(([count]) => count > 0)
      .map(([count, status]) => `${count} ${status}`)
      .join(', ')
  if (!stream.isTTY)
    return {
      onChange(trial, isNews) {
        if (!isNews || trial.status === 'dropped') return
        const { name, value } = trial.metric ?? {}
        const figures =
          trial.status === 'running'
            ? 'begins'
            : trial.status === 'failed'
              ? `failed: ${trial.error}`
              : `${name} ${number(value)}, zeros ${percent(trial.zeros)} after step ${stepOf(trial)}`
        stream.write(`${describeValues(trial.values)}: ${figures} (${counts()})\n`)
      },
      note: (message) => stream.write(`${message}\n`),
      stop() {},
    }

  let drawn = 0
  let lastMs = 0
  let latest = ''
  function draw(): void {
    lastMs = performance.now()
    const room = Math.max(3, (stream.rows || 24) - 5)
    const running = trials.filter(({ status }) => status === 'running')
    const others = rank(trials.filter(({ status }) => status !== 'running'))
    const shown = [...running, ...others].slice(0, room)
    const more = trials.length - shown.length
    const width = (stream.columns || 80) - 1
    const text = [
      trialTable(shown),
      ...(more > 0 ? [`and ${more} more`] : []),
      counts(),
      ...(latest ? [latest] : []),
    ]
      .join('\n')
      .split('\n')
      .map((line) => line.slice(0, width))
    if (drawn > 0) moveCursor(stream, 0, -drawn)
    clearScreenDown(stream)
    stream.write(`${text.join('\n')}\n`)
    drawn = text.length
  }
  return {
    onChange(_, isNews) {
      if (isNews || performance.now() - lastMs > redrawEveryMs) draw()
    },
    note(message) {
      latest = message
      draw()
    },
    // The table of the results takes its place.
    stop() {
      if (drawn > 0) moveCursor(stream, 0, -drawn)
      clearScreenDown(stream)
      drawn = 0
    },
  }
}
