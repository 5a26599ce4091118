import { blockNetwork } from '../shared/blocks'

export default blockNetwork(64 * 1024)
