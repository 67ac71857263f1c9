// The addon's side of CUDA, run with no device: test/native/fake_cuda stands in for libtorch_cuda.so. What an operator
// computes on CUDA, and when, it cannot show.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { nvrtc } from '../../../../scripts/check/tools.mjs'
import { locate } from '../../../../src/native/libtorch.js'

export const root = resolve(import.meta.dirname, '../../../..')
export const fake = join(root, 'build/Release/fake_cuda/libtorch_cuda.so')
export const site = mkdtempSync(join(tmpdir(), 'pdecay-cuda-'))
export const lib = join(site, 'torch/lib')

beforeAll(() => {
  const { path } = locate()
  mkdirSync(lib, { recursive: true })
  const names = readdirSync(join(path, 'lib')).filter((name) => !name.includes('cuda'))
  for (const name of names) symlinkSync(join(path, 'lib', name), join(lib, name))
  for (const name of ['libtorch_cuda.so', 'libcuda.so.1']) symlinkSync(fake, join(lib, name))
  writeFileSync(join(lib, 'libcublas.so.13'), '')
  symlinkSync(join(path, 'include'), join(site, 'torch/include'))
  writeFileSync(join(site, 'torch/build-version'), locate().version)
  // NVIDIA's wheels lie beside torch's: what is there, and NVRTC.
  const nvidia = join(dirname(path), 'nvidia/cu13')
  mkdirSync(join(site, 'nvidia/cu13/lib'), { recursive: true })
  if (existsSync(join(nvidia, 'include')))
    symlinkSync(join(nvidia, 'include'), join(site, 'nvidia/cu13/include'))
  const libraries = [join(nvidia, 'lib'), dirname(nvrtc())].filter((folder) => existsSync(folder))
  for (const folder of libraries)
    for (const name of readdirSync(folder))
      if (!existsSync(join(site, 'nvidia/cu13/lib', name)))
        symlinkSync(join(folder, name), join(site, 'nvidia/cu13/lib', name))
})
afterAll(() => rmSync(site, { recursive: true }))

/** Runs an async function's body in a process that sees a device; gives what it returns. */
export function run(body: string, folder = site, variables: NodeJS.ProcessEnv = {}): unknown {
  const script = `
    const fs = require('node:fs')
    const { existsSync } = fs
    fs.existsSync = (path) => path === '/dev/nvidiactl' || existsSync(path)
    const { core } = require('./lib/native/index.js')
    const { autograd, cuda, data, Generator, ones, tensor, zeros } = require('./lib/index.js')
    const failure = (call) => { try { return ['no error', call()] } catch (error) { return [error.code, error.message] } }
    // What the fake tells by the allocator's statistics.
    const seen = () => cuda.memoryStats(0)
    const streamOfLast = () => seen().num_device_alloc
    ;(async () => { ${body} })().then((value) => console.log(JSON.stringify(value)))`
  const { CUDA_VISIBLE_DEVICES: _, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: root,
    env: { ...env, ...variables, PDECAY_LIBTORCH: join(folder, 'torch'), LD_LIBRARY_PATH: lib },
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout.trim().split('\n').at(-1)!)
}
