import { type Command, InvalidArgumentError } from 'commander'
import { UsageError } from '../_usage.js'

export { UsageError }

/** Adds a command to the program. The action gives the exit code. */
export type Register = (program: Command) => void

/** Runs `fn`; its TypeErrors and RangeErrors, which name the option at fault, become usage errors. */
export async function asUsage<T>(fn: () => T | Promise<T>): Promise<T> {
  try {
    return await fn()
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      throw new UsageError(error.message, { cause: error })
    throw error
  }
}

/** An option's number; commander says which option it was. */
export function parseNumber(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || Number.isNaN(number)) throw new InvalidArgumentError('Expected a number.')
  return number
}

/** The words between commas, each once. */
export function parseList(text: string): string[] {
  const words = text.split(',').map((word) => word.trim())
  if (words.includes('')) throw new InvalidArgumentError('Expected words with commas between.')
  return [...new Set(words)]
}

/** A number, or several with commas between. */
export const parseNumberOrList = (text: string): number | number[] =>
  text.includes(',') ? text.split(',').map(parseNumber) : parseNumber(text)

/** Numbers with commas between, each once. */
export const parseNumbers = (text: string): number[] => [...new Set(text.split(',').map(parseNumber))]

/** What the action of the command that ran gave: its exit code. */
let exitCode = 0
export const takeExitCode = (): number => {
  const code = exitCode
  exitCode = 0
  return code
}

/** An action whose result is the exit code. */
export function action<Args extends unknown[]>(
  fn: (...args: Args) => Promise<number>,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    exitCode = await fn(...args)
  }
}
