/**
 * An array that cannot be changed. A frozen array would silently ignore assignments in sloppy mode, and could not say
 * what to do instead.
 * @param advice what to do instead, after "Expected … to stay as it is: "
 */
export function locked<T>(name: string, items: readonly T[], advice: string): readonly T[] {
  const refuse = (): never => {
    throw new TypeError(`Expected ${name} to stay as it is: ${advice}`)
  }
  return new Proxy(Object.freeze([...items]), {
    set: refuse,
    deleteProperty: refuse,
    defineProperty: refuse,
    setPrototypeOf: refuse,
    // Without this, `push` fails before any trap, with a message of the engine.
    get: (list, key, receiver) =>
      typeof key === 'string' && mutators.has(key) ? refuse : Reflect.get(list, key, receiver),
  })
}

const mutators = new Set('push pop shift unshift splice sort reverse fill copyWithin'.split(' '))
