import { defineNetwork, Job, Node, ObjectPipe } from 'fission'
import { RateSink } from '../shared/rate-sink'

interface Point {
  id: number
  x: number
  y: number
  label: string
}

class PointSource extends Job<[], Point> {
  override *run() {
    for (let id = 0; ; id++) yield { id, x: id * 0.5, y: -id * 0.25, label: `point ${id % 1000}` }
  }
}

class PointSink extends RateSink<[point: Point]> {
  override run({ id, x, y, label }: Point): undefined {
    const isWhole = x === id * 0.5 && y === -id * 0.25 && label.startsWith('point ')
    this.take(isWhole ? id : -1)
  }
}

export default defineNetwork({
  jobs: [
    new PointSource({ outputs: [new ObjectPipe<Point>(1)] }),
    new PointSink({ inputs: [new ObjectPipe<Point>(1)] }),
  ],
  nodes: [new Node('a')],
})
