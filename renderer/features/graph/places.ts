/** How large jobs are on the graph, and where they lie. */
export const JOB_WIDTH = 176
export const JOB_HEIGHT = 62

/** A point on the canvas; of a job, its upper left corner. */
export interface Place {
  x: number
  y: number
}
