import { makeBar } from '../bench/bar.js'
import type { RunHooks } from '../train/index.js'

export interface ProgressView {
  hooks: Required<Pick<RunHooks, 'onStart' | 'onLog'>>
  /** Writes a line, above the bar if there is one. */
  note(message: string): void
  stop(): void
}

/** Seconds between progress lines if the stream is not a terminal. */
const lineEverySeconds = 10
/** Weight of the newest value in the moving average that is shown: values of single batches vary too much to read. */
const newest = 0.1

const time = (seconds: number) => {
  const whole = Math.max(0, Math.round(seconds))
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** Shows the progress of a run: a bar on a terminal, an occasional line otherwise. */
export function makeProgressView(stream: NodeJS.WriteStream): ProgressView {
  const bar = makeBar(stream)
  let steps = 0
  let from = 0
  let start = 0
  let lastLine = 0
  const smooth: Record<string, number> = {}
  const say = (message: string) => stream.write(`${message}\n`)
  return {
    hooks: {
      onStart(run) {
        ;({ steps, from } = run)
        start = lastLine = performance.now()
        say(
          from > 0
            ? `Going on from step ${from} of ${steps} in ${run.dir}`
            : `Training ${steps} steps into ${run.dir}`,
        )
        if (from < steps) bar?.start(steps, from)
      },
      onLog({ step, figures, zeros, samplesPerSecond }) {
        for (const [name, value] of Object.entries(figures))
          smooth[name] = name in smooth ? smooth[name]! + newest * (value - smooth[name]!) : value
        const now = performance.now()
        const left = (((now - start) / 1000) * (steps - step)) / (step - from)
        const text = [
          ...Object.entries(smooth).map(([name, value]) => `${name} ${value.toFixed(3)}`),
          `zeros ${(100 * zeros).toFixed(1)} %`,
          `${Math.round(samplesPerSecond)} samples/s`,
          `${time(left)} left`,
        ].join('  ')
        if (bar) return bar.update(step, text)
        if (now - lastLine < 1000 * lineEverySeconds && step < steps) return
        lastLine = now
        say(`step ${step}/${steps}  ${text}`)
      },
    },
    note(message) {
      if (bar) bar.note(message)
      else say(message)
    },
    stop() {
      bar?.stop()
    },
  }
}
