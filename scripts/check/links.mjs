// Links of the Markdown pages that lead nowhere: to a file that is not there, or to a heading that a page does not have.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The anchors of a page, as GitHub makes them of its headings. @param {string} text */
function anchors(text) {
  const seen = new Map()
  return new Set(
    [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => {
      const slug = heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
        .replaceAll(' ', '-')
      const times = seen.get(slug) ?? 0
      seen.set(slug, times + 1)
      return times ? `${slug}-${times}` : slug
    }),
  )
}

/** @param {string} folder @returns {string[]} one line for each dead link of its Markdown pages and of those in docs/ */
export function deadLinks(folder) {
  const pages = ['.', 'docs', 'python']
    .filter((room) => existsSync(join(folder, room)))
    .flatMap((room) => readdirSync(join(folder, room)).map((name) => join(room, name)))
    .filter((name) => name.endsWith('.md'))
  return pages.flatMap((page) => {
    const text = readFileSync(join(folder, page), 'utf8')
    const links = [...text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)]
    return links.flatMap(([, link = '']) => {
      if (/^[a-z]+:/.test(link)) return [] // of another site
      const [path = '', anchor] = link.split('#')
      const target = path ? resolve(folder, dirname(page), path) : join(folder, page)
      if (!existsSync(target)) return [`${page}: ${link} leads to no file`]
      if (anchor === undefined || !target.endsWith('.md')) return []
      return anchors(readFileSync(target, 'utf8')).has(anchor) ? [] : [`${page}: ${link} leads to no heading`]
    })
  })
}
