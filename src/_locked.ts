/**
 * An array that cannot be changed. A frozen one would ignore assignments of code that is not strict, and say nothing of
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
    // Without it `push` fails before any trap, and with words of its own.
    get: (list, key, receiver) =>
      typeof key === 'string' && mutators.has(key) ? refuse : Reflect.get(list, key, receiver),
  })
}

const mutators = new Set('push pop shift unshift splice sort reverse fill copyWithin'.split(' '))
