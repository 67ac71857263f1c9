#!/usr/bin/env node
import { main } from './program.js'

// A reader such as `head` closes the pipe when it has read enough. Other programs end then by the signal SIGPIPE.
const exitCodeOfSigpipe = 128 + 13
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodeOfSigpipe)
    throw error
  })

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
