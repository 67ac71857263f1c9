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
export { DataLoader, type DataLoaderOptions, type Dataset, type LoaderState } from './loader/data-loader.js'
export { Rng } from './loader/rng.js'
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
export { tensorDataset } from './sets/tensor-dataset.js'
