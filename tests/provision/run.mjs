// `npm run test:provision`: boots hosts that have nothing of ours yet, and provisions them.
import { runProjectBesideHosts } from '../hosts/beside.mjs'

process.exitCode = await runProjectBesideHosts('provision', {
  installed: '',
  offered: 'nodejs python3-numpy python3-venv avahi-daemon systemd-timesyncd ansible-core sshpass',
})
