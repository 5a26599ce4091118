/** What opening a run on nodes needs besides the network. */
import type { SshQuestions } from '../../ssh/questions'
import type { MayUpgrade } from './greet-node'
import type { NodesEvent } from './node-events'

/** Who is asked and told while a run is opened and goes on. */
export interface NodesRunOptions {
  questions: SshQuestions
  onEvent: (event: NodesEvent) => void
  mayUpgrade: MayUpgrade
  /** Ends the opening as long as nothing has been asked of the nodes. */
  signal?: AbortSignal
}
