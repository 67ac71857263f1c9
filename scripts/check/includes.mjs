import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { cppFiles } from './tools.mjs'

// Allowed includes between the folders of binding/: `optim`, `data`, `graph`, `kernels` and `memory` do not use Node, and no
// folder includes `napi`.
const rules = [
  {
    from: /^binding\/(optim|data|graph|kernels|memory)\//,
    forbidden: /(^|\/)(napi|node_api|js_native_api|node|v8|uv)(\.h|-inl\.h|_types\.h)$/,
  },
  {
    from: /^(binding\/(optim|data|graph|kernels|memory|entry)|test\/native)\//,
    forbidden: /(^|\/)(binding\/)?napi\//,
  },
  { from: /^binding\/(optim|data|graph|kernels|memory)\//, forbidden: /(^|\/)entry\// },
  { from: /^binding\/entry\//, forbidden: /^(ATen|c10|torch)\// },
  { from: /./, forbidden: /^(torch\/(torch|all|extension)|ATen\/ATen)\.h$/ },
]

/**
 * @param {string} folder the repository, or a canary's copy of a part of it
 * @returns {string[]} one line for each forbidden include
 */
export function forbiddenIncludes(folder) {
  return cppFiles(folder).flatMap((file) => {
    const path = relative(folder, file)
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const [, mark, name] = /^\s*#\s*include\s*([<"])([^>"]+)/.exec(line) ?? []
        if (!name) return []
        // "../napi/guard.h" is relative to the folder of the file.
        const target = mark === '"' && name.startsWith('.') ? join(dirname(path), name) : name
        const broken = rules.some(({ from, forbidden }) => from.test(path) && forbidden.test(target))
        return broken ? [`${path}:${index + 1}: must not include ${name}`] : []
      })
  })
}
