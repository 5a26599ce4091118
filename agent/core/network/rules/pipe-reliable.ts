/** What a reliable pipe cannot be joined with, because the other drops blocks. */
import { deliveries } from '../delivery'
import { jobLabel } from '../network-graph'
import { atPipe, endsOf, pipeRoute, type Rule } from './rule'

/** Reliable pipes whose reader drops blocks: it takes only the newest, or has a bounded queue. */
export const reliableInputs: Rule = (context) =>
  context.network.pipes
    .filter((pipe) => pipe.reliable)
    .flatMap((pipe) => {
      const { word } = context
      const ends = endsOf(context, pipe.id)
      const [reader] = ends.destinations
      const subject = `${pipeRoute(pipe, ends)} is ${word('reliable')}`
      if (pipe.async) {
        return {
          code: 'pipe-reliable-async',
          severity: 'error' as const,
          message: `${subject} and ${word('async')}; an input that never waits for a block cannot get them all`,
          hint: `Set either ${word('reliable')} or ${word('async')}.`,
          ...atPipe(pipe, ends),
        }
      }
      if (reader === undefined || reader.maxQueue <= 0) return []
      return {
        code: 'pipe-reliable-max-queue',
        severity: 'error' as const,
        message: `${subject}, but ${jobLabel(reader)} drops blocks with ${word('maxQueue')} ${reader.maxQueue}`,
        hint: `Leave out ${word('maxQueue')}: a slow job then slows its sources. Or leave out ${word('reliable')}.`,
        ...atPipe(pipe, ends, reader),
      }
    })

/** Programs that read reliable pipes: what they hold is lost with their process. */
export const reliablePrograms: Rule = (context) =>
  context.network.pipes
    .filter((pipe) => pipe.reliable && !pipe.async)
    .flatMap((pipe) => {
      const ends = endsOf(context, pipe.id)
      const [reader] = ends.destinations
      if (reader?.language !== 'executable') return []
      return {
        code: 'pipe-reliable-program',
        severity: 'warning' as const,
        message: `${pipeRoute(pipe, ends)} is ${context.word('reliable')}, but ${jobLabel(reader)} is a program: a round is acknowledged when it was handed to it, not when its answer comes`,
        hint: 'What the program holds is lost with its process. Nothing is lost in a job in TypeScript or Python.',
        ...atPipe(pipe, ends, reader),
      }
    })

/** Reliable pipes that begin behind others: what those lose stays lost. */
export const reliableSources: Rule = (context) => {
  if (!context.network.pipes.some(({ reliable }) => reliable)) return []
  const delivery = deliveries(context.network)
  return context.network.pipes
    .filter((pipe) => pipe.reliable && !pipe.async && delivery.get(pipe.id)?.gapless === false)
    .flatMap((pipe) => {
      const ends = endsOf(context, pipe.id)
      const [writer] = ends.sources
      const inputs = context.network.pipes.filter(({ id, async }) => !async && writer?.inputs.includes(id))
      const ordinary = inputs.find((input) => !input.reliable)
      // Where all of its own inputs are reliable, an earlier pipe is to be told of.
      if (writer === undefined || ordinary === undefined) return []
      const { word } = context
      return {
        code: 'pipe-reliable-late',
        severity: 'warning' as const,
        message: `${pipeRoute(pipe, ends)} is ${word('reliable')}, but ${jobLabel(writer)} also reads pipe ${ordinary.id} (${ordinary.type}), which is not`,
        hint: `What pipe ${ordinary.id} loses is missing here too, as dummies. Make it ${word('reliable')} as well.`,
        ...atPipe(pipe, ends),
      }
    })
}
