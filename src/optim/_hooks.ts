import { checkBoolean, checkFunction, checkKnownKeys } from '../_check.js'

/** What registering a hook returns. */
export interface HookHandle {
  /** Removes the hook; a second call does nothing. */
  remove(): void
}
/** Options of a hook. */
export interface HookOptions {
  /** Whether it runs before the hooks that are there already; default false. */
  prepend?: boolean
}

/** Functions that run in order, each added and removed on its own. */
export class Hooks<Args extends unknown[], Result = void> {
  #hooks: ((...args: Args) => Result)[] = []

  /** The same function may be added several times; each handle removes its own entry. */
  add(hook: (...args: Args) => Result, options: HookOptions = {}): HookHandle {
    checkFunction('hook', hook)
    checkKnownKeys('the options of a hook', options, ['prepend'])
    const prepend = checkBoolean('prepend', options.prepend ?? false)
    const entry = (...args: Args) => hook(...args)
    this.#hooks = prepend ? [entry, ...this.#hooks] : [...this.#hooks, entry]
    return {
      remove: () => {
        this.#hooks = this.#hooks.filter((other) => other !== entry)
      },
    }
  }

  run(...args: Args): void {
    for (const hook of this.#hooks) hook(...args)
  }

  /** Passes a value from hook to hook; one that returns nothing leaves it as it is. */
  pass<T>(value: T, call: (hook: (...args: Args) => Result, value: T) => T | undefined): T {
    return this.#hooks.reduce((present, hook) => call(hook, present) ?? present, value)
  }
}
