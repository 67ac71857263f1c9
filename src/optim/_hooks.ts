import { checkFunction } from '../_check.js'

/** What registering a hook gives: the way to take it off. */
export interface HookHandle {
  remove(): void
}
export interface HookOptions {
  /** Runs before the hooks that are there; default false. */
  prepend?: boolean
}

/** Functions that run in order, each added and removed on its own. */
export class Hooks<Args extends unknown[], Result = void> {
  #hooks: ((...args: Args) => Result)[] = []

  /** One function may be there many times; each handle removes its own. */
  add(hook: (...args: Args) => Result, { prepend = false }: HookOptions = {}): HookHandle {
    checkFunction('hook', hook)
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

  /** Hands a value from hook to hook; one that returns nothing leaves it as it is. */
  pass<T>(value: T, call: (hook: (...args: Args) => Result, value: T) => T | undefined): T {
    return this.#hooks.reduce((present, hook) => call(hook, present) ?? present, value)
  }
}
