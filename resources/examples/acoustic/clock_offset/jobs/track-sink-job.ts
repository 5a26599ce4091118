import { CsvSinkJob } from 'fission'
import type { Track } from './tracker-job'

/** A CSV file with a column for each number of a Track; a plain CsvSinkJob would write the object as JSON. */
export class TrackSinkJob extends CsvSinkJob<[track: Track]> {
  columns() {
    return ['sample', 'delay', 'trust', 'start_delay', 'sro_ppm']
  }

  rows([track]: [track: Track]) {
    const digits = (value: number | null) => value?.toFixed(4)
    return [[track.at, ...[track.delay, track.trust, track.startDelay, track.sroPpm].map(digits)]]
  }
}
