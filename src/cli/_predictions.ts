import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { csvCell } from '../bench/report.js'
import { readNpy } from '../data/index.js'
import { PdecayError } from '../errors.js'
import { load, loadTorch } from '../io/index.js'
import { noGrad, Tensor, tidy } from '../tensor/index.js'
import type { OpenedModel, Prediction } from '../train/index.js'
import { UsageError } from './_command.js'

const inputKinds = ['.csv', '.npy', '.safetensors', '.pt']
/** Examples that go through the model at once. */
const batch = 256

/** Reads the one tensor of a file, or the one named `inputs`. */
async function readTensor(path: string): Promise<Tensor> {
  if (extname(path) === '.npy') return (await readNpy(path)).toTensor()
  if (extname(path) === '.pt') {
    const value = await loadTorch(path)
    if (value instanceof Tensor) return value
    throw new PdecayError('ERR_DATA', `${path} holds more than one tensor: save the inputs alone`)
  }
  const tensors = await load(path)
  const names = Object.keys(tensors)
  const found = tensors.inputs ?? (names.length === 1 ? tensors[names[0]!] : undefined)
  if (found) return found
  throw new PdecayError(
    'ERR_DATA',
    `${path} holds ${names.length} tensors, and none of them is named 'inputs'`,
  )
}

/** Reads the inputs of a model from a table or a tensor. */
export async function readInputs(
  path: string,
  { encode, encodeTable, example }: OpenedModel,
): Promise<Tensor> {
  if (!inputKinds.includes(extname(path)))
    throw new UsageError(
      `Expected a file ending in ${inputKinds.join(', ')} for --input but received ${path}`,
    )
  if (extname(path) === '.csv') {
    if (!encodeTable)
      throw new UsageError(`Expected a tensor (.npy, .safetensors, .pt) for --input but received ${path}`)
    const text = await readFile(path, 'utf8').catch((cause: Error) => {
      throw new PdecayError('ERR_DATA', `Cannot read the table ${path}: ${cause.message}`, { cause })
    })
    return encodeTable(text, path)
  }
  const given = await readTensor(path)
  const inputs = encode ? encode(given) : given
  const wanted = example.shape.slice(1)
  if (String(inputs.shape.slice(1)) !== String(wanted) || inputs.dtype !== example.dtype)
    throw new PdecayError(
      'ERR_DATA',
      `Expected ${example.dtype} of shape [${['n', ...wanted].join(', ')}] in ${path} but it holds ${given.dtype} [${given.shape.join(', ')}]`,
    )
  return inputs
}

const plainRows = (outputs: Tensor): Prediction[] =>
  (outputs.to('float64').reshape([outputs.shape[0]!, -1]).toArray() as number[][]).map((row) =>
    Object.fromEntries(row.map((value, i) => [`output${i}`, value])),
  )

/** What the model says of each example. */
export function predictAll({ model, decode = plainRows }: OpenedModel, inputs: Tensor): Prediction[] {
  const rows: Prediction[] = []
  for (let at = 0; at < inputs.shape[0]!; at += batch)
    tidy(() =>
      noGrad(() => {
        const part = inputs.narrow(0, at, Math.min(batch, inputs.shape[0]! - at))
        rows.push(...decode(model.forward(part) as Tensor))
      }),
    )
  return rows
}

/** Comma-separated values with a line of names (RFC 4180). */
export function toCsv(rows: readonly Prediction[]): string {
  const names = Object.keys(rows[0] ?? {})
  return [names, ...rows.map((row) => names.map((name) => row[name]!))]
    .map((line) => `${line.map(csvCell).join(',')}\n`)
    .join('')
}
