import { execFileSync } from 'node:child_process'

export const python = process.env.PDECAY_PYTHON ?? 'python3'

/** Whether python3 has the torch that the library is built for. One that is asked for by name has to. */
export const hasTorch = (() => {
  if (process.env.PDECAY_PYTHON) return true
  try {
    const version = execFileSync(python, ['-c', 'import torch; print(torch.__version__)'], { stdio: 'pipe' })
    return String(version).startsWith('2.11.')
  } catch {
    return false
  }
})()
