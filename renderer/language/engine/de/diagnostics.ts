/** The findings of diagnoses, in German. */
import type { Sentences } from '../sentences'

export const diagnosticSentences: Sentences = {
  // What is looked at; the other titles are the same in German.
  Display: 'Anzeige',
  Network: 'Netzwerk',
  'SSH agent': 'SSH-Agent',
  'SSH keys': 'SSH-Schlüssel',
  'Name resolution': 'Namensauflösung',
  'SSH port': 'SSH-Port',
  'Host key': 'Rechnerschlüssel',
  'User and login': 'Benutzer und Anmeldung',
  'Operating system': 'Betriebssystem',
  Processor: 'Prozessor',
  'Free space': 'Freier Platz',
  Clock: 'Uhrzeit',
  'Agent service': 'Agentendienst',
  'Agent and its version': 'Agent und seine Version',
  'Data port': 'Datenanschluss',
  'Not looked at, since it needs this first: {title}': 'Nicht untersucht, da zuerst dies nötig ist: {title}',
  // This computer.
  'ansible-core {version}, without sshpass: it logs in with keys only':
    'ansible-core {version}, ohne sshpass: Anmeldung nur mit Schlüsseln',
  'Let the wizard bring your key to the nodes, or install it: sudo apt install sshpass':
    'Den eigenen Schlüssel vom Assistenten auf die Knoten bringen lassen oder sshpass installieren: sudo apt install sshpass',
  '{hint} Until then the first node runs it.': '{hint} Bis dahin führt der erste Knoten es aus.',
  'The system has one': 'Das System hat eine',
  'Windows open on {display}': 'Fenster öffnen sich auf {display}',
  'None, as in a login over SSH; fission serve shows the window in a browser':
    'Keine, wie bei einer Anmeldung über SSH; fission serve zeigt das Fenster in einem Browser',
  'This computer has no address in a network': 'Dieser Computer hat keine Adresse in einem Netz',
  'Connect it to the network of the nodes.': 'Mit dem Netz der Knoten verbinden.',
  'Node.js {version}, within Electron {electron}': 'Node.js {version}, in Electron {electron}',
  'Node.js {version} is older than 20': 'Node.js {version} ist älter als 20',
  'Install a newer one.': 'Ein neueres installieren.',
  'No Python was found': 'Kein Python gefunden',
  '{program} is Python {version}': '{program} ist Python {version}',
  '{program} is no program that runs': '{program} ist kein Programm, das läuft',
  'Networks in TypeScript need none. Install Python 3.9 or newer for configs and jobs in Python.':
    'Netzwerke in TypeScript brauchen keines. Für Configs und Jobs in Python muss Python 3.9 oder neuer installiert sein.',
  'No ssh-agent runs; key files and passwords do as well':
    'Es läuft kein ssh-agent; Schlüsseldateien und Passwörter genügen auch',
  'The ssh-agent holds no keys': 'Der ssh-agent hält keine Schlüssel',
  'Add yours: ssh-add': 'Den eigenen hinzufügen: ssh-add',
  'It holds {keys}': 'Er hält {keys}',
  'There is no SSH key': 'Es gibt keinen SSH-Schlüssel',
  'The wizard makes one: Add nodes…, or fission provision keys':
    'Der Assistent erzeugt einen: Knoten hinzufügen …, oder fission provision keys',
  'Others may read {files}, so ssh refuses it': 'Andere dürfen {files} lesen, deshalb lehnt ssh das ab',
  'No ssh was found, which Ansible needs': 'Kein ssh gefunden, das Ansible braucht',
  'Install it: sudo apt install openssh-client': 'Installieren: sudo apt install openssh-client',
  'Version {version}, protocol {protocol}, on {system}':
    'Version {version}, Protokoll {protocol}, auf {system}',
  'The installation lacks {files}': 'In der Installation fehlt: {files}',
  'Install it again, or in its sources: npm run build':
    'Neu installieren, oder in den Quellen: npm run build',
  // A node, from its name to its login.
  '{host} is an address, no name needs to be found':
    '{host} ist eine Adresse, kein Name muss gefunden werden',
  '{host} is looked up by {jump}, over which it is reached':
    '{host} wird von {jump} nachgeschlagen, über den er erreicht wird',
  'No address is known for {host}': 'Für {host} ist keine Adresse bekannt',
  'Names in .local need mDNS on both sides (avahi-daemon). Use the address; `fission discover` finds it.':
    'Namen in .local brauchen mDNS auf beiden Seiten (avahi-daemon). Die Adresse verwenden; `fission discover` findet sie.',
  'Check the name, or use the address; `fission discover` finds it.':
    'Den Namen prüfen oder die Adresse verwenden; `fission discover` findet sie.',
  'It is reached over {jumps}': 'Er wird über {jumps} erreicht',
  'Port {port} is open, and {banner} answers': 'Port {port} ist offen, und {banner} antwortet',
  'Something that is no SSH server answers on port {port}':
    'Auf Port {port} antwortet etwas, das kein SSH-Server ist',
  'Set its Port in ~/.ssh/config.': 'Seinen Port in ~/.ssh/config setzen.',
  'It was never seen before: {key}': 'Er wurde noch nie gesehen: {key}',
  'Compare it with ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub on the node; the first login notes it.':
    'Mit der Ausgabe von ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub auf dem Knoten vergleichen; die erste Anmeldung notiert ihn.',
  'Takes the login as {user}': 'Nimmt die Anmeldung als {user} an',
  // Its programs, its agent and its data port.
  'It has no Node.js; the agent needs 18 or newer': 'Er hat kein Node.js; der Agent braucht 18 oder neuer',
  'It has Node.js {version}; the agent needs 18 or newer':
    'Er hat Node.js {version}; der Agent braucht 18 oder neuer',
  'Install it: fission provision install': 'Installieren: fission provision install',
  'No agent is installed as a service': 'Kein Agent ist als Dienst installiert',
  'The service is {state} ({result})': 'Der Dienst ist {state} ({result})',
  'The service is {state} ({result}); it said last: {words}':
    'Der Dienst ist {state} ({result}); zuletzt hat er gesagt: {words}',
  'Start it: fission provision start; its log: journalctl -u fission-agent':
    'Starten: fission provision start; sein Log: journalctl -u fission-agent',
  'It runs, for the user {user}': 'Er läuft, für den Benutzer {user}',
  'It runs for the user {user}, and {own} may not use it':
    'Er läuft für den Benutzer {user}, und {own} darf ihn nicht nutzen',
  'Log in as {user}, or install it for {own}: fission provision install --user {name}':
    'Als {user} anmelden oder ihn für {own} installieren: fission provision install --user {name}',
  'No agent listens at {socket}': 'Kein Agent lauscht an {socket}',
  'Start it: fission provision start; a run starts one by itself where no service does.':
    'Starten: fission provision start; ein Lauf startet selbst einen, wo es kein Dienst tut.',
  'The agent at {socket} cannot be spoken to: {reason}':
    'Mit dem Agenten an {socket} ist keine Verständigung möglich: {reason}',
  'Renew it: fission provision renew': 'Erneuern: fission provision renew',
  'Renew it: fission nodes install NETWORK --upgrade': 'Erneuern: fission nodes install NETWORK --upgrade',
  'The agent answers, in version {version}, of this program’s build':
    'Der Agent antwortet, in Version {version}, aus dem Build dieses Programms',
  '{difference}; both speak protocol {protocol}': '{difference}; beide sprechen Protokoll {protocol}',
  'No agent listens, so there is no data port': 'Kein Agent lauscht, deshalb gibt es keinen Datenanschluss',
  '{address} is not reached by {nodes}': '{address} wird von {nodes} nicht erreicht',
  '{address} is not reached by this computer': '{address} wird von diesem Computer nicht erreicht',
  '{address} is not reached by this computer, {nodes}':
    '{address} wird von diesem Computer, {nodes} nicht erreicht',
  'Let its firewall pass TCP to port {port}; a fixed port is set by agent_port.':
    'In seiner Firewall TCP zu Port {port} durchlassen; einen festen Port setzt agent_port.',
  '{address} is reached by this computer': '{address} wird von diesem Computer erreicht',
  '{address} is reached by this computer, {nodes}': '{address} wird von diesem Computer, {nodes} erreicht',
  '{address} is reached by this computer; not tried from {silent}, which cannot be logged in to':
    '{address} wird von diesem Computer erreicht; nicht versucht von {silent} aus, da dort keine Anmeldung möglich ist',
  '{address} is reached by this computer, {nodes}; not tried from {silent}, which cannot be logged in to':
    '{address} wird von diesem Computer, {nodes} erreicht; nicht versucht von {silent} aus, da dort keine Anmeldung möglich ist',
}
