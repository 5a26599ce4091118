import { expect, it } from 'vitest'
import { Settings } from '../../../../electron/contract/settings'

it.each(['', 'https://updates.example/fission', 'http://localhost:8080/', 'http://127.0.0.1:9/feed'])(
  'a feed may be %j',
  (updateFeed) => expect(Settings.parse({ updateFeed }).updateFeed).toBe(updateFeed),
)

it.each(['http://updates.example/', 'ftp://localhost/', 'file:///tmp/feed', 'updates'])(
  'a feed may not be %j',
  (updateFeed) => expect(Settings.safeParse({ updateFeed }).success).toBe(false),
)
