import { chainsOnHosts } from '../shared/host-chain'

export default chainsOnHosts({ nodes: 6, chains: 3 })
