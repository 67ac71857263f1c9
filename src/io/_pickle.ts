// The subset of Python's pickle protocol 2 that torch.save uses for data. A file cannot run code: classes and functions
// are limited to those in `Globals`.

const op = {
  mark: 0x28,
  stop: 0x2e,
  binInt: 0x4a,
  binInt1: 0x4b,
  binInt2: 0x4d,
  none: 0x4e,
  persistent: 0x51,
  reduce: 0x52,
  float: 0x47,
  text: 0x58,
  append: 0x61,
  build: 0x62,
  global: 0x63,
  dict: 0x7d,
  list: 0x5d,
  tuple0: 0x29,
  appends: 0x65,
  get: 0x68,
  longGet: 0x6a,
  put: 0x71,
  longPut: 0x72,
  setItem: 0x73,
  setItems: 0x75,
  tuple: 0x74,
  protocol: 0x80,
  tuple1: 0x85,
  tuple2: 0x86,
  tuple3: 0x87,
  true: 0x88,
  false: 0x89,
  long1: 0x8a,
} as const

const protocol = 2
/** Limits the number of containers: one byte of a pickle creates a container of about a hundred bytes. */
const mostContainers = 2 ** 22

/** The meaning of a Python function or class in a file, which is called with its arguments. */
export class Callable {
  constructor(
    readonly name: string,
    readonly call: (...args: unknown[]) => unknown,
  ) {}
}

export interface Globals {
  /** The value or Callable for `module.name`. Throws for an unknown name. */
  find(name: string): unknown
  /** The object stored outside the pickle under this id. */
  persistent(id: unknown): unknown
}

/** Marks the start of a list under construction. */
const mark = Symbol('mark')

/**
 * Reads a pickle. Dicts become Maps, and lists and tuples become arrays.
 * @throws Error that says what is wrong with the bytes
 */
export function unpickle(bytes: Uint8Array, globals: Globals): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const stack: unknown[] = []
  const memo = new Map<number, unknown>()
  let at = 0
  const take = (length: number): number => {
    at += length
    if (at > bytes.length) throw new Error('its pickle is cut short')
    return at - length
  }
  const byte = () => bytes[take(1)]!
  const uint32 = () => view.getUint32(take(4), true)
  const line = (): string => {
    const end = bytes.indexOf(0x0a, at)
    if (end < 0) throw new Error('its pickle is cut short')
    const text = utf8(bytes.subarray(at, end))
    at = end + 1
    return text
  }
  const pop = (): unknown => {
    if (stack.length === 0 || stack.at(-1) === mark)
      throw new Error('its pickle is damaged: a value is missing')
    return stack.pop()
  }
  const toMark = (): unknown[] => {
    const from = stack.lastIndexOf(mark)
    if (from < 0) throw new Error('its pickle is damaged: a mark is missing')
    const items = stack.splice(from)
    items.shift()
    return items
  }
  let containers = 0
  const pushContainer = (value: unknown[] | Map<unknown, unknown>) => {
    if (++containers > mostContainers)
      throw new Error(`its pickle makes more than ${mostContainers} dicts, lists and tuples`)
    stack.push(value)
  }
  const popMany = (count: number) => Array.from({ length: count }, pop).reverse()
  const top = <T extends object>(kind: new () => T, what: string): T => {
    const value = stack.at(-1)
    if (value instanceof kind) return value
    throw new Error(`its pickle is damaged: ${what}`)
  }
  const setItems = (items: readonly unknown[]) => {
    if (items.length % 2 !== 0) throw new Error('its pickle is damaged: a key without a value')
    const dict = top(Map<unknown, unknown>, 'items of no dict')
    for (let i = 0; i < items.length; i += 2) dict.set(items[i], items[i + 1])
  }
  const recall = (index: number) => {
    if (!memo.has(index)) throw new Error('its pickle is damaged: it refers to nothing')
    stack.push(memo.get(index))
  }
  const long = (length: number): number | bigint => {
    const from = take(length)
    let value = 0n
    for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[from + i]!)
    if (length > 0 && bytes[at - 1]! & 128) value -= 1n << BigInt(8 * length)
    return Number.isSafeInteger(Number(value)) ? Number(value) : value
  }
  const keep = (index: number) => {
    const value = pop()
    memo.set(index, value)
    stack.push(value)
  }

  for (;;) {
    const code = byte()
    switch (code) {
      case op.protocol: {
        const found = byte()
        if (found > protocol)
          throw new Error(
            `its pickle is of protocol ${found}: torch.save writes ${protocol} unless told otherwise`,
          )
        break
      }
      case op.stop: {
        const value = pop()
        if (stack.length > 0) throw new Error('its pickle is damaged: it holds more than one value')
        return value
      }
      case op.mark:
        stack.push(mark)
        break
      case op.none:
        stack.push(null)
        break
      case op.true:
      case op.false:
        stack.push(code === op.true)
        break
      case op.binInt:
        stack.push(view.getInt32(take(4), true))
        break
      case op.binInt1:
        stack.push(byte())
        break
      case op.binInt2:
        stack.push(view.getUint16(take(2), true))
        break
      case op.long1:
        stack.push(long(byte()))
        break
      case op.float:
        stack.push(view.getFloat64(take(8)))
        break
      case op.text: {
        const length = uint32()
        const from = take(length)
        stack.push(utf8(bytes.subarray(from, at)))
        break
      }
      case op.dict:
        pushContainer(new Map())
        break
      case op.list:
      case op.tuple0:
        pushContainer([])
        break
      case op.tuple:
        pushContainer(toMark())
        break
      case op.tuple1:
      case op.tuple2:
      case op.tuple3:
        pushContainer(popMany(code - op.tuple1 + 1))
        break
      case op.append: {
        const value = pop()
        top(Array<unknown>, 'elements of no list').push(value)
        break
      }
      case op.appends: {
        const items = toMark()
        const list = top(Array<unknown>, 'elements of no list')
        for (const item of items) list.push(item)
        break
      }
      case op.setItem:
        setItems(popMany(2))
        break
      case op.setItems:
        setItems(toMark())
        break
      case op.put:
        keep(byte())
        break
      case op.longPut:
        keep(uint32())
        break
      case op.get:
        recall(byte())
        break
      case op.longGet:
        recall(uint32())
        break
      case op.global: {
        const module = line()
        stack.push(globals.find(`${module}.${line()}`))
        break
      }
      case op.persistent:
        stack.push(globals.persistent(pop()))
        break
      case op.reduce: {
        const [called, args] = popMany(2)
        if (!(called instanceof Callable) || !Array.isArray(args))
          throw new Error('its pickle is damaged: it calls something that is not a function')
        stack.push(called.call(...args))
        break
      }
      case op.build:
        // Attributes are ignored: a module's state dict has one, with versions.
        pop()
        top(Map, 'attributes of no dict')
        break
      default:
        throw new Error(`its pickle holds what is not read here (operation 0x${code.toString(16)})`)
    }
  }
}

const utf8 = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

/** Writes a pickle value by value. */
export class PickleWriter {
  readonly #parts: Buffer[] = [Buffer.of(op.protocol, protocol)]

  none(): void {
    this.#push([op.none])
  }
  boolean(value: boolean): void {
    this.#push([value ? op.true : op.false])
  }
  integer(value: bigint): void {
    let length = 1
    while (BigInt.asIntN(8 * length, value) !== value) length++
    if (length > 255) throw new RangeError('Expected an integer of at most 255 bytes')
    const bytes = Array.from({ length }, (_, i) => Number((value >> BigInt(8 * i)) & 255n))
    this.#push([op.long1, length, ...bytes])
  }
  /** Writes an int if the number has no fraction, else a float. */
  number(value: number): void {
    if (Object.is(value | 0, value)) {
      const bytes = Buffer.of(op.binInt, 0, 0, 0, 0)
      bytes.writeInt32LE(value, 1)
      this.#parts.push(bytes)
    } else if (Number.isSafeInteger(value) && value !== 0) {
      this.integer(BigInt(value))
    } else {
      const bytes = Buffer.alloc(9, op.float)
      bytes.writeDoubleBE(value, 1)
      this.#parts.push(bytes)
    }
  }
  string(value: string): void {
    const text = Buffer.from(value)
    const head = Buffer.of(op.text, 0, 0, 0, 0)
    head.writeUInt32LE(text.length, 1)
    this.#parts.push(head, text)
  }
  global(module: string, name: string): void {
    this.#parts.push(Buffer.from(`c${module}\n${name}\n`))
  }
  list(items: Iterable<() => void>): void {
    this.#push([op.list, op.mark])
    for (const write of items) write()
    this.#push([op.appends])
  }
  tuple(...items: readonly (() => void)[]): void {
    this.#push([op.mark])
    for (const write of items) write()
    this.#push([op.tuple])
  }
  dict(items: Iterable<readonly [key: () => void, value: () => void]>): void {
    this.#push([op.dict, op.mark])
    for (const item of items) for (const write of item) write()
    this.#push([op.setItems])
  }
  /** Calls the function that `callee` writes with the tuple that `args` writes. */
  reduce(callee: () => void, args: () => void): void {
    callee()
    args()
    this.#push([op.reduce])
  }
  persistent(id: () => void): void {
    id()
    this.#push([op.persistent])
  }
  end(): Uint8Array {
    this.#push([op.stop])
    return Buffer.concat(this.#parts)
  }

  #push(bytes: readonly number[]): void {
    this.#parts.push(Buffer.from(bytes))
  }
}
