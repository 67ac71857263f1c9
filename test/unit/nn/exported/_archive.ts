// Archives with something in them changed.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { smallRecord, ZipReader, zipChunks } from '../../../../src/io/zip.js'

export const fixtures = join(__dirname, '../../../fixtures/exported')
const folder = mkdtempSync(join(tmpdir(), 'pdecay-pt2-'))
let count = 0

export type Records = Map<string, Uint8Array>

/** The records of an archive, without its own name before theirs. */
export async function readRecords(name: string): Promise<Records> {
  const file = await open(join(fixtures, name))
  try {
    const zip = await ZipReader.open(file)
    const records: Records = new Map()
    for (const each of zip.names) records.set(each.replace(/^[^/]*\//, ''), await zip.read(each))
    return records
  } finally {
    await file.close()
  }
}

export async function writeRecords(records: Records, alignment = 64): Promise<string> {
  const parts: Uint8Array[] = []
  const list = [...records].map(([name, bytes]) => smallRecord(`x/${name}`, bytes))
  for await (const chunk of zipChunks(list, alignment)) parts.push(Buffer.from(chunk))
  return writeBytes(Buffer.concat(parts))
}

export function writeBytes(bytes: Uint8Array): string {
  const path = join(folder, `${count++}.pt2`)
  writeFileSync(path, bytes)
  return path
}

/** The archive with its program's JSON changed as text. */
export async function withProgram(name: string, change: (text: string) => string): Promise<string> {
  const records = await readRecords(name)
  const before = Buffer.from(records.get('models/model.json')!).toString()
  const after = change(before)
  if (after === before) throw new Error('nothing was changed')
  records.set('models/model.json', Buffer.from(after))
  return writeRecords(records)
}
