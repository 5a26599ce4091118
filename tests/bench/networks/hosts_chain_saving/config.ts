import { chainsOnHosts } from '../shared/host-chain'

export default chainsOnHosts({ nodes: 3, chains: 1, isReliable: true, doesSave: true })
