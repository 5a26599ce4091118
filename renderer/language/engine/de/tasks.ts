/** The tasks of the playbooks and the reasons with which they end, in German. */
import type { Sentences } from '../sentences'

export const taskSentences: Sentences = {
  'Ask what the system offers': 'Angebot des Systems abfragen',
  'Bring Debian packages': 'Debian-Pakete bringen',
  'Bring Node.js': 'Node.js bringen',
  'Bring the agent': 'Agenten bringen',
  'Bring the lists of packages up to date': 'Paketlisten auf den neuesten Stand bringen',
  'Bring what has changed into effect': 'Geändertes wirksam machen',
  'Check that the mesh leaves the way in alone': 'Prüfen, dass das Mesh den Zugang nicht stört',
  'Check that there is a Node.js to bring': 'Prüfen, ob es ein Node.js zum Mitbringen gibt',
  'Check that there is an agent to bring': 'Prüfen, ob es einen Agenten zum Mitbringen gibt',
  'Check that this system can be a node': 'Prüfen, ob dieses System ein Knoten sein kann',
  'Check the free space': 'Freien Platz prüfen',
  'Choose the time servers': 'Zeitserver wählen',
  'Copy the Debian packages': 'Debian-Pakete kopieren',
  'Copy the Python packages': 'Python-Pakete kopieren',
  'Describe the mesh, and the service that writes down its qualities':
    'Das Mesh beschreiben, und den Dienst, der seine Güte aufschreibt',
  'Describe the service': 'Dienst beschreiben',
  'End the agent': 'Agenten beenden',
  'End the mesh': 'Mesh beenden',
  'Give the environment an installer': 'Umgebung mit einem Installer versehen',
  'Install packages of the system': 'Pakete des Systems installieren',
  'Install the Debian packages': 'Debian-Pakete installieren',
  'Install the Python packages of jobs': 'Python-Pakete der Jobs installieren',
  'Install them': 'Diese installieren',
  'Install what is missing': 'Fehlendes installieren',
  'Install what the mesh needs': 'Installieren, was das Mesh braucht',
  'Keep NetworkManager away from the mesh': 'NetworkManager vom Mesh fernhalten',
  'Let every Python program find the package fission':
    'Das Paket fission für alle Python-Programme auffindbar machen',
  'Let systemd forget it': 'Aus systemd entfernen',
  'Let the host find its own name': 'Den eigenen Namen auffindbar machen',
  'List what the mesh needs': 'Auflisten, was das Mesh braucht',
  'Look again': 'Erneut nachsehen',
  'Look at the host': 'Host untersuchen',
  'Look for NetworkManager': 'Nach NetworkManager suchen',
  'Look for the agent to bring': 'Nach dem Agenten zum Mitbringen suchen',
  'Look for the mesh': 'Nach dem Mesh suchen',
  'Make a user for the agent': 'Einen Benutzer für den Agenten anlegen',
  'Make an environment for the packages of jobs': 'Eine Umgebung für die Pakete der Jobs anlegen',
  'Make it': 'Anlegen',
  'Make its folder': 'Ordner anlegen',
  'Make the folder of settings for systemd-timesyncd':
    'Ordner für die Einstellungen von systemd-timesyncd anlegen',
  'Name the host': 'Host benennen',
  'Reload NetworkManager': 'NetworkManager neu laden',
  'Remember which are installed': 'Merken, welche installiert sind',
  'Remove earlier agents': 'Frühere Agenten entfernen',
  'Remove its files': 'Dateien entfernen',
  'Remove its user': 'Benutzer entfernen',
  'Restart systemd-timesyncd': 'systemd-timesyncd neu starten',
  'Restart the agent': 'Agenten neu starten',
  'Restart the agent on request': 'Agenten auf Wunsch neu starten',
  'Restart the mesh': 'Mesh neu starten',
  'Restart what has changed': 'Geändertes neu starten',
  'Say that the clock stays as it is': 'Melden, dass die Uhr bleibt, wie sie ist',
  'Set the host name': 'Hostnamen setzen',
  'Start the agent': 'Agenten starten',
  'Start the mesh': 'Mesh starten',
  'Stop the agent': 'Agenten stoppen',
  'Take this agent into use': 'Diesen Agenten in Betrieb nehmen',
  'Tell the network that here is a node': 'Dem Netz mitteilen, dass hier ein Knoten ist',
  'Unpack it': 'Entpacken',
  'Unpack the agent': 'Agenten entpacken',
  'Wait until it can be used': 'Warten, bis er benutzbar ist',
  'Write the time servers': 'Zeitserver eintragen',

  // Ansible puts the role before the name of its task.
  'agent : {task}': 'Agent: {task}',
  'base : {task}': 'Grundlage: {task}',
  'batman : {task}': 'Mesh: {task}',

  '{system} has no apt or no systemd; nodes run Raspberry Pi OS, Debian 12 or newer, or Ubuntu 24.04 or newer':
    '{system} hat kein apt oder kein systemd; auf Knoten läuft Raspberry Pi OS, Debian ab 12 oder Ubuntu ab 24.04',
  '{node} needs a batman_address, and {interface} must not be the interface through which it is reached':
    '{node} braucht eine batman_address, und {interface} darf nicht die Schnittstelle sein, über die er erreicht wird',
  '{bundle} is missing; npm run build makes it': '{bundle} fehlt; npm run build erzeugt es',
  'The disk of {node} has {free} MB left and the agent needs {needed}':
    'Auf der Platte von {node} sind noch {free} MB frei, und der Agent braucht {needed}',
  '{node} has no time service, and its packages offer none':
    '{node} hat keinen Zeitdienst, und seine Pakete bieten keinen',
  '{node} has no Node.js {least} or newer, its packages offer {version}, and none was brought for {processor}':
    '{node} hat kein Node.js ab {least}, seine Pakete bieten {version}, und für {processor} wurde keines mitgebracht',
  'The agent did not start; journalctl -u fission-agent on {node} says why':
    'Der Agent ist nicht gestartet; warum, sagt auf {node}: journalctl -u fission-agent',
}
