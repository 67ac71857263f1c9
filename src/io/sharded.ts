import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { checkInteger, checkKnownKeys, checkObject, checkString, show } from '../_check.js'
import {
  type Chunks,
  makeFolder,
  readFile,
  readWhole,
  textChunks,
  writeError,
  writeFiles,
} from '../_files.js'
import { PdecayError } from '../errors.js'
import type { Tensor } from '../tensor/core/tensor.js'
import { members } from './_json.js'
import { checkSavable, type LoadOptions, load, type SaveOptions, saved } from './safetensors.js'

// Hugging Face's layout: model.safetensors, or the files model-00001-of-00002.safetensors … with an index.

/** Options of {@link saveSharded}. */
export interface SaveShardedOptions extends SaveOptions {
  /** The most bytes of elements in one file, from 1. A larger tensor has a file of its own. Default: 5e9. */
  maxShardBytes?: number
  /** What the names of the files start with. Default: 'model'. */
  name?: string
}
/** Options of {@link loadSharded}. */
export interface LoadShardedOptions extends LoadOptions {
  /** What the names of the files start with. Default: 'model'. */
  name?: string
}

const mostIndexBytes = 100_000_000

function checkStem(name: string): string {
  if (checkString('name', name) !== basename(name) || !/^[^.]/.test(name))
    throw new RangeError(`Expected the start of a file name for name but received ${show(name)}`)
  return name
}

/** Tensors in their order, in parts of at most `most` bytes. */
function shardsOf(tensors: Readonly<Record<string, Tensor>>, most: number): Record<string, Tensor>[] {
  const shards: [string, Tensor][][] = [[]]
  let bytes = 0
  for (const [name, each] of Object.entries(checkObject('tensors', tensors))) {
    const tensor = checkSavable(name, each)
    if (bytes > 0 && bytes + tensor.nbytes > most) {
      shards.push([])
      bytes = 0
    }
    shards.at(-1)!.push([name, tensor])
    bytes += tensor.nbytes
  }
  return shards.map((pairs) => Object.fromEntries(pairs))
}

/**
 * Writes a record of tensors in Hugging Face's layout: `model.safetensors`, or where that would exceed `maxShardBytes`,
 * `model-00001-of-0000N.safetensors` … and `model.safetensors.index.json`, which says where each tensor is. All files are
 * written completely or none is. They contain the elements at the time of the call.
 *
 * @param folder where the files are put; it is created if it does not exist
 * @returns the names of the files
 * @throws PdecayError `ERR_FILE` or `ERR_NO_SPACE` if the files cannot be written
 * @example
 * await saveSharded('checkpoint', model.stateDict(), { maxShardBytes: 1e9 })
 */
export async function saveSharded(
  folder: string,
  tensors: Readonly<Record<string, Tensor>>,
  options: SaveShardedOptions = {},
): Promise<string[]> {
  checkString('folder', folder)
  checkKnownKeys('saveSharded options', options, ['maxShardBytes', 'name', 'metadata'])
  const stem = checkStem(options.name ?? 'model')
  const shards = shardsOf(tensors, checkInteger('maxShardBytes', options.maxShardBytes ?? 5e9, '[1, inf)'))
  const five = (count: number) => String(count).padStart(5, '0')
  const names = shards.map((_, at) =>
    shards.length === 1
      ? `${stem}.safetensors`
      : `${stem}-${five(at + 1)}-of-${five(shards.length)}.safetensors`,
  )
  const files = shards.map((shard) => saved(shard, options.metadata))
  try {
    const chunks: Record<string, Chunks> = {}
    for (const [at, name] of names.entries()) chunks[join(folder, name)] = files[at]!.chunks
    if (shards.length > 1) {
      const index = `${stem}.safetensors.index.json`
      chunks[join(folder, index)] = textChunks(indexText(shards, names))
      names.push(index)
    }
    try {
      makeFolder(folder)
    } catch (error) {
      throw writeError(`saveSharded: cannot create ${folder}`, error)
    }
    await writeFiles('saveSharded', chunks)
  } finally {
    for (const file of files) file.dispose()
  }
  return names
}

function indexText(shards: readonly Record<string, Tensor>[], names: readonly string[]): string {
  const places = shards.flatMap((shard, at) => Object.keys(shard).map((name) => [name, names[at]!] as const))
  const bytes = shards.flatMap((shard) => Object.values(shard).map(({ nbytes }) => nbytes))
  const index = {
    metadata: { total_size: bytes.reduce((sum, each) => sum + each, 0) },
    weight_map: Object.fromEntries(places),
  }
  return `${JSON.stringify(index, null, 2)}\n`
}

/** The file of each tensor, as an index says. */
async function readIndex(path: string): Promise<Map<string, string>> {
  return readFile('loadSharded', path, async (file) => {
    const { size } = await file.stat()
    if (size > mostIndexBytes) throw new Error(`it takes ${size} bytes: this is no index`)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readWhole(file, 0, size))
    const fields = new Map(members('the index', text, 2))
    const map = fields.get('weight_map')
    if (map === undefined) throw new Error('the index has no weight_map')
    const places = new Map<string, string>()
    for (const [name, value] of members('its weight_map', map, 0)) {
      const place: unknown = JSON.parse(value)
      // A path to elsewhere could read any file.
      if (typeof place !== 'string' || !/^[^./\\][^/\\]*\.safetensors$/.test(place))
        throw new Error(`its weight_map has no file name of this folder for '${name}' but ${show(place)}`)
      places.set(name, place)
    }
    return places
  })
}

/**
 * Reads what {@link saveSharded} or Hugging Face's `save_pretrained` wrote: `model.safetensors`, or the files that
 * `model.safetensors.index.json` names.
 *
 * @param folder that holds the files
 * @param options as of {@link load}; name, default 'model'
 * @returns all tensors
 * @throws PdecayError `ERR_FILE` if there is no such file, a file is damaged, or a file lacks tensors that the index says
 *   it has, or has others
 */
export async function loadSharded(
  folder: string,
  options: LoadShardedOptions = {},
): Promise<Record<string, Tensor>> {
  checkString('folder', folder)
  checkKnownKeys('loadSharded options', options, ['device', 'mmap', 'name'])
  const { name = 'model', ...how } = options
  const index = join(folder, `${checkStem(name)}.safetensors.index.json`)
  const single = join(folder, `${name}.safetensors`)
  if (!existsSync(index) && existsSync(single)) return load(single, how)
  const places = await readIndex(index)
  const found: Record<string, Tensor>[] = []
  try {
    for (const file of new Set(places.values())) {
      const tensors = await load(join(folder, file), how)
      found.push(tensors)
      const wanted = [...places].filter(([, place]) => place === file).map(([each]) => each)
      const missing = wanted.filter((each) => !Object.hasOwn(tensors, each))
      const others = Object.keys(tensors).filter((each) => places.get(each) !== file)
      const complaints = [
        ...(missing.length ? [`lacks ${missing.join(', ')}`] : []),
        ...(others.length ? [`has ${others.join(', ')}, which the index does not say`] : []),
      ]
      if (complaints.length)
        throw new PdecayError('ERR_FILE', `loadSharded: ${join(folder, file)} ${complaints.join(' and ')}`)
    }
  } catch (error) {
    for (const tensors of found) for (const tensor of Object.values(tensors)) tensor.dispose()
    throw error
  }
  return Object.fromEntries(found.flatMap((tensors) => Object.entries(tensors)))
}
