/** Raspberry Pis among the hosts that this computer has spoken to lately: the hardware address names the maker. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Sighting } from './found-hosts'

/** Blocks of hardware addresses that IEEE lists for Raspberry Pi (Trading) Ltd and the Raspberry Pi Foundation. */
const RASPBERRY_PI = ['28:cd:c1', '2c:cf:67', '88:a2:9e', 'b8:27:eb', 'd8:3a:dd', 'dc:a6:32', 'e4:5f:01']

/** Looks into the system's table of neighbours; empty where it cannot be read. */
export async function findNeighbours(platform = process.platform): Promise<Sighting[]> {
  return raspberryPis(platform === 'linux' ? await readTable() : await askArp())
}

/** Finds them in `/proc/net/arp`, or in what `arp -a` prints on macOS and Windows. */
export function raspberryPis(table: string): Sighting[] {
  return table.split('\n').flatMap((line) => {
    const [address] = /\b\d{1,3}(?:\.\d{1,3}){3}\b/.exec(line) ?? []
    const [given] = /\b[0-9a-f]{1,2}(?:[:-][0-9a-f]{1,2}){5}\b/i.exec(line) ?? []
    if (address === undefined || given === undefined) return []
    // macOS leaves zeros out, Windows writes dashes.
    const hardware = given.split(/[:-]/).map((part) => part.padStart(2, '0').toLowerCase())
    if (!RASPBERRY_PI.includes(hardware.slice(0, 3).join(':'))) return []
    const evidence = `Its hardware address ${hardware.join(':')} is a Raspberry Pi's.`
    return [{ address, name: null, kind: 'raspberry-pi' as const, foundBy: 'neighbour' as const, evidence }]
  })
}

async function readTable(): Promise<string> {
  try {
    return await readFile('/proc/net/arp', 'utf8')
  } catch {
    // A system without the table has told all it can.
    return ''
  }
}

async function askArp(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(
      'arp',
      ['-a', '-n'].slice(0, process.platform === 'win32' ? 1 : 2),
    )
    return stdout
  } catch {
    // So has one without the program.
    return ''
  }
}
