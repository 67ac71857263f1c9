// An instance of every class that the package exports, and of what its factories make: mistakes.test.ts misuses their methods.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as pdecay from '../../src/index.js'
import { TfjsOptimizer } from '../../src/tfjs/index.js'

const { arrays, data, models, nn, ones, optim, train } = pdecay

const sources = join(__dirname, '../../src')

type Class = new (...args: unknown[]) => object

const weight = () => ones([2, 3]).requiresGrad_()
const linear = () => new nn.Linear(3, 2)
const integers = () => data.tensorDataset({ x: ones([4, 2]) })
const table = () => data.Table.from({ age: [20, 30, 40], city: ['Rome', 'Oslo', 'Rome'] })
/** A vocabulary in GPT-2's characters for bytes: printable ones stand for themselves, the others follow from 256 on. */
const bytes = () => {
  const isPrintable = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173)
  let others = 256
  const texts = Array.from({ length: 256 }, (_, byte) =>
    String.fromCharCode(isPrintable(byte) ? byte : others++),
  )
  return Object.fromEntries([...texts, 'ab'].map((text, token) => [text, token]))
}
const rng = () => new data.Rng(1)
const encoderLayer = () => new nn.TransformerEncoderLayer(4, 2)
const decoderLayer = () => new nn.TransformerDecoderLayer(4, 2)

/** What the constructors of nn and models take that need arguments. */
const modules: [RegExp, () => unknown[]][] = [
  [/^Conv/, () => [2, 2, 1]],
  [/Pad\dd$/, () => [1, 0]],
  [/(Batch|Instance)Norm|^(LayerNorm|RMSNorm|LocalResponseNorm|CrossMapLRN2d)$/, () => [2]],
  [/^(GroupNorm|TwoLayerReLU|Fold|LPPool)/, () => [2, 2]],
  [/^FractionalMaxPool/, () => [2, { outputSize: 2 }]],
  [/^(Adaptive.*Pool|AvgPool|MaxPool|MaxUnpool|Unfold|Pixel|ChannelShuffle)/, () => [2]],
  [/^AdaptiveLog/, () => [4, 10, [5]]],
  [/^(Linear|NonDyn|Threshold|RNN|GRU|LSTM|Embedding)/, () => [3, 2]],
  [/^Multihead|^Transformer(En|De)coderLayer$/, () => [4, 2]],
  [/^Bilinear$/, () => [2, 2, 2]],
  [/^TransformerEncoder$/, () => [encoderLayer(), 1]],
  [/^TransformerDecoder$/, () => [decoderLayer(), 1]],
  [/^(LogSoftmax|Softmax|Softmin)$/, () => [1]],
  [/^Unflatten$/, () => [1, [2, 1]]],
  [/^Upsampl/, () => [{ scaleFactor: 2 }]],
  [/^ResNet$/, () => ['basic', [1, 1, 1, 1]]],
  [/^(GPT)$/, () => [{ vocabSize: 8, blockSize: 4, nLayer: 1, nHead: 1, nEmbd: 4 }]],
]

/** Instances by the path of their class, or of the function that makes them. */
const instances: Record<string, () => object> = {
  'arrays.ArrayOptimizer': () =>
    arrays.optimizer([Float32Array.of(1, 2)], { step: optim.adam(), decay: optim.none(), lr: 1e-3 }),
  'data.AugmentedImages': () =>
    new data.AugmentedImages({
      source: { images: new Uint8Array(2 * 3 * 4 * 4), shape: [3, 4, 4] },
      labels: new Uint8Array(2),
    }),
  'data.DataLoader': () => new data.DataLoader(integers(), { batchSize: 2 }),
  'data.NdArray': () => new data.NdArray(Float32Array.of(1, 2), [2]),
  'data.Rng': rng,
  'data.ConcatDataset': () => new data.ConcatDataset([integers(), integers()]),
  'data.ImageDataset': () =>
    new data.ImageDataset({
      images: new Uint8Array(2 * 3 * 4 * 4),
      labels: Uint8Array.of(0, 1),
      shape: [3, 4, 4],
      classes: 2,
    }),
  'data.ImageFolder': () => data.ImageFolder.prototype,
  'data.Subset': () => new data.Subset(integers(), [0, 1]),
  'data.TensorDataset': integers,
  'data.WebDataset': () => new data.WebDataset(['a.tar']),
  'data.Table': table,
  'data.TableEncoder': () => data.TableEncoder.fit(table(), { x: { age: 'standard', city: 'oneHot' } }),
  'data.CharTokenizer': () => new data.CharTokenizer('abc'),
  'data.CharDataset': () => new data.CharDataset('abcabc', { blockSize: 2 }),
  'data.BytePairTokenizer': () => new data.BytePairTokenizer(bytes(), [['a', 'b']]),
  'data.TokenDataset': () => new data.TokenDataset(Uint16Array.of(1, 2, 3, 4), { blockSize: 2 }),
  'data.sequentialSampler': () => data.sequentialSampler(),
  'data.randomSampler': () => data.randomSampler(),
  'data.weightedSampler': () => data.weightedSampler([1, 2]),
  'data.stratifiedSampler': () => data.stratifiedSampler(['a', 'b']),
  'data.distributedSampler': () => data.distributedSampler({ rank: 0, world: 2 }),
  'data.lengthSampler': () => data.lengthSampler([1, 2], { batchSize: 1 }),
  'data.map': () => data.map(integers(), (each) => each),
  PdecayError: () => new pdecay.PdecayError('ERR_DATA', 'a message'),
  Complex: () => new pdecay.Complex(1, 2),
  Generator: () => new pdecay.Generator(1),
  Tensor: weight,
  'models.KeyValueCache': () => new models.KeyValueCache(ones([1]), 1, [1, 1, 4, 2]),
  'nn.Module': linear,
  'nn.ModelSummary': () => nn.summary(new nn.Identity(), [ones([1, 3])]),
  'nn.ExportedModule': () => nn.ExportedModule.prototype,
  'nn.utils.ParametrizationList': () =>
    (nn.utils.parametrizations.weightNorm(linear()) as unknown as { parametrizations: { weight: object } })
      .parametrizations.weight,
  'nn.utils.prune.PruningMethod': () => new nn.utils.prune.Identity(),
  'nn.utils.prune.Identity': () => new nn.utils.prune.Identity(),
  'nn.utils.prune.RandomUnstructured': () => new nn.utils.prune.RandomUnstructured(0.5),
  'nn.utils.prune.L1Unstructured': () => new nn.utils.prune.L1Unstructured(0.5),
  'nn.utils.prune.RandomStructured': () => new nn.utils.prune.RandomStructured(0.5, 0),
  'nn.utils.prune.LnStructured': () => new nn.utils.prune.LnStructured(0.5, 2, 0),
  'nn.utils.prune.CustomFromMask': () => new nn.utils.prune.CustomFromMask(ones([2, 3])),
  'nn.utils.rnn.PackedSequence': () => nn.utils.rnn.packSequence([ones([3, 2]), ones([2, 2])]),
  'optim.GradScaler': () => new optim.GradScaler(),
  'optim.LBFGS': () => new optim.LBFGS([weight()]),
  'optim.Optimizer': () => optim.padam([weight()], { lr: 1e-3, p: 0.8, lambda: 1e-3 }),
  'optim.ParamGroup': () => optim.adamw([weight()], { lr: 1e-3 }).paramGroups[0]!,
  'optim.RoutedParameters': () =>
    optim.routeParameters(linear().namedParameters(), {
      matrices: { step: optim.muon() },
      others: { step: optim.adam() },
    }),
  'cuda.Event': () => pdecay.cuda.Event.prototype,
  'cuda.Stream': () => pdecay.cuda.Stream.prototype,
  'train.DivergenceError': () => new train.DivergenceError(1, 'the loss', 'a message'),
  'train.metrics.Metric': () => new train.metrics.MeanSquaredError(),
  'train.metrics.F1Score': () => new train.metrics.F1Score({ classes: 3 }),
  'train.metrics.Precision': () => new train.metrics.Precision({ classes: 3 }),
  'train.metrics.Recall': () => new train.metrics.Recall({ classes: 3 }),
  'train.metrics.ConfusionMatrix': () => new train.metrics.ConfusionMatrix({ classes: 3 }),
  'train.TensorBoardWriter': () => new train.TensorBoardWriter('events'),
  'train.ema': () => train.ema(),
  'train.swa': () => train.swa(),
  'train.earlyStopping': () => train.earlyStopping(),
  'train.keepCheckpoints': () => train.keepCheckpoints({ dir: 'kept' }),
  'train.lossGuard': () => train.lossGuard(),
  'train.steerSparsity': () => train.steerSparsity({ target: 0.5 }),
  'train.keepZeros': () => train.keepZeros(),
  'train.trackSparsity': () => train.trackSparsity(),
  'train.tensorBoard': () => train.tensorBoard({ dir: 'events' }),
  'tfjs.TfjsOptimizer': () => new TfjsOptimizer({ step: optim.adam(), decay: optim.none(), lr: 1e-3 }),
}

export function instanceOf(path: string, member: unknown): (() => object) | undefined {
  const known = instances[path]
  if (known || !isClass(member)) return known
  const name = path.split('.').at(-1)!
  if (member.prototype instanceof nn.Module) {
    const args = modules.find(([pattern]) => pattern.test(name))?.[1]
    return () => nn.onDevice('meta', () => new member(...(args?.() ?? [])))
  }
  return member.prototype instanceof train.metrics.Metric ? () => new member() : undefined
}

export const isClass = (value: unknown): value is Class =>
  typeof value === 'function' && /^class/.test(Function.prototype.toString.call(value))

/** The private and protected methods of the sources, as `Class.method`: JavaScript does not know of them. */
const hidden = new Set<string>()
for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts')) continue
  let owner = ''
  for (const line of readFileSync(join(sources, file), 'utf8').split('\n')) {
    owner = /^(?:export )?(?:abstract )?class (\w+)/.exec(line)?.[1] ?? owner
    const [, method] = /^ {2}(?:private|protected) (?:[a-z]+ )*\*?(\w+)[(<]/.exec(line) ?? []
    if (method) hidden.add(`${owner}.${method}`)
  }
}
export const isHidden = (owner: string, method: string): boolean => hidden.has(`${owner}.${method}`)
