import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkBoolean, checkInteger, checkKnownKeys, checkString, show } from '../_check.js'
import { readFile, readWhole } from '../_files.js'
import { PdecayError } from '../errors.js'
import { loadSharded } from '../io/index.js'
import { Linear, onDevice } from '../nn/index.js'
import { type Device, noGrad, type Tensor, tidy } from '../tensor/index.js'
import { type Config, type Family, families } from './_hugging-face.js'
import type { GPT } from './gpt.js'
import type { ResNet } from './resnet.js'
import type { ViT } from './vit.js'

/** Options of {@link loadPretrained}. */
export interface LoadPretrainedOptions {
  /** The device of the model. Default: 'cpu'. */
  device?: Device
  /**
   * Whether the weights are memory-mapped, so that a large model opens at once; see `load`. The files must not be changed in
   * place while the model is in use. Default: true.
   */
  mmap?: boolean
  /**
   * Gives a classifier a new head for this many classes, with initial values, in place of the one in the file: for
   * fine-tuning. Default: the head in the file.
   */
  numClasses?: number
}

const mostConfigBytes = 10_000_000

async function readConfig(folder: string): Promise<Config> {
  return readFile('loadPretrained', join(folder, 'config.json'), async (file) => {
    const { size } = await file.stat()
    if (size > mostConfigBytes) throw new Error(`it takes ${size} bytes: this is no config.json`)
    const config: unknown = JSON.parse(Buffer.from(await readWhole(file, 0, size)).toString('utf8'))
    if (typeof config !== 'object' || config === null || Array.isArray(config))
      throw new Error('it holds no JSON object')
    return config as Config
  })
}

const fail = (folder: string, what: string, cause?: unknown) =>
  new PdecayError('ERR_FILE', `loadPretrained: ${folder} cannot be loaded: ${what}`, { cause })

/** How many classes the head has: as many as asked for, or as the file says. */
function classesOf(folder: string, head: string, state: Record<string, Tensor>, numClasses?: number): number {
  const weight = state[`${head}.weight`]
  if (numClasses === undefined && weight?.ndim !== 2)
    throw fail(folder, 'it holds no classifier: pass numClasses for a new one')
  return numClasses ?? weight!.size(0)
}

/** The model that a config describes, on 'meta': shapes without values. */
function describe(folder: string, family: Family, config: Config, numClasses: number) {
  // A config may hold anything: values of another kind make errors of any kind.
  const attempt = <T>(run: () => T): T => {
    try {
      return run()
    } catch (error) {
      throw fail(folder, `its config.json: ${(error as Error).message}`, error)
    }
  }
  const problems = attempt(() => family.unsupported(config))
  if (problems.length)
    throw new PdecayError(
      'ERR_UNSUPPORTED',
      `loadPretrained: the model in ${folder} has settings that are not supported: ${problems.join('; ')}`,
    )
  return attempt(() => onDevice('meta', () => family.make(config, numClasses)))
}

/**
 * Loads a model from a folder of Hugging Face's layout: `config.json`, and `model.safetensors` or shards with an index, as
 * `save_pretrained` writes it and the Hub holds it. GPT-2 (`model_type` 'gpt2'), ViT ('vit') and ResNet ('resnet') are
 * supported. A GPT-2 becomes a {@link GPT}, with nanoGPT's parameter names, a ViT and a ResNet the models of torchvision's
 * names: what they compute is the same.
 *
 * @param folder that holds the files. Nothing is downloaded
 * @param options device, default 'cpu'; mmap, default true; numClasses: a new head for that many classes
 * @returns the model, in evaluation mode as in Python
 * @throws PdecayError `ERR_FILE` for a file that is missing or damaged, or weights that do not fit the config, all of which
 *   are named; `ERR_UNSUPPORTED` for another kind of model, or a setting that the model here lacks
 * @example
 * ```ts
 * const gpt = (await models.loadPretrained('gpt2')) as models.GPT
 * gpt.generate(tokens, { maxNewTokens: 20, temperature: 0 })
 * const vit = await models.loadPretrained('vit-base-patch16-224', { numClasses: 10 })
 * ```
 * @source transformers.PreTrainedModel.from_pretrained
 */
export async function loadPretrained<M extends GPT | ViT | ResNet = GPT | ViT | ResNet>(
  folder: string,
  options: LoadPretrainedOptions = {},
): Promise<M> {
  checkString('folder', folder)
  checkKnownKeys('loadPretrained options', options, ['device', 'mmap', 'numClasses'])
  const { device = 'cpu', numClasses } = options
  const mmap = checkBoolean('mmap', options.mmap ?? true)
  if (numClasses !== undefined) checkInteger('numClasses', numClasses, '[1, inf)')
  const config = await readConfig(folder)
  const kind = config.model_type
  const family = Object.hasOwn(families, String(kind)) ? families[String(kind)]! : null
  if (!family)
    throw new PdecayError(
      'ERR_UNSUPPORTED',
      `loadPretrained: ${folder} has model_type ${show(kind)}, where one of ${Object.keys(families).join(', ')} is supported`,
    )
  if (numClasses !== undefined && !family.head)
    throw new TypeError(`loadPretrained: a ${String(kind)} has no classes: leave out numClasses`)
  if (!existsSync(join(folder, 'model.safetensors')) && existsSync(join(folder, 'pytorch_model.bin')))
    throw fail(
      folder,
      'it has pytorch_model.bin alone: save it as safetensors in Python, model.save_pretrained(folder)',
    )
  const read = await loadSharded(folder, { mmap, device })
  const state = tidy(() => noGrad(() => family.rename(read)))
  const { head } = family
  const classes = head ? classesOf(folder, head, state, numClasses) : 0
  const model = describe(folder, family, config, classes)
  if (head && numClasses !== undefined) {
    const { inFeatures } = model.getSubmodule(head) as unknown as Linear
    const fresh = new Linear(inFeatures, numClasses).to(device)
    for (const [name, tensor] of Object.entries(fresh.stateDict())) state[`${head}.${name}`] = tensor
  }
  try {
    model.loadStateDict(state, { assign: true })
  } catch (error) {
    throw fail(folder, (error as Error).message, error)
  }
  return model.eval() as unknown as M
}
