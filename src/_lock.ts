import { createServer } from 'node:net'

/**
 * Acquires a named lock if it is free. The lock is an abstract Unix socket: the system allows one holder at a time and
 * releases it when the process ends for any reason. Its scope is this machine (more exactly, this network namespace), and
 * it leaves no file behind.
 *
 * @param name at most 100 characters
 * @returns a function that releases the lock; undefined if another holder has it
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
