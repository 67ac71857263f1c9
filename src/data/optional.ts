import { importAtRunTime } from '../_import.js'
import { PdecayError } from '../errors.js'

/**
 * Loads a package that only one format needs: an optional peer dependency.
 * @throws PdecayError `ERR_UNSUPPORTED` that says what to install, if it is not there
 */
export async function loadOptional<Package>(name: string, what: string): Promise<Package> {
  try {
    return (await importAtRunTime(name)) as Package
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error
    throw new PdecayError(
      'ERR_UNSUPPORTED',
      `${what} needs the package ${name}, which is not installed: npm install ${name} (${message.split('\n')[0]})`,
      { cause: error },
    )
  }
}
