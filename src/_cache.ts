import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

// Where things are cached: all that is fetched or made once lies under one folder, each kind in one of its own.
// The compiled CUDA kernels are there too, under `kernels`: binding/optim/cuda finds them by the same rule.

/** The folder of all that is cached: `PDECAY_CACHE`, or `pdecay` in the user's cache folder. */
export function cacheFolder(): string {
  const { PDECAY_CACHE, XDG_CACHE_HOME } = process.env
  return PDECAY_CACHE ? resolve(PDECAY_CACHE) : join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'pdecay')
}

/** The folder that a libtorch's wheels are unpacked into; libtorch itself is `torch` in it. */
export function libtorchFolder(version: string, cuda: boolean, within = cacheFolder()): string {
  return join(within, `libtorch-${version}${cuda ? '-cuda' : ''}`)
}

/** The file that remembers which libtorch set-up found. */
export function libtorchRecord(version: string): string {
  return join(cacheFolder(), `found-${version}.json`)
}

/** The folder of a data set that was fetched. */
export function datasetFolder(name: string): string {
  return join(cacheFolder(), 'data', name)
}
