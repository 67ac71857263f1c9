import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readJson } from './stamp.mjs'
import { explainFolder, makeFolder, onInterrupt, say } from './ui.mjs'

/**
 * When a process started, in clock ticks since boot: with its id this names a process for good, as ids are used again.
 * @param {number} pid
 */
function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/**
 * Who holds a lock; undefined where the file does not say so: it is being written, or holds something else.
 * @param {string} file
 * @returns {{pid: number, started: string, host: string} | undefined}
 */
function readHolder(file) {
  const holder = /** @type {any} */ (readJson(file))
  const whole = Number.isInteger(holder?.pid) && holder.pid > 0 && typeof holder.host === 'string'
  return whole && typeof holder.started === 'string' ? holder : undefined
}

/** Whether the holder named in a lock is gone. One on another machine is never taken for gone. */
function isStale(holder) {
  if (holder.host !== hostname()) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
  return startTime(holder.pid) !== holder.started
}

/**
 * Holds a lock file while `work` runs. Waits while another live process holds it; takes over what a dead one left.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{pollMs?: number, settleMs?: number}} [options] settleMs: how long a taken-over lock is watched before it counts
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { pollMs = 500, settleMs = 200 } = {}) {
  const mine = JSON.stringify({ pid: process.pid, started: startTime(process.pid), host: hostname() })
  makeFolder(dirname(file))
  let waiting = false
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx' })
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST')
        throw explainFolder(dirname(file), error)
    }
    let holder = readHolder(file)
    if (!holder) {
      // Either it was released just now, or its writer is between creating and writing it, or died there.
      await sleep(settleMs)
      holder = readHolder(file)
      if (!holder) {
        rmSync(file, { force: true, recursive: true })
        continue
      }
    }
    if (isStale(holder)) {
      // Two may take over at once: the last rename wins, and the other sees that after a while.
      const own = `${file}.${process.pid}`
      writeFileSync(own, mine)
      renameSync(own, file)
      await sleep(settleMs)
      if (JSON.stringify(readHolder(file)) === mine) {
        say(`process ${holder.pid} left a lock behind when it ended; taken over`)
        break
      }
      continue
    }
    if (!waiting) {
      say(`waiting for process ${holder.pid} on ${holder.host}, which is setting up too`)
      say(`  (if that is not so, delete ${file})`)
    }
    waiting = true
    await sleep(pollMs)
  }
  const release = () => rmSync(file, { force: true })
  const forget = onInterrupt(release)
  try {
    return await work()
  } finally {
    forget()
    release()
  }
}
