/** What is said of finding hosts, of Ansible and of inventories, in German. */
import type { Sentences } from '../sentences'

export const provisioningSentences: Sentences = {
  // Ansible on this computer.
  'No Ansible was found in WSL': 'In WSL wurde kein Ansible gefunden',
  'In a terminal: wsl --install, then in it: sudo apt install ansible-core sshpass.':
    'In einem Terminal: wsl --install, danach darin: sudo apt install ansible-core sshpass.',
  'No Ansible was found on this computer': 'Auf diesem Computer wurde kein Ansible gefunden',
  'Install it: sudo apt install ansible-core sshpass (macOS: brew install ansible sshpass).':
    'Installieren: sudo apt install ansible-core sshpass (macOS: brew install ansible sshpass).',
  'Install a newer one, for example: pipx install ansible-core':
    'Ein neueres installieren, zum Beispiel: pipx install ansible-core',
  'Ansible {version} is older than {least}': 'Ansible {version} ist älter als {least}',
  'Ansible cannot be started: {reason}': 'Ansible kann nicht gestartet werden: {reason}',
  'Install it again.': 'Neu installieren.',
  'Ansible ended without a word': 'Ansible endete ohne ein Wort',

  // Which nodes are meant.
  'Give an address such as 192.168.4.2, a host name such as pi1.local, or NAME=ADDRESS.':
    'Eine Adresse wie 192.168.4.2, einen Rechnernamen wie pi1.local oder NAME=ADDRESS angeben.',
  '"{text}" is neither an address nor a host name': '„{text}“ ist weder eine Adresse noch ein Rechnername',
  'A node cannot be called "{name}"': 'Ein Knoten kann nicht „{name}“ heißen',
  'Use letters, digits, ".", "_" and "-".': 'Buchstaben, Ziffern, „.“, „_“ und „-“ verwenden.',
  'No node was named, and the inventory has none': 'Kein Knoten wurde genannt, und das Inventar hat keinen',
  'Name addresses: fission provision install pi1=192.168.4.2; `fission discover` finds them.':
    'Adressen nennen: fission provision install pi1=192.168.4.2; `fission discover` findet sie.',
  'Ranges are written 192.168.4.0/24, 192.168.4.2-40 or 192.168.4.2.':
    'Bereiche werden so geschrieben: 192.168.4.0/24, 192.168.4.2-40 oder 192.168.4.2.',
  '"{range}" is no range of addresses': '„{range}“ ist kein Bereich von Adressen',
  '{range} has more than {most} addresses': '{range} hat mehr als {most} Adressen',
  'Give a smaller range.': 'Einen kleineren Bereich angeben.',
  'Only private networks are searched; a host elsewhere can be given by its address.':
    'Nur private Netze werden durchsucht; ein Rechner anderswo lässt sich mit seiner Adresse angeben.',
  '{range} is not a private network': '{range} ist kein privates Netz',

  // Why a host is listed.
  'It announces itself as a node.': 'Er meldet sich als Knoten.',
  'It announces "{name}" (_{service}._tcp).': 'Er meldet „{name}“ (_{service}._tcp).',
  "Its hardware address {address} is a Raspberry Pi's.":
    'Seine Hardware-Adresse {address} ist die eines Raspberry Pi.',
  'Its SSH server calls itself {banner}.': 'Sein SSH-Server nennt sich {banner}.',

  // Why a node failed.
  'Its host key is not the one that is known': 'Sein Rechnerschlüssel ist nicht der bekannte',
  'If it was set up anew, forget the old key: ssh-keygen -R ADDRESS. If not, someone else may answer there.':
    'Wurde er neu aufgesetzt, den alten Schlüssel löschen: ssh-keygen -R ADDRESS. Wenn nicht, antwortet dort womöglich ein anderer.',
  'sudo refused the password': 'sudo hat das Passwort abgelehnt',
  'Give the password that sudo asks for on the node; it may differ from that of the login.':
    'Das Passwort angeben, das sudo auf dem Knoten verlangt; es kann ein anderes sein als das der Anmeldung.',
  'sudo wants a password and none was given': 'sudo verlangt ein Passwort, und es wurde keines angegeben',
  'Add --ask-become-pass, or allow the user sudo without a password.':
    '--ask-become-pass hinzufügen oder dem Benutzer sudo ohne Passwort erlauben.',
  'The user may not use sudo there': 'Der Benutzer darf sudo dort nicht verwenden',
  'As root on the node: adduser USER sudo': 'Als root auf dem Knoten: adduser USER sudo',
  'The login was refused': 'Die Anmeldung wurde abgelehnt',
  'Check user and password, or bring a key there: fission provision keys':
    'Benutzer und Passwort prüfen oder dort einen Schlüssel hinterlegen: fission provision keys',
  'Logging in by password needs sshpass, which is missing on this computer':
    'Die Anmeldung mit Passwort braucht sshpass, das auf diesem Computer fehlt',
  'Install it: sudo apt install sshpass (macOS: brew install sshpass), or use a key.':
    'Installieren: sudo apt install sshpass (macOS: brew install sshpass), oder einen Schlüssel verwenden.',
  'Install it: sudo apt install sshpass (macOS: brew install sshpass), or bring a key to the nodes.':
    'Installieren: sudo apt install sshpass (macOS: brew install sshpass), oder auf den Knoten einen Schlüssel hinterlegen.',
  'No address is known for its name': 'Zu seinem Namen ist keine Adresse bekannt',
  'Give its address instead, or see that it is on and in this network.':
    'Stattdessen seine Adresse angeben oder dafür sorgen, dass er eingeschaltet und in diesem Netz ist.',
  'It takes no SSH logins': 'Er nimmt keine SSH-Anmeldungen an',
  'Switch SSH on there: sudo raspi-config, Interface Options; or put an empty file "ssh" on its boot partition.':
    'SSH dort einschalten: sudo raspi-config, Interface Options; oder eine leere Datei „ssh“ auf seine Boot-Partition legen.',
  'It does not answer': 'Er antwortet nicht',
  'See that it is on, in this network, and has this address: fission discover':
    'Dafür sorgen, dass er eingeschaltet ist, in diesem Netz und unter dieser Adresse: fission discover',
  'Its disk is full': 'Seine Platte ist voll',
  'Free some space there; df -h shows where it went.':
    'Dort Platz schaffen; df -h zeigt, wo er geblieben ist.',
  'Another program installs packages there at the moment':
    'Dort installiert gerade ein anderes Programm Pakete',
  'A new system brings itself up to date first; try again in some minutes.':
    'Ein neues System bringt sich erst auf den neuesten Stand; in einigen Minuten erneut versuchen.',
  'This Ansible is too old for the Python of its system':
    'Dieses Ansible ist zu alt für das Python seines Systems',
  'Debian 13 and Ubuntu 24.04 need ansible-core 2.16 or newer, for example: pipx install ansible-core':
    'Debian 13 und Ubuntu 24.04 brauchen ansible-core 2.16 oder neuer, zum Beispiel: pipx install ansible-core',
  'No agent is installed there': 'Dort ist kein Agent installiert',
  'The mesh could not be started': 'Das Mesh konnte nicht gestartet werden',
  'journalctl -u fission-batman there says why; it needs the kernel module batman-adv and a wireless interface of its own.':
    'journalctl -u fission-batman sagt dort, warum; es braucht das Kernel-Modul batman-adv und eine eigene Funkschnittstelle.',
  'Packages could not be fetched': 'Pakete konnten nicht geladen werden',
  'Give the node internet, or bring the packages along; the help on provisioning says how.':
    'Dem Knoten Zugang zum Internet geben oder die Pakete mitbringen; wie, sagt die Hilfe zum Provisioning.',
  'It failed without a reason': 'Fehlgeschlagen ohne Angabe eines Grundes',
  'The full log says what led to it.': 'Das ganze Log sagt, was dazu geführt hat.',
  'Cancelled before it was done': 'Abgebrochen, bevor es fertig war',
  'Run it again: it goes on where it was.': 'Erneut ausführen: Es geht dort weiter, wo es war.',

  // Whether a host can become a node.
  'It answers': 'Er antwortet',
  'Its host key is known': 'Sein Rechnerschlüssel ist bekannt',
  'Nodes run Raspberry Pi OS, Debian 12 or newer, or Ubuntu 24.04 or newer.':
    'Auf Knoten läuft Raspberry Pi OS, Debian ab 12 oder Ubuntu ab 24.04.',
  '{system} has no apt or no systemd': '{system} hat kein apt oder kein systemd',
  'unknown has no apt or no systemd': 'Das unbekannte System hat kein apt oder kein systemd',
  'There is no Node.js for its processor ({processor})':
    'Für seinen Prozessor ({processor}) gibt es kein Node.js',
  '{free} MB free': '{free} MB frei',
  '{free} MB free, and {needed} are needed': '{free} MB frei, und {needed} werden gebraucht',
  'df -h there shows where the space went.': 'df -h zeigt dort, wo der Platz geblieben ist.',
  'It has no Python, which Ansible needs there': 'Er hat kein Python, das Ansible dort braucht',
  'Install it: sudo apt install python3': 'Installieren: sudo apt install python3',
  'Python {version} is older than 3.9': 'Python {version} ist älter als 3.9',
  'Bring the system up to date.': 'Das System auf den neuesten Stand bringen.',
  'It has no Node.js yet; it will be installed': 'Er hat noch kein Node.js; es wird installiert',
  'Node.js {version} is older than 18; it will be installed':
    'Node.js {version} ist älter als 18; ein neueres wird installiert',
  'Its clock is right': 'Seine Uhr geht richtig',
  "Its clock is {seconds} s ahead of this computer's":
    'Seine Uhr geht gegenüber diesem Computer {seconds} s vor',
  "Its clock is {seconds} s behind this computer's":
    'Seine Uhr geht gegenüber diesem Computer {seconds} s nach',
  'The installation sets up what keeps it right.': 'Die Installation richtet ein, was sie richtig hält.',
  'May use sudo, without a password': 'Darf sudo verwenden, ohne Passwort',
  'May use sudo, with the password': 'Darf sudo verwenden, mit dem Passwort',
  'sudo wants a password, or another one': 'sudo verlangt ein Passwort oder ein anderes',
  'Give it: --ask-become-pass. Or, as root there: adduser USER sudo':
    'Es angeben: --ask-become-pass. Oder dort als root: adduser USER sudo',
  'The agent runs': 'Der Agent läuft',
  'No agent runs': 'Kein Agent läuft',

  // The inventory, and what the last time came to.
  'A newer version of Fission wrote the inventory {file} (version {version}, this one knows {known})':
    'Eine neuere Version von Fission hat das Inventar {file} geschrieben (Version {version}, diese kennt {known})',
  'Install the newest version; nothing was changed in the file.':
    'Die neueste Version installieren; an der Datei wurde nichts geändert.',
  'The inventory {file} is in the format INI, which is only read where hosts are chosen, and not written':
    'Das Inventar {file} hat das Format INI; gelesen wird es nur bei der Auswahl von Rechnern, geschrieben wird es nicht',
  'Move it away and choose it in Add nodes (From a file…), or make it YAML: ansible-inventory -i {file} --list --yaml':
    'Es wegbewegen und unter Knoten hinzufügen (Aus einer Datei …) wählen oder YAML daraus machen: ansible-inventory -i {file} --list --yaml',
  'The inventory cannot be read: {reason} ({place})': 'Das Inventar ist nicht lesbar: {reason} ({place})',
  'Correct the file; it is YAML.': 'Die Datei korrigieren; sie ist YAML.',
  'A newer version of Fission wrote what the last provisioning came to ({file})':
    'Eine neuere Version von Fission hat das Ergebnis der letzten Einrichtung geschrieben ({file})',
  'Install the newest version, or move the file away.':
    'Die neueste Version installieren oder die Datei wegbewegen.',

  // Keys to log in with.
  'Making a key at {file}': 'Erzeugen eines Schlüssels in {file}',
  'Node {node} still takes passwords: {reason}': 'Knoten {node} nimmt weiterhin Passwörter an: {reason}',
  'its SSH server refused the setting': 'Sein SSH-Server hat die Einstellung abgelehnt',
  'The key works all the same. Turning passwords off needs sudo: --ask-become-pass.':
    'Der Schlüssel funktioniert trotzdem. Passwörter abzuschalten braucht sudo: --ask-become-pass.',
  'The key could not be brought to node {node}: {reason}':
    'Der Schlüssel konnte auf Knoten {node} nicht hinterlegt werden: {reason}',
  'See that the user’s home folder there can be written.':
    'Dafür sorgen, dass der Home-Ordner des Benutzers dort beschreibbar ist.',
  'There is no public key {file}.pub': 'Es gibt keinen öffentlichen Schlüssel {file}.pub',
  'Choose another key, or make it from the private one: ssh-keygen -y -f {file} > {target}.pub':
    'Einen anderen Schlüssel wählen oder ihn aus dem privaten erzeugen: ssh-keygen -y -f {file} > {target}.pub',
}
