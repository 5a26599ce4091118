/** Where jobs lie: layers from sources to sinks, with as few crossings as possible. */
import ELK from 'elkjs/lib/elk-api'
import type { ElkNode } from 'elkjs/lib/elk-api'
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker'
import { JOB_HEIGHT, JOB_WIDTH } from './places'
import type { Direction, Layout, Shape, ShapeJob } from './places'

/** Between layers there is room for what is said of a pipe, which is wider than high. */
const layerSpacing: Record<Direction, string> = { RIGHT: '112', DOWN: '72' }

const sides: Record<Direction, { inputs: string; outputs: string }> = {
  RIGHT: { inputs: 'WEST', outputs: 'EAST' },
  DOWN: { inputs: 'NORTH', outputs: 'SOUTH' },
}

const options = {
  'elk.algorithm': 'layered',
  'elk.spacing.nodeNode': '28',
  // Labels of pipes are 15 high.
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '16',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  // The graph draws pipes itself, as curves, which need no lanes between the layers.
  'elk.edgeRouting': 'POLYLINE',
}

/** Works in a process of its own, so that the window stays quick; made for the first graph. */
let elk: InstanceType<typeof ELK> | null = null

/** Where every job lies and every pipe bends, with blocks flowing in a direction. */
export async function layoutNetwork({ jobs, pipes }: Shape, direction: Direction): Promise<Layout> {
  elk ??= new ELK({ workerFactory: () => new ElkWorker() })
  const isKnown = (id: number): boolean => pipes.some((pipe) => pipe.id === id)
  const endOf = (side: 'inputs' | 'outputs', id: number): string | null => {
    const job = jobs.find((found) => found[side].includes(id))
    return job ? portId(job.id, side, id) : null
  }
  const edges = pipes.flatMap(({ id }) => {
    const source = endOf('outputs', id)
    const target = endOf('inputs', id)
    return source !== null && target !== null
      ? [{ id: edgeId(id), sources: [source], targets: [target] }]
      : []
  })
  const graph: ElkNode = {
    id: 'network',
    layoutOptions: {
      ...options,
      'elk.direction': direction,
      'elk.layered.spacing.nodeNodeBetweenLayers': layerSpacing[direction],
    },
    children: jobs.map((job) => elkJob(job, isKnown, direction)),
    edges,
  }
  const { children = [], edges: lines = [] } = await elk.layout(graph)
  return {
    places: new Map(children.map(({ id, x = 0, y = 0 }) => [Number(id), { x, y }])),
    bends: new Map(lines.map(({ id, sections }) => [pipeOf(id), sections?.[0]?.bendPoints ?? []])),
  }
}

function elkJob(
  { id, inputs, outputs }: ShapeJob,
  isKnown: (pipe: number) => boolean,
  direction: Direction,
): ElkNode {
  const port = (side: 'inputs' | 'outputs', elkSide: string) => (pipe: number, index: number) => ({
    id: portId(id, side, pipe),
    layoutOptions: { 'elk.port.side': elkSide, 'elk.port.index': String(index) },
  })
  return {
    id: String(id),
    width: JOB_WIDTH,
    height: JOB_HEIGHT,
    layoutOptions: { 'elk.portConstraints': 'FIXED_SIDE' },
    ports: [
      ...inputs.filter(isKnown).map(port('inputs', sides[direction].inputs)),
      ...outputs.filter(isKnown).map(port('outputs', sides[direction].outputs)),
    ],
  }
}

const PIPE = 'pipe-'

function edgeId(pipe: number): string {
  return `${PIPE}${pipe}`
}

function pipeOf(edge: string): number {
  return Number(edge.slice(PIPE.length))
}

function portId(job: number, side: string, pipe: number): string {
  return `${job}-${side}-${pipe}`
}
