import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readJson } from './stamp.mjs'
import { explainFolder, makeFolder, onInterrupt, say } from './ui.mjs'

/**
 * The start time of a process, in clock ticks since boot. Together with the id it identifies a process, because ids are reused.
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
 * The holder of a lock; undefined if the file does not name one because it is being written or is not a lock.
 * @param {string} file
 * @returns {{pid: number, started: string, host: string} | undefined}
 */
function readHolder(file) {
  const holder = /** @type {any} */ (readJson(file))
  const whole = Number.isInteger(holder?.pid) && holder.pid > 0 && typeof holder.host === 'string'
  return whole && typeof holder.started === 'string' ? holder : undefined
}

/** Whether the holder of a lock no longer runs. A holder on another machine is assumed to run. */
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
 * Holds a lock file while `work` runs. Waits while another live process holds it, and takes over the lock of a dead process.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{pollMs?: number, settleMs?: number}} [options] settleMs: how long to watch a lock after taking it over
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
      // It was released just now, or its writer is between creating and writing it, or died there.
      await sleep(settleMs)
      holder = readHolder(file)
      if (!holder) {
        rmSync(file, { force: true, recursive: true })
        continue
      }
    }
    if (isStale(holder)) {
      // Two processes may take over at once: the last rename wins, and the other process notices after a while.
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
