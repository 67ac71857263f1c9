import { stat } from 'node:fs/promises'
import { tryLock } from '../../_lock.js'
import { PdecayError } from '../../errors.js'

/**
 * Holds a folder, whatever its path, for one run.
 *
 * @returns releases the folder
 * @throws PdecayError `ERR_FILE` if another run holds it
 */
export async function lockFolder(dir: string): Promise<() => void> {
  const { dev, ino } = await stat(dir, { bigint: true })
  const release = await tryLock(`run/${dev}-${ino}`)
  if (release) return release
  throw new PdecayError(
    'ERR_FILE',
    `${dir} is in use by another run: wait for its end, or choose another folder`,
  )
}
