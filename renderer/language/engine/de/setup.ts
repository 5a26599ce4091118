/** What is said while hosts become nodes, here or by way of one of them, in German. */
import type { Sentences } from '../sentences'

export const setupSentences: Sentences = {
  // A node runs the playbooks.
  'The setting {setting} names files of this computer, and the playbook would run on a node':
    'Die Einstellung {setting} nennt Dateien dieses Computers, und das Playbook würde auf einem Knoten laufen',
  'Install Ansible here: sudo apt install ansible-core sshpass (macOS: brew install ansible sshpass).':
    'Ansible hier installieren: sudo apt install ansible-core sshpass (macOS: brew install ansible sshpass).',
  'it gave no reason': 'Er nannte keinen Grund',
  'The playbooks could not be copied to {node}: {reason}':
    'Die Playbooks konnten nicht auf {node} kopiert werden: {reason}',
  'See that /tmp there has some space.': 'Dafür sorgen, dass dort in /tmp Platz ist.',
  'This computer has no Ansible, and none could be installed on {node}: {reason}':
    'Dieser Computer hat kein Ansible, und auf {node} ließ sich keines installieren: {reason}',
  'Give that node internet, or install it here: sudo apt install ansible-core sshpass (macOS: brew install ansible sshpass).':
    'Diesem Knoten Zugang zum Internet geben oder es hier installieren: sudo apt install ansible-core sshpass (macOS: brew install ansible sshpass).',
  'its packages have none that is new enough': 'Seine Pakete bieten keines, das neu genug ist',
  'No node was named': 'Kein Knoten wurde genannt',
  'Name one that can run Ansible.': 'Einen nennen, der Ansible ausführen kann.',
  'This computer has no Ansible: the first node is to run it':
    'Dieser Computer hat kein Ansible: Der erste Knoten soll es ausführen',
  'Installing Ansible on {node}': 'Ansible wird auf {node} installiert',
  'Bringing the playbooks to {node}': 'Die Playbooks werden auf {node} kopiert',

  // Hosts from a file.
  'The inventory cannot be read: {reason} (the inventory:{line})':
    'Das Inventar ist nicht lesbar: {reason} (Zeile {line})',
  'A newer version of Fission wrote the inventory the inventory (version {version}, this one knows {known})':
    'Eine neuere Version von Fission hat das Inventar geschrieben (Version {version}, diese kennt {known})',
  'Its hosts are to be in the group fissionservers, or in any group of an INI file.':
    'Seine Rechner müssen in der Gruppe fissionservers stehen, bei einer INI-Datei in irgendeiner Gruppe.',
  'The inventory has no hosts': 'Das Inventar hat keine Rechner',
  'The CSV file cannot be read: {reason}': 'Die CSV-Datei ist nicht lesbar: {reason}',
  'Rows are: name, address, group…': 'Eine Zeile ist: Name, Adresse, Gruppe …',
  'Its host key is the one that is known': 'Sein Rechnerschlüssel ist der bekannte',

  // The action and its log.
  'Ansible {version} on {hosts}': 'Ansible {version} für {hosts}',
  'Ansible {version} on {helper} on {hosts}': 'Ansible {version} auf {helper} für {hosts}',
  'It was not brought to its end': 'Es wurde nicht zu Ende gebracht',
  'Wait until it has ended, or cancel it.': 'Warten, bis das beendet ist, oder es abbrechen.',
  'Nodes are being worked on already': 'An Knoten wird schon gearbeitet',
  'Bring your key': 'Schlüssel hinterlegen',
  '-- Bring your key': '-- Schlüssel hinterlegen',
  'Made the key {file}': 'Schlüssel {file} erzeugt',
  'Takes the key {file}': 'Schlüssel {file} wird verwendet',
  '   {node}: changed; it takes no passwords any more':
    '   {node}: geändert; er nimmt keine Passwörter mehr an',
  '   {node}: ok; it takes no passwords any more': '   {node}: ok; er nimmt keine Passwörter mehr an',
}
