import { chainsOnHosts } from '../shared/host-chain'

/** Limits for nodes on a cable, which is never silent for long. */
const settings = { pulseInterval: 0.05, suspectAfterMs: 150, lostAfterMs: 300 }

export default chainsOnHosts({ nodes: 3, chains: 1, settings })
