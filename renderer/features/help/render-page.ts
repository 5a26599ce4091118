/** Makes a page's tokens into Vue's nodes; no HTML is parsed on the way. */
import type Token from 'markdown-it/lib/token.mjs'
import { h } from 'vue'
import type { VNode } from 'vue'
import { imageUrl } from './pages'

type Child = VNode | string

/** Takes a link of a page: the page that it names, or its own, and an anchor. */
export type Follow = (page: string | null, anchor: string) => void

/** The page's content; links between pages go to `follow`. */
export function renderTokens(tokens: readonly Token[], follow: Follow): Child[] {
  const open: { token: Token | null; children: Child[] }[] = [{ token: null, children: [] }]
  for (const token of tokens) {
    if (token.nesting === 1) open.push({ token, children: [] })
    else if (token.nesting === -1) close(open, follow)
    else open.at(-1)!.children.push(...leaf(token, follow))
  }
  return open[0]!.children
}

function close(open: { token: Token | null; children: Child[] }[], follow: Follow): void {
  const { token, children } = open.pop()!
  const parent = open.at(-1)!.children
  // A list without blank lines has paragraphs that are not shown as such.
  if (!token || token.hidden) parent.push(...children)
  else if (token.tag === 'a') parent.push(link(token, children, follow))
  else parent.push(h(token.tag, Object.fromEntries(token.attrs ?? []), children))
}

function leaf(token: Token, follow: Follow): Child[] {
  switch (token.type) {
    case 'inline':
      return renderTokens(token.children ?? [], follow)
    case 'code_inline':
      return [h('code', token.content)]
    case 'fence':
    case 'code_block':
      return [h('pre', { tabindex: 0 }, h('code', token.content.trimEnd()))]
    case 'softbreak':
      return [' ']
    case 'hardbreak':
      return [h('br')]
    case 'hr':
      return [h('hr')]
    case 'image':
      return [h('img', { src: imageUrl(token.attrGet('src') ?? ''), alt: token.content })]
    default:
      return [token.content]
  }
}

function link(token: Token, children: Child[], follow: Follow): Child {
  const target = token.attrGet('href') ?? ''
  if (/^https?:/.test(target)) return h('a', { href: target, target: '_blank', rel: 'noreferrer' }, children)
  const [, page, anchor] = /^(?:([\w-]+)\.md)?(?:#(.*))?$/.exec(target) ?? []
  // What lies outside the help is a file of the product, which the window has not.
  if (page === undefined && anchor === undefined) return h('span', children)
  const onClick = (event: MouseEvent): void => {
    event.preventDefault()
    follow(page ?? null, anchor ?? '')
  }
  return h('a', { href: target, onClick }, children)
}
