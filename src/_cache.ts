import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

// Everything that is downloaded or built once is cached under one folder, with a subfolder for each kind.
// Compiled CUDA kernels are in `kernels`; binding/optim/cuda finds the folder by the same rule.

/** The folder for everything that is cached: `PDECAY_CACHE`, or `pdecay` in the user's cache folder. */
export function cacheFolder(): string {
  const { PDECAY_CACHE, XDG_CACHE_HOME } = process.env
  return PDECAY_CACHE ? resolve(PDECAY_CACHE) : join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'pdecay')
}

/** The folder that a libtorch's wheels are unpacked into; libtorch itself is `torch` in it. */
export function libtorchFolder(version: string, cuda: boolean, within = cacheFolder()): string {
  return join(within, `libtorch-${version}${cuda ? '-cuda' : ''}`)
}

/** The file that records which libtorch set-up found. */
export function libtorchRecord(version: string): string {
  return join(cacheFolder(), `found-${version}.json`)
}

/** The folder of a downloaded data set. */
export function datasetFolder(name: string): string {
  return join(cacheFolder(), 'data', name)
}

/** The folder that set-up unpacks Debian's package of libjpeg-turbo into, where the system has none. */
export function turboJpegFolder(): string {
  return join(cacheFolder(), 'turbojpeg')
}
