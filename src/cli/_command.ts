import { type Command, InvalidArgumentError } from 'commander'
import { UsageError } from '../_usage.js'

export { UsageError }

/** Adds a command to the program. */
export type Register = (program: Command) => void

/** Runs `fn` and converts TypeErrors and RangeErrors, which name an option, into usage errors. */
export async function asUsage<T>(fn: () => T | Promise<T>): Promise<T> {
  try {
    return await fn()
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      throw new UsageError(error.message, { cause: error })
    throw error
  }
}

/** Parses a number. commander adds the name of the option to the message. */
export function parseNumber(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || Number.isNaN(number)) throw new InvalidArgumentError('Expected a number.')
  return number
}

/** Parses a comma-separated list and removes duplicates. */
export function parseList(text: string): string[] {
  const words = text.split(',').map((word) => word.trim())
  if (words.includes('')) throw new InvalidArgumentError('Expected words separated by commas.')
  return [...new Set(words)]
}

/** Parses a number or a comma-separated list of numbers. */
export const parseNumberOrList = (text: string): number | number[] =>
  text.includes(',') ? text.split(',').map(parseNumber) : parseNumber(text)

/** Parses a comma-separated list of numbers and removes duplicates. */
export const parseNumbers = (text: string): number[] => [...new Set(text.split(',').map(parseNumber))]

/** What stands for a value on the command line. */
export const toWord = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value))

/** The exit code that the action of the command returned. */
let exitCode = 0
export const takeExitCode = (): number => {
  const code = exitCode
  exitCode = 0
  return code
}

/** Wraps an action that returns the exit code. */
export function action<Args extends unknown[]>(
  fn: (...args: Args) => Promise<number>,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    exitCode = await fn(...args)
  }
}
