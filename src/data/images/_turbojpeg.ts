import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { turboJpegFolder } from '../../_cache.js'
import { PdecayError } from '../../errors.js'
import { core, type NativeCore } from '../../native/index.js'

/** libjpeg-turbo's TurboJPEG library, as every system names it. */
const soname = 'libturbojpeg.so.0'

/** The copy in the cache, in the folder that Debian names by the processor. */
function inCache(): string[] {
  const folder = join(turboJpegFolder(), 'usr/lib')
  try {
    return readdirSync(folder).map((triplet) => join(folder, triplet, soname))
  } catch {
    return []
  }
}

let opened: string | undefined

/**
 * Opens libturbojpeg at first use: the file that `PDECAY_TURBOJPEG` names, else the system's, else the copy in the cache.
 * @returns the addon, ready to decode JPEG
 */
export function jpegCore(): NativeCore {
  const native = core()
  if (opened !== undefined) return native
  const chosen = process.env.PDECAY_TURBOJPEG
  try {
    opened = native.openTurboJpeg(chosen ? [chosen] : [soname, ...inCache()])
  } catch (error) {
    if (!(error instanceof PdecayError) || error.code !== 'ERR_NATIVE_LOAD') throw error
    const remedy = chosen
      ? 'set PDECAY_TURBOJPEG to the file libturbojpeg.so.0, or unset it to use the system’s'
      : 'install libjpeg-turbo (Debian: apt-get install libturbojpeg0; Ubuntu: libturbojpeg; Fedora: turbojpeg; Arch, conda: libjpeg-turbo), or run `npx pdecay setup`, which fetches Debian’s or Ubuntu’s package without root, or set PDECAY_TURBOJPEG to the file libturbojpeg.so.0'
    throw new PdecayError('ERR_NATIVE_LOAD', `${error.message}. What to do: ${remedy}`, { cause: error })
  }
  return native
}
