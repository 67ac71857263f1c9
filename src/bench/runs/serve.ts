import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readRun } from '../../train/runs/read-run.js'
import { viewRuns } from './charts.js'
import { toRunsPage } from './page.js'

/** A page about runs, at an address of this machine alone. */
export interface RunsServer {
  url: string
  close(): Promise<void>
}

const address = '127.0.0.1'

/**
 * Serves the live page of runs on the loopback address. Requests under any other host name are refused, so that no page
 * of the network can read it through a name that leads here.
 *
 * @param dirs run folders
 * @param port 0 for any that is free
 */
export async function serveRuns(dirs: readonly string[], port: number): Promise<RunsServer> {
  const view = async () => viewRuns(await Promise.all(dirs.map(readRun)))
  await view()
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo
    answer(request, response, [`${address}:${port}`, `localhost:${port}`], view).catch((error: Error) =>
      send(response, 500, 'text/plain', error.message),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, resolve)
  })
  return {
    url: `http://${address}:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  { headers, method, url }: IncomingMessage,
  response: ServerResponse,
  hosts: readonly string[],
  view: () => Promise<ReturnType<typeof viewRuns>>,
): Promise<void> {
  if (!hosts.includes(headers.host ?? '')) return send(response, 403, 'text/plain', 'unknown host')
  if (method !== 'GET') return send(response, 405, 'text/plain', 'only GET')
  if (url === '/') return send(response, 200, 'text/html', toRunsPage(await view(), '/view.json'))
  if (url === '/view.json') return send(response, 200, 'application/json', JSON.stringify(await view()))
  send(response, 404, 'text/plain', 'not found')
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
  response.end(text)
}
