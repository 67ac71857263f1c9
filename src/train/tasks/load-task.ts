import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { checkString, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { importModule, ModuleError, scripts } from '../user-module.js'
import { checkTask, type Task } from './task.js'

/** Whether a word is the path of a task file, and not the name of a task. */
export const isPath = (word: string): boolean => /[/\\]/.test(word) || scripts.includes(extname(word))

/**
 * Loads a task from a module: its default export, or its export named `task`.
 *
 * @param path of a JavaScript or TypeScript module; types are removed and not checked
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
  const exported = await importModule(file).catch((error: unknown) => {
    if (error instanceof ModuleError) return fail(error.message, error.cause)
    throw error
  })
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
