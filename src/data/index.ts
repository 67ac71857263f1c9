export { type FetchOptions, fetchFile, type RemoteFile, type Report } from './fetch.js'
export {
  type IdxArray,
  type IdxData,
  type IdxDType,
  type IdxExpectation,
  parseIdx,
  type ReadIdxOptions,
  readIdx,
} from './formats/idx.js'
export {
  type DecodeJpegOptions,
  decodeJpeg,
  type ImageLayout,
  type JpegInfo,
  jpegInfo,
} from './images/decode-jpeg.js'

export {
  type BatchSampler,
  type LengthSamplerOptions,
  lengthSampler,
} from './loader/batch-samplers.js'

export {
  type Collate,
  type Collated,
  type CollateOptions,
  collate,
  type NumberDType,
} from './loader/collate.js'
export {
  type AheadOptions,
  type BatchOf,
  DataLoader,
  type DataLoaderConstructor,
  type DataLoaderOptions,
  type LoaderState,
} from './loader/data-loader.js'
export {
  type BatchDataset,
  type Dataset,
  type Draw,
  type EpochDraw,
  type IterableDataset,
  rngOf,
} from './loader/dataset.js'
export { NdArray } from './loader/nd-array.js'
export { Rng } from './loader/rng.js'
export {
  type DistributedSamplerOptions,
  distributedSampler,
  type RandomSamplerOptions,
  randomSampler,
  type Sampler,
  type SamplerDraw,
  sequentialSampler,
  stratifiedSampler,
  weightedSampler,
} from './loader/samplers.js'
export {
  type FashionMnist,
  type FashionMnistOptions,
  type FashionMnistPlace,
  fashionMnist,
  fashionMnistCache,
  fashionMnistClasses,
  fashionMnistFiles,
  locateFashionMnist,
} from './sets/fashion-mnist.js'
export { type ImageBatch, ImageDataset, type ImageDatasetOptions } from './sets/image-dataset.js'
export { TensorDataset, tensorDataset } from './sets/tensor-dataset.js'
