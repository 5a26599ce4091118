/** How the loop of a job tells that it is over. */
export interface LoopEvents {
  /** The job has ended or was stopped; `next` of the loop is the first round that will not come. */
  onEnd: () => void
  onFailure: (error: unknown) => void
}
