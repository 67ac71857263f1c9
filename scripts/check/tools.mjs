import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { clangFormatWheel, nvrtcWheel } from '../setup/dev-tools.mjs'
import { filesUnder } from '../setup/stamp.mjs'

export const root = resolve(import.meta.dirname, '..', '..')

/** @param {string} name of a program in node_modules/.bin */
export const bin = (name) => join(root, 'node_modules/.bin', name)

/** A tool in the cache, installed by `setup.mjs --dev`. @param {typeof clangFormatWheel} wheel */
function installed(wheel) {
  const file = wheel.path(createRequire(import.meta.url)(join(root, 'lib/native/libtorch.js')).cacheFolder())
  if (!existsSync(file)) throw new Error(`${file} is missing: run node scripts/setup.mjs --dev`)
  return file
}
export const clangFormat = () => installed(clangFormatWheel)
export const nvrtc = () => installed(nvrtcWheel)

/** @param {string} folder the repository, or a canary's copy of a part of it */
export function cppFiles(folder) {
  return ['binding', 'test/native']
    .flatMap((path) => filesUnder(join(folder, path)))
    .filter((file) => /\.(cc|h|cu|cuh)$/.test(file))
}

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} output the output of the tools
 */

/** @param {boolean} good @param {string} output @returns {Result} */
export const verdict = (good, output) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, output })

/**
 * @param {string} program @param {string[]} args
 * @param {{cwd?: string, live?: boolean, env?: Record<string, string>}} [options] live: also print the output while the program runs
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(program, args, { cwd = root, live = false, env } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk) => {
      output += chunk
      if (live) process.stdout.write(chunk)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => done({ code: 127, output: output + error.message }))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}
