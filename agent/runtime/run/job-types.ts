/** What a job is started with on its node, and what becomes of it there. */
import type { AgentParams } from '../../protocol/to-agent'
import type { ClientParams } from '../../protocol/to-client'

export type JobStart = AgentParams<'job/start'>
export type JobChange = ClientParams<'job/changed'>['change']
