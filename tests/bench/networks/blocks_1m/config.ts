import { blockNetwork } from '../shared/blocks'

export default blockNetwork(1024 * 1024)
