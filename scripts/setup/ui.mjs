import { spawn } from 'node:child_process'
import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline/promises'

/** A problem that the user has to solve: what was found and what to do. Printed without a stack trace. */
export class Problem extends Error {
  /** @param {string} found @param {string} remedy */
  constructor(found, remedy) {
    super(`${found}\n  What to do: ${remedy}`)
    this.name = 'Problem'
  }
}

/**
 * Describes why a folder cannot be written to, and what to do.
 * @param {string} folder
 * @param {unknown} error of the system
 */
export function explainFolder(folder, error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error)
  if (code === 'ENOSPC')
    return new Problem(
      `the disk is full: ${folder}`,
      'free some space, or set PDECAY_CACHE to a folder on a larger disk',
    )
  return new Problem(
    `nothing can be written into ${folder} (${message})`,
    'make it a folder that you may write into, or set PDECAY_CACHE to one for what is fetched',
  )
}

const isFolder = (/** @type {string} */ path) =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/**
 * Creates folders one at a time: Node's recursive mkdir never returns if the system answers ENOENT, as it does below /proc.
 * @param {string} folder
 */
function makeParents(folder) {
  if (isFolder(folder)) return
  if (dirname(folder) !== folder) makeParents(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have created it in the meantime.
    if (!isFolder(folder)) throw error
  }
}

/** @param {string} folder created with its missing parents */
export function makeFolder(folder) {
  try {
    makeParents(folder)
  } catch (error) {
    throw explainFolder(folder, error)
  }
}

// All output goes to stderr: stdout belongs to the program that runs after set-up.
/** @param {string} text */
export function say(text) {
  process.stderr.write(`setup: ${text}\n`)
}

/** Asks a question. The default is yes, also if there is no terminal. @param {string} question */
export async function ask(question) {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return true
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await lines.question(`setup: ${question} [Y/n] `)
  lines.close()
  return !/^n/i.test(answer.trim())
}

/** @param {number} since a time from Date.now(), in milliseconds */
export function secondsSince(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}

/**
 * Runs one stage and reports how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function stage(title, work) {
  const start = Date.now()
  say(`${title} …`)
  const result = await work()
  say(`${title}: done in ${secondsSince(start)}`)
  return result
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()
/** @type {Set<() => void>} */
const cleanups = new Set()

/**
 * Registers a clean-up function that runs if the process is interrupted; returns a function that removes it.
 * @param {() => void} undo
 */
export function onInterrupt(undo) {
  cleanups.add(undo)
  return () => cleanups.delete(undo)
}

export function handleSignals() {
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.once(signal, () => {
      say('interrupted; run the same command again to go on from here')
      for (const child of children) child.kill(signal)
      for (const undo of cleanups) undo()
      process.exit(code)
    })
  }
}

/**
 * @typedef {object} Outcome
 * @property {number} code exit status; 127 if the program is missing
 * @property {string} out its stdout (empty unless captured)
 * @property {string} err the end of its stderr, and of its stdout if that is not captured
 */

/**
 * Runs a program. Its output is forwarded to stderr. With `capture`, stdout is captured instead; with `quiet`, both are.
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd?: string, env?: Record<string, string>, capture?: boolean, quiet?: boolean}} [options]
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { cwd, env, capture = false, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.add(child)
    const out = []
    let err = ''
    const remember = (chunk) => {
      if (!quiet) process.stderr.write(chunk)
      err = (err + chunk).slice(-20_000)
    }
    child.stdout.on('data', (chunk) => (capture || quiet ? out.push(chunk) : remember(chunk)))
    child.stderr.on('data', remember)
    const finish = (code) => {
      children.delete(child)
      resolve({ code, out: Buffer.concat(out).toString(), err })
    }
    child.on('error', (error) => {
      err += error.message
      finish(127)
    })
    child.on('close', (code, signal) => finish(code ?? (signal ? 1 : 0)))
  })
}

/** @param {string} program @param {string[]} [args] */
export async function works(program, args = ['--version']) {
  return (await run(program, args, { quiet: true })).code === 0
}
