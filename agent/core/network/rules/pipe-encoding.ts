/** Both ends of a pipe can make sense of its blocks. */
import type { JobDescription, PipeDescription } from '../description'
import { jobLabel, pipeLabel, type PipeJobs } from '../network-graph'
import type { Problem } from '../problem'
import { canJoin, commonPipes, languageName, readers } from './encodings'
import { atPipe, endsOf, type Rule, type RuleContext } from './rule'

/** Pipes whose encoding the language at one end cannot read. */
export const pipeEncodings: Rule = (context) =>
  context.network.pipes.flatMap((pipe) => {
    const ends = endsOf(context, pipe.id)
    const unable = [
      ...ends.sources.map((job) => ({ job, verb: 'begins' })),
      ...ends.destinations.map((job) => ({ job, verb: 'ends' })),
    ].filter(({ job }) => !canJoin(job.language, pipe.encoding))
    if (unable.length === 0) return rawBytesWarning(context, pipe, ends)
    return unable.map(({ job, verb }) => ({
      code: 'pipe-encoding',
      severity: 'error' as const,
      message: `${pipeLabel(pipe)} ${verb} at ${jobLabel(job)}, ${languageName[job.language]}: ${readers[pipe.encoding].reason}`,
      hint: `Use ${commonPipes(context.className)}, which every language reads.`,
      ...atPipe(pipe, ends, job),
    }))
  })

/**
 * A custom pipe has its pack and unpack in one language. An executable is written for the packed bytes, and a fixed
 * block size tells the other language what it gets; without either, its job is handed bytes that it may not expect.
 */
function rawBytesWarning(context: RuleContext, pipe: PipeDescription, ends: PipeJobs): Problem[] {
  const [source] = ends.sources
  const [destination] = ends.destinations
  if (pipe.encoding !== 'custom' || pipe.blockSize !== null) return []
  if (source === undefined || destination === undefined) return []
  if (!areDifferentCodeJobs(source, destination)) return []
  return [
    {
      code: 'pipe-custom-languages',
      severity: 'warning',
      message: `${pipeLabel(pipe)} packs its own blocks between ${jobLabel(source)}, ${languageName[source.language]}, and ${jobLabel(destination)}, ${languageName[destination.language]}: the end without the class gets the packed bytes`,
      hint: `Use ${commonPipes(context.className)}, or set ${context.word('blockSize')} and unpack the bytes in the job.`,
      ...atPipe(pipe, ends),
    },
  ]
}

function areDifferentCodeJobs(a: JobDescription, b: JobDescription): boolean {
  return a.language !== b.language && a.language !== 'executable' && b.language !== 'executable'
}
