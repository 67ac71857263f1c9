// For the folders that call native code directly.
/** @internal */
export { handleOf, isTensor, Tensor, wrap } from './tensor.js'
