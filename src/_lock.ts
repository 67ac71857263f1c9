import { createServer } from 'node:net'

/**
 * Takes a lock by name, if nobody has it. It is an abstract Unix socket: the system gives it to one holder at a time, and
 * frees it when that process ends, however it ends. It covers this machine (in Linux's terms: this network namespace)
 * and leaves no file behind.
 *
 * @param name at most 100 characters
 * @returns gives the lock free; undefined if it is taken
 */
export async function tryLock(name: string): Promise<(() => void) | undefined> {
  const server = createServer((socket) => socket.destroy())
  server.unref()
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(`\0pdecay/${name}`, () =>
      resolve(() => {
        server.close()
      }),
    )
  })
}
