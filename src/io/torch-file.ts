import { checkKnownKeys, checkString, show } from '../_check.js'
import { readFile, writeFile } from '../_files.js'
import { PdecayError } from '../errors.js'
import { type Device, type DType, elementBytes } from '../tensor/core/dtypes.js'
import { isTensor, type Tensor } from '../tensor/core/tensor.js'
import { checkDevice } from '../tensor/values/create.js'
import { asElements, fromParts, Snapshot } from './_elements.js'
import { Callable, PickleWriter, unpickle } from './_pickle.js'
import { smallRecord, ZipReader, type ZipRecord, zipChunks } from './zip.js'

// The format of torch.save: a zip archive with a pickle (data.pkl) and one record for each storage (data/0 …).

/**
 * The values that {@link loadTorch} reads. Dicts become objects (an int key becomes the property of that name), and lists
 * and tuples become arrays. An int beyond 2^53 becomes a bigint.
 */
export type TorchValue =
  | Tensor
  | number
  | bigint
  | string
  | boolean
  | null
  | readonly TorchValue[]
  | { readonly [key: string]: TorchValue | undefined }
  | ReadonlyMap<string | number, TorchValue>

/** Options of {@link loadTorch}. */
export interface LoadTorchOptions {
  /** The device of the tensors, independent of the device they were saved from. Default: 'cpu'. */
  device?: Device
}

/** dtypes with their own storage class in Python. */
const storages: readonly (readonly [name: string, dtype: DType])[] = [
  ['DoubleStorage', 'float64'],
  ['FloatStorage', 'float32'],
  ['HalfStorage', 'float16'],
  ['BFloat16Storage', 'bfloat16'],
  ['LongStorage', 'int64'],
  ['IntStorage', 'int32'],
  ['ShortStorage', 'int16'],
  ['CharStorage', 'int8'],
  ['ByteStorage', 'uint8'],
  ['BoolStorage', 'bool'],
  ['ComplexFloatStorage', 'complex64'],
  ['ComplexDoubleStorage', 'complex128'],
]
/** dtypes that torch keeps in untyped storage. */
const untyped: readonly DType[] = [
  'uint16',
  'uint32',
  'uint64',
  'float8_e5m2',
  'float8_e4m3fn',
  'float8_e5m2fnuz',
  'float8_e4m3fnuz',
]
const alignment = 64

/** The class of a storage in a file. Its dtype is null for untyped storage. */
class StorageClass {
  constructor(readonly dtype: DType | null) {}
}
/** A storage, kept in a record of the file. */
class Storage {
  constructor(
    readonly key: string,
    readonly dtype: DType | null,
  ) {}
}
/** A tensor in a file, before its memory is read. */
class SavedTensor {
  constructor(
    readonly storage: Storage,
    readonly dtype: DType,
    readonly offset: number,
    readonly shape: readonly number[],
    readonly strides: readonly number[],
    public requiresGrad: boolean,
  ) {}
}

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isSizes = (value: unknown): value is number[] => Array.isArray(value) && value.every(isSize)

function rebuild(...args: unknown[]): SavedTensor {
  const [storage, offset, shape, strides, requiresGrad, , last] = args
  const valid = storage instanceof Storage && isSize(offset) && isSizes(shape) && isSizes(strides)
  if (!valid || shape.length !== strides.length) throw new Error('a tensor in it is damaged')
  const dtype = storage.dtype ?? untyped.find((each) => each === last)
  if (!dtype) throw new Error(`a tensor in it has a dtype that is not read here, ${show(last)}`)
  // A tensor with a lazy conjugate or negative bit.
  if (storage.dtype && last instanceof Map && [...last.values()].some((flag) => flag === true))
    throw new Error('a tensor in it is a lazy conjugate: save tensor.resolve_conj() in Python')
  return new SavedTensor(storage, dtype, offset, shape, strides, requiresGrad === true)
}

function parameter(data: unknown, requiresGrad: unknown): SavedTensor {
  if (!(data instanceof SavedTensor)) throw new Error('a parameter in it is damaged')
  data.requiresGrad = requiresGrad === true
  return data
}

const itself = (value: unknown): unknown => value

const globals = new Map<string, unknown>([
  ...[
    new Callable('collections.OrderedDict', () => new Map()),
    new Callable('torch._utils._rebuild_tensor_v2', rebuild),
    new Callable('torch._utils._rebuild_tensor_v3', rebuild),
    new Callable('torch._utils._rebuild_parameter', parameter),
    new Callable('torch._utils._rebuild_parameter_with_state', parameter),
    new Callable('torch.Size', itself),
    new Callable('torch.device', (type, index) => (index === undefined ? type : `${type}:${index}`)),
  ].map((callable) => [callable.name, callable] as const),
  ...storages.map(([name, dtype]) => [`torch.${name}`, new StorageClass(dtype)] as const),
  ['torch.storage.UntypedStorage', new StorageClass(null)],
  ...[...storages.map(([, dtype]) => dtype), ...untyped].map((dtype) => [`torch.${dtype}`, dtype] as const),
])

function findGlobal(name: string): unknown {
  if (globals.has(name)) return globals.get(name)
  throw new Error(
    `it holds a Python object, ${name}, and only tensors, numbers, strings, lists and dicts are read: save the ` +
      'state dict in Python, as in torch.save(model.state_dict(), path)',
  )
}

function findStorage(id: unknown): Storage {
  const [word, kind, key] = Array.isArray(id) ? id : []
  if (word === 'storage' && kind instanceof StorageClass && typeof key === 'string')
    return new Storage(key, kind.dtype)
  throw new Error("its pickle is damaged: a tensor's memory has no name")
}

/** Reports what a file is if it is not an archive of torch.save. */
function refuse(names: readonly string[]): never {
  if (names.some((name) => name.endsWith('/constants.pkl')))
    throw new Error('it is a TorchScript program: save its state_dict() in Python')
  throw new Error('it is a zip archive, but not of torch.save: it has no data.pkl')
}

const oldMagic = Buffer.from('80028a0a6cfc9c46f9206aa85019', 'hex')

/** The tensors of one file. Tensors that share memory in Python also share it here. */
class Tensors {
  readonly #zip: ZipReader
  readonly #folder: string
  readonly #device: Device
  readonly #raw = new Map<string, Tensor>()
  readonly #flat = new Map<string, Tensor>()

  constructor(zip: ZipReader, folder: string, device: Device) {
    this.#zip = zip
    this.#folder = folder
    this.#device = device
  }

  async make({ storage, dtype, offset, shape, strides, requiresGrad }: SavedTensor): Promise<Tensor> {
    const flat = await this.#memory(storage.key, dtype)
    const last = shape.includes(0) ? -1 : shape.reduce((at, size, d) => at + (size - 1) * strides[d]!, offset)
    if (!(last < flat.numel))
      throw new Error(`a tensor in it reaches beyond its memory, record 'data/${storage.key}'`)
    const tensor = flat.asStrided(shape, strides, { storageOffset: offset })
    return requiresGrad ? tensor.requiresGrad_() : tensor
  }

  async #memory(key: string, dtype: DType): Promise<Tensor> {
    const id = `${key} ${dtype}`
    const present = this.#flat.get(id)
    if (present) return present
    const raw = await this.#bytes(key)
    if (raw.numel % elementBytes[dtype] !== 0)
      throw new Error(`its record 'data/${key}' is not a whole number of ${dtype}`)
    const flat = asElements(`its record 'data/${key}'`, raw, dtype)
    this.#flat.set(id, flat)
    return flat
  }

  /** Each storage is read once, even if tensors view it with different dtypes. */
  async #bytes(key: string): Promise<Tensor> {
    const present = this.#raw.get(key)
    if (present) return present
    const record = `${this.#folder}data/${key}`
    const made = await fromParts(this.#zip.sizeOf(record), (put) => this.#zip.readParts(record, put))
    const raw = this.#device === 'cpu' ? made : made.to(this.#device)
    this.#raw.set(key, raw)
    return raw
  }

  /** Releases the storages. The views keep the memory alive. */
  close(): void {
    for (const flat of [...this.#raw.values(), ...this.#flat.values()]) flat.dispose()
  }
}

const mostNested = 1000 // Python's own limit

/** Converts an unpickled value: creates its tensors, and turns Maps into objects. */
async function finish(root: unknown, tensors: Tensors): Promise<unknown> {
  // Read the tensors first, asynchronously. Awaiting every number would be slower.
  const done = new Map<object, unknown>()
  for (const saved of tensorsIn(root)) done.set(saved, await tensors.make(saved))

  const convert = (value: unknown, depth: number): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (done.has(value)) return done.get(value)
    if (depth > mostNested) throw new Error(`it nests more than ${mostNested} lists and dicts`)
    const keep = <T>(made: T): T => {
      done.set(value, made)
      return made
    }
    if (Array.isArray(value)) {
      const list = keep<unknown[]>([])
      for (const item of value) list.push(convert(item, depth + 1))
      return list
    }
    if (!(value instanceof Map)) throw new Error('it holds a class where a value should be')
    const object = keep({})
    for (const [key, item] of value) {
      if (typeof key !== 'string' && typeof key !== 'number' && typeof key !== 'bigint')
        throw new Error(`it holds a dict with a key that is neither a string nor an int, ${show(key)}`)
      // Not by assignment, because assigning to '__proto__' has a special meaning.
      Object.defineProperty(object, String(key), {
        value: convert(item, depth + 1),
        configurable: true,
        enumerable: true,
        writable: true,
      })
    }
    return object
  }
  return convert(root, 0)
}

/** The tensors in a value, in order. */
function tensorsIn(root: unknown): Set<SavedTensor> {
  const found = new Set<SavedTensor>()
  const seen = new Set<unknown>()
  const open: Iterator<unknown>[] = [[root].values()]
  while (open.length > 0) {
    const { done, value } = open.at(-1)!.next()
    if (done) open.pop()
    else if (value instanceof SavedTensor) found.add(value)
    else if ((Array.isArray(value) || value instanceof Map) && !seen.has(value)) {
      seen.add(value)
      open.push(value.values())
    }
  }
  return found
}

/**
 * Reads a file written by Python's `torch.save` or by `saveTorch`: a state dict, or any combination of dicts, lists,
 * tensors, numbers and strings. Code in the file is not run. A file with other Python objects is rejected.
 *
 * @typeParam T the expected type of the content, which is not checked
 * @throws PdecayError `ERR_FILE` if the file does not exist, is truncated or damaged, was written by torch before 1.6, or
 *   contains unsupported objects: modules and other Python objects, sparse and quantized tensors
 * @example
 * const { model } = await loadTorch<{ model: Record<string, Tensor> }>('checkpoint.pt')
 */
export async function loadTorch<T = TorchValue>(path: string, options: LoadTorchOptions = {}): Promise<T> {
  checkString('path', path)
  checkKnownKeys('loadTorch options', options, ['device'])
  const device = checkDevice('device', options.device ?? 'cpu')
  return readFile('loadTorch', path, async (file) => {
    const head = Buffer.alloc(oldMagic.length)
    await file.read(head, 0, head.length, 0)
    if (head.equals(oldMagic))
      throw new Error('it is in the format of torch before 1.6: load it and save it again in Python')
    const zip = await ZipReader.open(file)
    const pickle = zip.names.find((name) => /^[^/]+\/data\.pkl$/.test(name)) ?? refuse(zip.names)
    const folder = pickle.slice(0, -'data.pkl'.length)
    if (zip.names.includes(`${folder}constants.pkl`)) refuse(zip.names)
    const order = `${folder}byteorder`
    if (zip.names.includes(order) && Buffer.from(await zip.read(order)).toString() === 'big')
      throw new Error('its numbers are big-endian')
    const value = unpickle(await zip.read(pickle), { find: findGlobal, persistent: findStorage })
    const tensors = new Tensors(zip, folder, device)
    try {
      return (await finish(value, tensors)) as T
    } finally {
      tensors.close()
    }
  })
}

const storageOf = new Map(storages.map(([name, dtype]) => [dtype, name]))

/** Writes a value as a pickle, and takes a snapshot of the memory of its tensors. */
class Writer {
  readonly records: ZipRecord[] = []
  readonly #out = new PickleWriter()
  readonly #keys = new Map<Tensor, string>()
  readonly #snapshots: Snapshot[] = []
  readonly #path = new Set<object>()

  write(label: string, value: unknown): void {
    const out = this.#out
    if (value === null) out.none()
    else if (typeof value === 'boolean') out.boolean(value)
    else if (typeof value === 'number') out.number(value)
    else if (typeof value === 'bigint') out.integer(value)
    else if (typeof value === 'string') out.string(value)
    else if (isTensor(value)) this.#tensor(label, value)
    else if (Array.isArray(value))
      this.#within(label, value, () =>
        out.list(value.map((item, i) => () => this.write(`${label}[${i}]`, item))),
      )
    else if (value instanceof Map) this.#within(label, value, () => this.#dict(label, [...value]))
    else if (isPlain(value)) this.#within(label, value, () => this.#dict(label, entriesOf(value)))
    else
      throw new TypeError(
        `Expected tensors, numbers, strings, booleans, null, arrays and plain objects for ${label} but received ${show(value)}`,
      )
  }

  end(): ZipRecord[] {
    return [
      smallRecord('archive/data.pkl', this.#out.end()),
      smallRecord('archive/byteorder', Buffer.from('little')),
      ...this.records,
      smallRecord('archive/version', Buffer.from('3\n')),
    ]
  }

  close(): void {
    for (const snapshot of this.#snapshots) snapshot.dispose()
  }

  #within(label: string, value: object, write: () => void): void {
    if (this.#path.has(value)) throw new RangeError(`Expected ${label} not to hold itself`)
    this.#path.add(value)
    write()
    this.#path.delete(value)
  }

  #dict(label: string, entries: readonly (readonly [unknown, unknown])[]): void {
    const out = this.#out
    out.dict(
      entries.map(([key, value]) => {
        const isInteger = Number.isSafeInteger(key)
        if (typeof key !== 'string' && !isInteger)
          throw new TypeError(`Expected string or integer for a key of ${label} but received ${show(key)}`)
        const write = () => (typeof key === 'string' ? out.string(key) : out.number(key as number))
        return [write, () => this.write(`${label}.${key}`, value)] as const
      }),
    )
  }

  #tensor(label: string, tensor: Tensor): void {
    const out = this.#out
    const { dtype, shape, numel } = tensor
    const name = storageOf.get(dtype)
    if (!name && !untyped.includes(dtype))
      throw new PdecayError('ERR_UNSUPPORTED', `saveTorch: torch.save cannot hold ${dtype} (${label})`)
    const key = this.#keys.get(tensor) ?? String(this.#keys.size)
    if (!this.#keys.has(tensor)) {
      this.#keys.set(tensor, key)
      const snapshot = new Snapshot(tensor)
      this.#snapshots.push(snapshot)
      const parts = () => snapshot.parts()
      this.records.push({ name: `archive/data/${key}`, size: snapshot.bytes, parts })
    }
    const strides = shape.map((_, d) =>
      shape.slice(d + 1).reduce((product, size) => product * Math.max(size, 1), 1),
    )
    const sizes = (list: readonly number[]) => () => out.tuple(...list.map((size) => () => out.number(size)))
    const storage = () =>
      out.tuple(
        () => out.string('storage'),
        () => (name ? out.global('torch', name) : out.global('torch.storage', 'UntypedStorage')),
        () => out.string(key),
        () => out.string('cpu'),
        () => out.number(name ? numel : numel * elementBytes[dtype]),
      )
    const noHooks = () =>
      out.reduce(
        () => out.global('collections', 'OrderedDict'),
        () => out.tuple(),
      )
    const args = [
      () => out.persistent(storage),
      () => out.number(0),
      sizes(shape),
      sizes(strides),
      () => out.boolean(tensor.requiresGrad && tensor.gradFn === null),
      noHooks,
      ...(name ? [] : [() => out.global('torch', dtype)]),
    ]
    out.reduce(
      () => out.global('torch._utils', name ? '_rebuild_tensor_v2' : '_rebuild_tensor_v3'),
      () => out.tuple(...args),
    )
  }
}

const isPlain = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** The entries of an object as entries of a dict. Keys are ints if every key is an index, as in an optimizer's state. */
function entriesOf(value: object): [string | number, unknown][] {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return entries.every(([key]) => /^(0|[1-9]\d{0,14})$/.test(key))
    ? entries.map(([key, item]) => [Number(key), item])
    : entries
}

/**
 * Writes a file that Python's `torch.load` reads with its default `weights_only=True`: a state dict, or any combination of
 * objects, arrays, tensors, numbers and strings. The file is written completely or not at all. It contains the elements
 * at the time of the call.
 *
 * A whole number becomes an int in Python, and any other number a float. The keys of an object become strings, or ints if
 * all of them are whole numbers, as in an optimizer's `state`. The keys of a Map keep their type. Each tensor is
 * written contiguously, as a CPU tensor.
 *
 * @throws TypeError for an unsupported value, PdecayError `ERR_UNSUPPORTED` for an unsupported dtype, `ERR_FILE` if the
 *   file cannot be written
 */
export async function saveTorch(path: string, value: TorchValue | object): Promise<void> {
  checkString('path', path)
  const writer = new Writer()
  try {
    writer.write('value', value)
    await writeFile('saveTorch', path, zipChunks(writer.end(), alignment))
  } finally {
    writer.close()
  }
}
