import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { RemoteFile } from '../fetch.js'

/** Checks a file by the MD5 that its publisher names: against damage, as the publisher names no stronger one. */
const md5 = (expected: string) => async (path: string) => {
  const hash = createHash('md5')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  const found = hash.digest('hex')
  if (found !== expected) throw new Error(`its MD5 is ${found} where ${expected} is right`)
}

/** The archives of the binary versions, at the data sets' own address. */
export const cifarRemotes: Readonly<Record<'cifar-10' | 'cifar-100', RemoteFile>> = {
  'cifar-10': {
    addresses: ['https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz'],
    verify: md5('c32a1d4ab5d03f1284b67883e8d87530'),
  },
  'cifar-100': {
    addresses: ['https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz'],
    verify: md5('03b5dce01913d631647c71ecec9e9cb8'),
  },
}
