// The files of the Python version of CIFAR: a pickled dict of NumPy arrays, lists and strings. Nothing in a file is run:
// functions and classes are names, and only the bytes of arrays are taken from their arguments.
import { readFile, readWhole } from '../../_files.js'
import { PdecayError } from '../../errors.js'

/** A function or class that a file names. */
class Named {
  constructor(readonly name: string) {}
}

/** A call that a file asks for, which is not made. */
class Call {
  state: unknown
  constructor(
    readonly target: unknown,
    readonly args: unknown,
  ) {}
}

const mark = Symbol('mark')
const mostItems = 2 ** 22

class Reader {
  readonly stack: unknown[] = []
  readonly memo = new Map<number, unknown>()
  readonly view: DataView
  at = 0

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  take(length: number): number {
    if (length < 0 || this.at + length > this.bytes.length)
      throw new Error(`its pickle is cut short at byte ${this.at}`)
    this.at += length
    return this.at - length
  }
  byte = () => this.bytes[this.take(1)]!
  uint32 = () => this.view.getUint32(this.take(4), true)
  part(length: number): Uint8Array {
    const start = this.take(length)
    return this.bytes.subarray(start, start + length)
  }
  line(): string {
    const end = this.bytes.indexOf(0x0a, this.at)
    if (end < 0) throw new Error('its pickle is cut short')
    const text = Buffer.from(this.bytes.subarray(this.at, end)).toString('latin1')
    this.at = end + 1
    return text
  }
  pop(): unknown {
    if (this.stack.length === 0) throw new Error(`its pickle takes from an empty stack at byte ${this.at}`)
    return this.stack.pop()
  }
  sinceMark(): unknown[] {
    const start = this.stack.lastIndexOf(mark)
    if (start < 0) throw new Error(`its pickle has no mark at byte ${this.at}`)
    const items = this.stack.splice(start)
    items.shift()
    return items
  }
  push(value: unknown): void {
    if (this.stack.length > mostItems) throw new Error('its pickle holds too many items')
    this.stack.push(value)
  }
}

function setItems(target: unknown, items: unknown[]): void {
  if (!(target instanceof Map) || items.length % 2 !== 0) throw new Error('its pickle sets items of no dict')
  for (let i = 0; i < items.length; i += 2) target.set(keyOf(items[i]), items[i + 1])
}

// Strings of Python 2 are bytes.
const keyOf = (key: unknown) => (key instanceof Uint8Array ? Buffer.from(key).toString('latin1') : key)

function append(target: unknown, items: unknown[]): void {
  if (!Array.isArray(target)) throw new Error('its pickle appends to no list')
  for (const item of items) target.push(item)
}

/** Python 3 writes bytes in protocol 2 as text to be encoded as Latin-1. */
function bytesOf(value: unknown): unknown {
  if (!(value instanceof Call) || !(value.target instanceof Named) || value.target.name !== '_codecs encode')
    return value
  const [text, encoding] = Array.isArray(value.args) ? value.args : []
  return typeof text === 'string' && keyOf(encoding) === 'latin1' ? Buffer.from(text, 'latin1') : value
}

/** The bytes of a NumPy array of bytes: its shape is not needed. */
function arrayOf(value: unknown): unknown {
  if (!(value instanceof Call) || !(value.target instanceof Named)) return value
  if (!/^numpy\.(_?core)\.multiarray _reconstruct$/.test(value.target.name)) return value
  const state = value.state
  const content = Array.isArray(state) ? bytesOf(state[4]) : undefined
  const kind = Array.isArray(state) ? state[2] : undefined
  const code = kind instanceof Call && Array.isArray(kind.args) ? keyOf(kind.args[0]) : undefined
  return content instanceof Uint8Array && code === 'u1' ? content : value
}

const actions: Record<number, (r: Reader) => void> = {
  128: (r) => void r.byte(),
  149: (r) => void r.take(8),
  40: (r) => r.push(mark),
  125: (r) => r.push(new Map()),
  93: (r) => r.push([]),
  41: (r) => r.push([]),
  78: (r) => r.push(null),
  136: (r) => r.push(true),
  137: (r) => r.push(false),
  75: (r) => r.push(r.byte()),
  77: (r) => r.push(r.view.getUint16(r.take(2), true)),
  74: (r) => r.push(r.view.getInt32(r.take(4), true)),
  73: (r) => r.push(Number.parseInt(r.line(), 10)),
  85: (r) => r.push(r.part(r.byte())),
  84: (r) => r.push(r.part(r.uint32())),
  67: (r) => r.push(r.part(r.byte())),
  66: (r) => r.push(r.part(r.uint32())),
  88: (r) => r.push(Buffer.from(r.part(r.uint32())).toString('utf8')),
  140: (r) => r.push(Buffer.from(r.part(r.byte())).toString('utf8')),
  99: (r) => r.push(new Named(`${r.line()} ${r.line()}`)),
  147: (r) => {
    const [name, module] = [r.pop(), r.pop()]
    if (typeof name !== 'string' || typeof module !== 'string')
      throw new Error(`its pickle names no function at byte ${r.at}`)
    r.push(new Named(`${module} ${name}`))
  },
  82: (r) => {
    const [args, target] = [r.pop(), r.pop()]
    r.push(new Call(target, args))
  },
  98: (r) => {
    const state = r.pop()
    const target = r.stack.at(-1)
    if (target instanceof Call) target.state = state
  },
  113: (r) => void r.memo.set(r.byte(), r.stack.at(-1)),
  114: (r) => void r.memo.set(r.uint32(), r.stack.at(-1)),
  148: (r) => void r.memo.set(r.memo.size, r.stack.at(-1)),
  104: (r) => r.push(r.memo.get(r.byte())),
  106: (r) => r.push(r.memo.get(r.uint32())),
  97: (r) => {
    const item = r.pop()
    append(r.stack.at(-1), [item])
  },
  101: (r) => {
    const items = r.sinceMark()
    append(r.stack.at(-1), items)
  },
  115: (r) => {
    const [value, key] = [r.pop(), r.pop()]
    setItems(r.stack.at(-1), [key, value])
  },
  117: (r) => {
    const items = r.sinceMark()
    setItems(r.stack.at(-1), items)
  },
  116: (r) => r.push(r.sinceMark()),
  133: (r) => r.push([r.pop()]),
  134: (r) => {
    const [b, a] = [r.pop(), r.pop()]
    r.push([a, b])
  },
  135: (r) => {
    const [c, b, a] = [r.pop(), r.pop(), r.pop()]
    r.push([a, b, c])
  },
}
const stop = 0x2e

/**
 * Reads a pickled dict. Arrays of bytes become a Uint8Array, other lists and tuples arrays.
 * @throws Error that says what is wrong with the bytes
 */
export function parsePickledRecord(bytes: Uint8Array): Map<unknown, unknown> {
  const reader = new Reader(bytes)
  for (;;) {
    const at = reader.at
    const code = reader.byte()
    if (code === stop) break
    const action = actions[code]
    if (!action) throw new Error(`its pickle has an unknown instruction ${code} at byte ${at}`)
    action(reader)
  }
  const record = reader.pop()
  if (!(record instanceof Map)) throw new Error('its pickle holds no dict')
  return new Map([...record].map(([key, value]) => [key, arrayOf(value)]))
}

/** @throws PdecayError `ERR_DATA` for a file that is no such pickle, `ERR_FILE` if it cannot be read */
export async function readPickledRecord(path: string): Promise<Map<unknown, unknown>> {
  const bytes = await readFile('readPickledRecord', path, async (file) =>
    readWhole(file, 0, (await file.stat()).size),
  )
  try {
    return parsePickledRecord(bytes)
  } catch (error) {
    throw new PdecayError('ERR_DATA', `${path}: ${(error as Error).message}`)
  }
}
