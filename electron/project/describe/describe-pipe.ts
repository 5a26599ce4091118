/** What a constructed pipe says about itself. */
import type { Encoding } from '../../../agent/core/network/description'
import { BytesPipe } from '../../../agent/sdk/bytes-pipe'
import { JsonPipe } from '../../../agent/sdk/json-pipe'
import { MessagePackPipe } from '../../../agent/sdk/message-pack-pipe'
import { ObjectPipe } from '../../../agent/sdk/object-pipe'
import { optionalAttributes } from '../../../agent/sdk/optional-pipe'
import type { JobClassName, Pipe } from '../../../agent/sdk/pipe'
import { conflictsOf } from '../../../agent/sdk/registry'
import type { RawPipe } from '../inspect-protocol'
import { positionOf, userPosition } from './position'

/** Describes a pipe, with other classes that were constructed with its id. */
export function describePipe(pipe: Pipe): RawPipe {
  const optional = optionalAttributes(pipe)
  return {
    id: pipe.id,
    type: pipe.constructor.name,
    encoding: encodingOf(pipe),
    blockSize: typeof pipe.blockSize === 'number' ? whole(pipe.blockSize) : null,
    blockCount: whole(pipe.blockCount),
    async: pipe.async,
    // A pipe that is merely async gives its newest value.
    buffer: { size: optional?.optionalBufferSize ?? 1, deleteMode: optional?.optionalDeleteMode ?? 'oldest' },
    optional: optional ? { default: optional.optionalDefault, store: optional.optionalStore } : undefined,
    reliable: pipe.reliable,
    sourceJobs: namesOf(pipe.sourceJobs),
    destinationJobs: namesOf(pipe.destinationJobs),
    conflicts: conflictsOf(pipe.id).map(({ type, site }) => ({ type, position: userPosition(site) })),
    position: positionOf(pipe),
  }
}

/** JSON has no NaN and no Infinity; as counts they are as wrong as 0, which the validation reports. */
export function whole(value: number): number {
  return Number.isFinite(value) ? value : 0
}

/** Only the encodings as they are predefined: who overrides pack or unpack makes another one. */
function encodingOf(pipe: Pipe): Encoding {
  const known = [
    ['object', ObjectPipe.prototype],
    ['json', JsonPipe.prototype],
    ['messagepack', MessagePackPipe.prototype],
    ['bytes', BytesPipe.prototype],
  ] as const
  const isAsIn = (prototype: object, method: string) =>
    Reflect.get(pipe, method) === Reflect.get(prototype, method)
  const match = known.find(([, prototype]) => isAsIn(prototype, 'pack') && isAsIn(prototype, 'unpack'))
  return match?.[0] ?? 'custom'
}

function namesOf(classes: readonly JobClassName[] | null): string[] | null {
  return classes?.map((name) => (typeof name === 'string' ? name : name.name)) ?? null
}
