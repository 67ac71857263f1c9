import { describe, diagnose } from '../_diagnosis.js'

/** `pdecay doctor`: what was found, where it came from, and what to do about what is missing. */
export async function showDiagnosis({ json }: { json?: boolean }): Promise<number> {
  const diagnosis = diagnose()
  console.log(json ? JSON.stringify(diagnosis) : describe(diagnosis))
  return diagnosis.ok ? 0 : 1
}
