export { type FetchOptions, fetchFile, type RemoteFile, type Report } from './fetch.js'
export { type ColumnarOptions, readArrow, readParquet } from './formats/columnar.js'
export { type CsvOptions, parseCsv, readCsv } from './formats/csv.js'
export {
  type IdxArray,
  type IdxData,
  type IdxDType,
  type IdxExpectation,
  parseIdx,
  type ReadIdxOptions,
  readIdx,
} from './formats/idx.js'
export { type JsonLinesOptions, jsonLines, readJsonLines } from './formats/json-lines.js'
export { type NpyOptions, parseNpy, readNpy, readNpz, writeNpy } from './formats/npy.js'
export { archiveParts, extractTar, type ReadTarOptions, readTar, type TarEntry } from './formats/tar.js'
export {
  type AugmentedBatch,
  AugmentedImages,
  type AugmentedImagesOptions,
  type ImageSource,
  type JpegFiles,
  type JpegPack,
  type MemoryImages,
  type RecordImages,
} from './images/augmented-images.js'
export { type DecodeImageOptions, decodeImage } from './images/decode-image.js'
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
export {
  type ModuleDatasetOptions,
  type ModuleFunction,
  moduleDataset,
  moduleFunction,
} from './loader/modules.js'
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
export { type CachedImages, type CacheImagesOptions, cacheImages } from './sets/cached-images.js'
export {
  type Cifar,
  type CifarOptions,
  cifar10,
  cifar10Classes,
  cifar10Mean,
  cifar10Std,
  cifar100,
  readCifarBinary,
} from './sets/cifar.js'
export { ConcatDataset } from './sets/concat-dataset.js'
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
export {
  type FolderImage,
  type ImageDecoder,
  ImageFolder,
  type ImageFolderOptions,
} from './sets/image-folder.js'
export { type Mapped, map } from './sets/map.js'
export { kmnist, type Mnist, type MnistOptions, mnist } from './sets/mnist.js'
export { randomSplit, Subset } from './sets/subset.js'
export { TensorDataset, tensorDataset } from './sets/tensor-dataset.js'
export { WebDataset, type WebDatasetOptions, type WebSample } from './sets/web-dataset.js'
export {
  type EncoderColumns,
  type EncoderState,
  type Encoding,
  TableEncoder,
} from './table/encoder.js'
export {
  type Cell,
  type Column,
  type ColumnType,
  type NumberColumn,
  type StringColumn,
  Table,
} from './table/table.js'
export {
  byteTokenizer,
  CharDataset,
  type CharDatasetOptions,
  CharTokenizer,
  type CharVocabulary,
  type Tokenizer,
} from './text/chars.js'
export { BytePairTokenizer, loadTokenizer } from './text/tokenizer-json.js'
export {
  openTokens,
  type TokenArray,
  type TokenBatch,
  TokenDataset,
  type TokenDatasetOptions,
  type TokenDType,
  type TokenFile,
  type TokenFileOptions,
  writeTokens,
} from './text/tokens.js'
export * as transforms from './transforms/index.js'
