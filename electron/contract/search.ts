/** Text in the files of a project. */
import * as z from 'zod'
import { domain, stream } from './kit/define'
import { ProjectRoot } from './project'

export const SearchQuery = z.object({
  text: z.string().min(1).max(1000),
  isRegex: z.boolean(),
  isCaseSensitive: z.boolean(),
  isWholeWord: z.boolean(),
})
export type SearchQuery = z.infer<typeof SearchQuery>

const Match = z.object({
  line: z.int(),
  column: z.int(),
  length: z.int(),
  /** The line, or the part of a long one around the match, and where the match is in it. */
  preview: z.string(),
  previewStart: z.int(),
})

/** What was found in one file; the last item sums up. */
export const SearchItem = z.discriminatedUnion('type', [
  z.object({ type: z.literal('file'), path: z.string(), matches: z.array(Match) }),
  z.object({
    type: z.literal('end'),
    files: z.int(),
    /** There is more than is shown. */
    isCut: z.boolean(),
    /** Files that were not searched: too large, or no text. */
    skipped: z.int(),
  }),
])
export type SearchItem = z.infer<typeof SearchItem>
export type FileMatches = Extract<SearchItem, { type: 'file' }>

export const search = domain('search', {
  /** Closing the stream ends the search. `unsaved`: texts that count instead of what is on disk. */
  find: stream(
    z.object({ root: ProjectRoot, query: SearchQuery, unsaved: z.record(z.string(), z.string()) }),
    SearchItem,
  ),
})
