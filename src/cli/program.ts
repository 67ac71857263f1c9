import { Command, CommanderError } from 'commander'
import { packageVersion } from '../_package.js'
import { type Register, takeExitCode, UsageError } from './_command.js'
import { commands } from './commands.js'

const failure = 1
const badUsage = 2

function makeProgram(registers: readonly Register[]): Command {
  const program = new Command('pdecay')
    .description('train with libtorch and decoupled weight decay for any p norm')
    .version(packageVersion(), '-V, --version', 'print the version')
    .exitOverride()
    .showHelpAfterError('(use --help to list the options)')
  for (const register of registers) register(program)
  return program
}

/**
 * Runs one command line.
 *
 * @param args the words after `pdecay`
 * @returns the exit code: 0, 1 for a failure, 2 for bad usage, 130 after Ctrl+C
 */
export const main = (args: readonly string[]): Promise<number> => runProgram(args, commands)

/** Runs one command line of a program of these commands. */
export async function runProgram(args: readonly string[], registers: readonly Register[]): Promise<number> {
  try {
    await makeProgram(registers).parseAsync(args, { from: 'user' })
    return takeExitCode()
  } catch (error) {
    // commander has already printed the error; asking for help is not an error
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : badUsage
    process.stderr.write(`pdecay: ${error instanceof Error ? error.message : String(error)}\n`)
    if (process.env.PDECAY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    return error instanceof UsageError ? badUsage : failure
  }
}
