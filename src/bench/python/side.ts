import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { PdecayError } from '../../errors.js'

/** A program that works when it is asked, and waits while others do: it answers each line with a line. */
export interface Side {
  next(): Promise<string>
  ask(line: string): Promise<string>
  end(): void
}

/** @throws PdecayError, from `next` and `ask`, once the program has ended or where it cannot be started */
export function startSide(program: string, args: readonly string[]): Side {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let failure: Error | undefined
  child.on('error', (error) => (failure = error))
  child.stdin.on('error', () => {}) // it has ended: the next answer says so
  const next = async () => {
    const { value, done } = await lines.next()
    if (!done) return value
    const why = failure ? `: ${failure.message}` : ', and says why above'
    throw new PdecayError('ERR_UNSUPPORTED', `${[program, ...args].join(' ')} ended early${why}`)
  }
  return {
    next,
    ask(line) {
      child.stdin.write(`${line}\n`)
      return next()
    },
    end: () => child.stdin.end(),
  }
}
