// Modules that users write: task files and configurations.
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { show } from '../_check.js'
import { importAtRunTime } from '../_import.js'

/** The endings of modules. */
export const scripts: readonly string[] = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']

/** A module that could not be loaded. The message is the second half of a sentence: `does not compile: …`. */
export class ModuleError extends Error {}

/**
 * Imports a JavaScript or TypeScript module. Types are removed and not checked.
 *
 * @throws ModuleError if it does not compile, throws, or imports what is not there
 */
export async function importModule(path: string): Promise<Record<string, unknown>> {
  const file = resolve(path)
  try {
    // Node itself reads TypeScript from 22.18 on, but not all of it, such as enums.
    const isTypeScript = /^\.[cm]?ts$/.test(extname(file))
    if (!isTypeScript) return (await importAtRunTime(pathToFileURL(file).href)) as Record<string, unknown>
    const { createJiti } = await import('jiti')
    return await createJiti(__filename, { fsCache: false, moduleCache: false }).import(file)
  } catch (error) {
    throw new ModuleError(explain(file, error), { cause: error })
  }
}

/** What went wrong while a module was loaded. */
function explain(file: string, error: unknown): string {
  if (!(error instanceof Error)) return `threw ${show(error)} while it was loaded`
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND')
    return `imports what is not there: ${error.message.split('\n')[0]}`
  const parsed = /^ParseError: (.*?)\s*\n\s*(\S+:\d+)/.exec(error.message)
  if (parsed) return `does not compile: ${parsed[1]} (${parsed[2]})`
  if (error instanceof SyntaxError) {
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
