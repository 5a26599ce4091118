/** Whether the agent of a node is the one that this program would install there, in words. */
import { AGENT_VERSION } from '../../../agent/runtime/version'
import type { AgentGreeting } from '../agent-link'

/** Digits of a hash that tell builds apart for people. */
const DIGITS = 8

/** What is to be said of an agent that was greeted. */
export interface AgentFindings {
  /** How the agent differs from this program's; null: not at all. */
  difference: string | null
  /** Runs that ended as the agent was replaced, in words. */
  ended: string[]
}

/** How an agent differs from this program's (`own`, a hash) although both speak one protocol; null: not at all. */
export function buildDifference(
  { agent, build }: Pick<AgentGreeting, 'agent' | 'build'>,
  own: string,
): string | null {
  if (build === own) return null
  const theirs = `version ${agent}, build ${build?.slice(0, DIGITS) ?? 'unknown'}`
  return `Its agent is another build (${theirs}) than this program’s (version ${AGENT_VERSION}, build ${own.slice(0, DIGITS)})`
}
