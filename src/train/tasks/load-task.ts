import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkString, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { checkTask, type Task } from './task.js'

const scripts = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']

/** Whether a word is the path of a task file, and not the name of a task. */
export const isPath = (word: string): boolean => /[/\\]/.test(word) || scripts.includes(extname(word))

/**
 * Loads a task from a module: its default export, or its export named `task`. TypeScript is read where Node strips types
 * (Node 22.18 and later, or 22.6 with `--experimental-strip-types`).
 *
 * @param path of a JavaScript or TypeScript module
 * @throws PdecayError `ERR_FILE` if the file is not there, does not compile, throws, or exports no task; the message says
 *   which
 * @example
 * ```ts
 * const task = await train.loadTask('my-task.js')
 * await train.run(task, { epochs: 3 })
 * ```
 */
export async function loadTask(path: string): Promise<Task> {
  const file = resolve(checkString('path', path))
  const fail = (what: string, cause?: unknown): never => {
    throw new PdecayError('ERR_FILE', `The task file ${path} ${what}`, { cause })
  }
  if (!existsSync(file)) fail('does not exist')
  if (!scripts.includes(extname(file)))
    fail(`is no JavaScript or TypeScript: expected one of ${scripts.join(', ')}`)
  let exported: Record<string, unknown>
  try {
    exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>
  } catch (error) {
    return fail(explain(file, error), error)
  }
  // Of a CommonJS module, the default export is module.exports.
  const inner = exported.default as Record<string, unknown> | undefined
  const candidates = [exported.task, inner?.task, inner?.default, inner]
  const task = candidates.find((each) => typeof each === 'object' && each !== null && 'prepare' in each)
  if (task === undefined) {
    const names = Object.keys(exported).filter((name) => name !== 'module.exports' && name !== '__esModule')
    return fail(
      `exports no task: expected a default export with name, doc, defaults, metric and prepare, but it exports ${names.join(', ') || 'nothing'}${inner === undefined ? '' : ` (default: ${show(inner)})`}`,
    )
  }
  try {
    return checkTask(task)
  } catch (error) {
    return fail(`exports something else than a task. ${(error as Error).message}`, error)
  }
}

/** What went wrong while a module was loaded. */
function explain(file: string, error: unknown): string {
  if (!(error instanceof Error)) return `threw ${show(error)} while it was loaded`
  const { code } = error as NodeJS.ErrnoException
  const isTypeScript = /\.[cm]?ts$/.test(file)
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION' && isTypeScript)
    return `is TypeScript, which Node ${process.versions.node} does not read: use Node 22.18 or later, or compile it to JavaScript`
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND')
    return `imports what is not there: ${error.message.split('\n')[0]}`
  if (
    error instanceof SyntaxError ||
    code === 'ERR_INVALID_TYPESCRIPT_SYNTAX' ||
    code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
  ) {
    // The first line of a syntax error's stack is its place.
    const place = /^(?:file:\/\/)?(\S+:\d+)$/m.exec(error.stack ?? '')?.[1]
    return `does not compile: ${error.message}${place ? ` (${place})` : ''}`
  }
  const line = error.stack
    ?.split('\n')
    .find((each) => each.includes(file))
    ?.trim()
    .replace(/^at /, '')
  return `threw while it was loaded: ${error.message}${line ? ` (${line})` : ''}`
}
