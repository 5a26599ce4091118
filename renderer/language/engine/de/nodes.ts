/** What is said of nodes, from the login to the files they get, in German. */
import type { Sentences } from '../sentences'

export const nodeSentences: Sentences = {
  // The agent.
  'Its agent is another build (version {agent}, build {build}) than this program’s (version {version}, build {own})':
    'Sein Agent ist ein anderer Build (Version {agent}, Build {build}) als der dieses Programms (Version {version}, Build {own})',
  'Its agent is another build (version {agent}, build unknown) than this program’s (version {version}, build {own})':
    'Sein Agent ist ein anderer Build (Version {agent}, Build unbekannt) als der dieses Programms (Version {version}, Build {own})',
  'Node {node}: {difference}. Renew its service with: fission provision renew':
    'Knoten {node}: {difference}. Dienst erneuern mit: fission provision renew',
  'Node {node}: {difference}. Replace it with: fission nodes install NETWORK --upgrade':
    'Knoten {node}: {difference}. Ersetzen mit: fission nodes install NETWORK --upgrade',
  'The agent of node {node} was replaced, and with it ended there: {runs}':
    'Der Agent von Knoten {node} wurde ersetzt, und mit ihm endete dort: {runs}',
  '{network} (run {run}, held by {name} of {user} on {host})':
    '{network} (Lauf {run}, geführt von {name}, {user} auf {host})',
  '{network} (run {run}, held by {name} of {user} on {host}); {others}':
    '{network} (Lauf {run}, geführt von {name}, {user} auf {host}); {others}',
  '{network} (run {run}, left to its nodes)': '{network} (Lauf {run}, seinen Knoten überlassen)',
  '{network} (run {run}, left to its nodes); {others}':
    '{network} (Lauf {run}, seinen Knoten überlassen); {others}',
  'The agent is missing: {file}': 'Der Agent fehlt: {file}',
  'The agent service of node {node} has another version: {reason}':
    'Der Agentendienst von Knoten {node} hat eine andere Version: {reason}',
  'The agent of node {node} is a service, which only its administrator may replace':
    'Der Agent von Knoten {node} ist ein Dienst, den nur sein Administrator ersetzen darf',
  'Renew it with: fission provision renew': 'Erneuern mit: fission provision renew',
  'Node {node} runs an agent of another version: {reason}':
    'Auf Knoten {node} läuft ein Agent einer anderen Version: {reason}',
  'Replace it with --upgrade; what it still runs ends.':
    'Mit --upgrade ersetzen; was er noch ausführt, endet dabei.',
  'The agent of this computer cannot be started again: {reason}':
    'Der Agent dieses Computers lässt sich nicht neu starten: {reason}',
  'The agent of node {node} runs but cannot be reached over SSH':
    'Der Agent von Knoten {node} läuft, ist aber über SSH nicht erreichbar',
  'Set AllowStreamLocalForwarding yes in /etc/ssh/sshd_config there, then: sudo systemctl restart ssh':
    'Dort in /etc/ssh/sshd_config AllowStreamLocalForwarding yes setzen, dann: sudo systemctl restart ssh',
  'No agent runs on node {node}, and so no run': 'Auf Knoten {node} läuft kein Agent und damit kein Lauf',
  'Start a run with: fission run NETWORK': 'Einen Lauf starten mit: fission run NETWORK',
  'The agent service of node {node} does not run': 'Der Agentendienst von Knoten {node} läuft nicht',
  'The agent service of node {node} does not run: {reason}':
    'Der Agentendienst von Knoten {node} läuft nicht: {reason}',
  'Start it there: sudo systemctl start fission-agent. Why it ended says: journalctl -u fission-agent':
    'Dort starten: sudo systemctl start fission-agent. Warum er geendet hat, sagt: journalctl -u fission-agent',
  'The agent of node {node} could not start: {reason}':
    'Der Agent von Knoten {node} konnte nicht starten: {reason}',
  'it said nothing': 'keine Meldung',
  'Its log is ~/.fission/agent.log on the node.': 'Sein Log ist ~/.fission/agent.log auf dem Knoten.',
  // What a node can do.
  'Node {node}: its user may not write to {root}':
    'Knoten {node}: Sein Benutzer darf nicht in {root} schreiben',
  'Choose another remote root in the network’s config, or give the folder to this user.':
    'In der Config des Netzwerks einen anderen Remote-Root wählen oder den Ordner diesem Benutzer geben.',
  'Node {node} is an ARMv6 board (Raspberry Pi 1 or Zero), for which there is no Node.js {version}':
    'Für das ARMv6-Board von Knoten {node} (Raspberry Pi 1 oder Zero) gibt es kein Node.js {version}',
  'Use a Raspberry Pi 2 or newer, or a Zero 2.':
    'Einen Raspberry Pi 2 oder neuer oder einen Zero 2 verwenden.',
  'Node {node} has no Node.js; its agent needs {oldest} or newer':
    'Knoten {node} hat kein Node.js; sein Agent braucht {oldest} oder neuer',
  'Node {node} has Node.js {version}; its agent needs {oldest} or newer':
    'Knoten {node} hat Node.js {version}; sein Agent braucht {oldest} oder neuer',
  'Node {node} has Node.js that does not run; its agent needs {oldest} or newer':
    'Knoten {node} hat ein Node.js, das nicht läuft; sein Agent braucht {oldest} oder neuer',
  'Install it there: sudo apt install nodejs. It must be found without a login, as by: ssh NODE node --version':
    'Dort installieren: sudo apt install nodejs. Es muss ohne Anmeldung gefunden werden, wie mit: ssh NODE node --version',
  'Node {node} runs no POSIX shell for this user: {reason}':
    'Knoten {node} startet für diesen Benutzer keine POSIX-Shell: {reason}',
  'no answer': 'keine Antwort',
  'Nodes run Linux, and the user’s login shell must start programs.':
    'Auf Knoten läuft Linux, und die Login-Shell des Benutzers muss Programme starten.',
  'The clock of node {node} is {time} ahead of this computer’s; its logs will mislead. Set it: sudo timedatectl set-ntp true':
    'Die Uhr von Knoten {node} geht gegenüber diesem Computer {time} vor; seine Logs führen in die Irre. Stellen: sudo timedatectl set-ntp true',
  'The clock of node {node} is {time} behind this computer’s; its logs will mislead. Set it: sudo timedatectl set-ntp true':
    'Die Uhr von Knoten {node} geht gegenüber diesem Computer {time} nach; seine Logs führen in die Irre. Stellen: sudo timedatectl set-ntp true',
  '1 minute': '1 Minute',
  '{count} minutes': '{count} Minuten',
  '1 hour': '1 Stunde',
  '{count} hours': '{count} Stunden',
  '1 day': '1 Tag',
  '{count} days': '{count} Tage',
  // Where a node is, and its connections.
  'Node {node} is not at {address} but at {found}, as its host key proves. Write that into the network’s config':
    'Knoten {node} ist nicht unter {address}, sondern unter {found}, wie sein Rechnerschlüssel beweist. Das in die Config des Netzwerks eintragen',
  '{hint} If it has another address now, give that in the network’s config, or as its HostName in ~/.ssh/config.':
    '{hint} Hat er jetzt eine andere Adresse, diese in der Config des Netzwerks angeben, oder als HostName in ~/.ssh/config.',
  'Node {node} has the address {address}, in which the * does not stand for the last number':
    'Knoten {node} hat die Adresse {address}, in der das * nicht für die letzte Zahl steht',
  'Write the first three numbers, such as 192.168.4.*, or one node for each address.':
    'Die ersten drei Zahlen schreiben, etwa 192.168.4.*, oder einen Knoten für jede Adresse.',
  'Node {node} cannot be sent data at {address} by {senders}. Let its firewall pass TCP from the other nodes and this computer':
    'Knoten {node} kann unter {address} keine Daten von {senders} empfangen. In seiner Firewall TCP von den anderen Knoten und diesem Computer durchlassen',
  // The start of a run.
  'The start of {network} was cancelled': 'Der Start von {network} wurde abgebrochen',
  'Start it again when you like.': 'Bei Bedarf erneut starten.',
  'No node of network {network} can be used ({count} in its config)':
    'Kein Knoten von Netzwerk {network} ist verwendbar ({count} in seiner Config)',
  'Mend what is said of the nodes above, or simulate the network.':
    'Beheben, was oben zu den Knoten steht, oder das Netzwerk simulieren.',
  // Files on their way.
  'Node {node} has too little space left at {root}': 'Knoten {node} hat unter {root} zu wenig Platz',
  'Free some space there (df -h shows it), or choose another remote root.':
    'Dort Platz schaffen (df -h zeigt, wo) oder einen anderen Remote-Root wählen.',
  'Node {node} could not take {part}: {reason}': 'Knoten {node} konnte {part} nicht annehmen: {reason}',
  'Look at the disk of the node, then try again.': 'Die Platte des Knotens prüfen, dann erneut versuchen.',
  '{name} would be written outside of {folder}': '{name} würde außerhalb von {folder} geschrieben',
  'Look at the node.': 'Den Knoten prüfen.',
}
