import { checkFunction } from '../../_check.js'

/** Signals that ask a run to end, with the exit codes that shells give to them. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const

/** Signals turned into an abort signal by {@link listenForInterrupt}. */
export interface Interrupt {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal
  /** The exit code that the signal asks for; undefined before it. */
  readonly exitCode: number | undefined
  /** Stops listening. */
  dispose(): void
}

/**
 * Turns Ctrl+C (and SIGTERM) into an abort signal for {@link fit}. A second one ends the process at once.
 *
 * @param onFirst is called when the first arrives
 * @example
 * ```ts
 * const interrupt = train.listenForInterrupt(() => console.log('finishing the step'))
 * await train.fit({ model, optimizer, loader, loss, steps: 100, signal: interrupt.signal })
 * interrupt.dispose()
 * ```
 */
export function listenForInterrupt(onFirst: () => void = () => {}): Interrupt {
  checkFunction('onFirst', onFirst)
  const controller = new AbortController()
  let exitCode: number | undefined
  const handler = (name: NodeJS.Signals) => {
    const code = exitCodes[name as keyof typeof exitCodes]
    if (exitCode !== undefined) process.exit(code)
    exitCode = code
    controller.abort()
    onFirst()
  }
  const names = Object.keys(exitCodes) as (keyof typeof exitCodes)[]
  for (const name of names) process.on(name, handler)
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode
    },
    dispose() {
      for (const name of names) process.off(name, handler)
    },
  }
}
