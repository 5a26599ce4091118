/** What is said of SSH connections and of shells on nodes, in German. */
import type { Sentences } from '../sentences'

export const sshSentences: Sentences = {
  // Reaching a host.
  'The connection to node {node} broke': 'Die Verbindung zu Knoten {node} ist abgerissen',
  'The connection to node {node} broke: {reason}': 'Die Verbindung zu Knoten {node} ist abgerissen: {reason}',
  'Check its network, then try again.': 'Sein Netzwerk prüfen, dann erneut versuchen.',
  'Node {node}: there is no host of this name': 'Knoten {node}: Einen Rechner dieses Namens gibt es nicht',
  'Check the name, or use the address.': 'Den Namen prüfen oder die Adresse verwenden.',
  'Node {node} refuses connections on port {port}': 'Knoten {node} weist Verbindungen auf Port {port} ab',
  'Switch SSH on there: sudo systemctl enable --now ssh. Or set its Port in ~/.ssh/config.':
    'SSH dort einschalten: sudo systemctl enable --now ssh. Oder seinen Port in ~/.ssh/config setzen.',
  'Node {node} cannot be reached: no route': 'Knoten {node} ist nicht erreichbar: keine Route',
  'Check its power, its cable or Wi-Fi, and the address.':
    'Stromversorgung, Kabel oder WLAN und die Adresse prüfen.',
  'SSH to node {node} failed: {reason}': 'SSH zu Knoten {node} ist fehlgeschlagen: {reason}',
  'the host closed the connection': 'Der Rechner hat die Verbindung geschlossen',
  'Try: ssh {user}@{host} -p {port}': 'Ausprobieren: ssh {user}@{host} -p {port}',
  'Node {node} does not answer on port {port}': 'Knoten {node} antwortet nicht auf Port {port}',
  'Check its power, its cable or Wi-Fi, and that no firewall drops SSH.':
    'Stromversorgung, Kabel oder WLAN prüfen, und dass keine Firewall SSH verwirft.',

  // Logging in; what was tried is a list, which is taken apart.
  'Node {node} does not let {user} in: there is no key and no password':
    'Knoten {node} lässt {user} nicht hinein: Es gibt weder Schlüssel noch Passwort',
  'Node {node} does not let {user} in: it took none of: {tried}':
    'Knoten {node} lässt {user} nicht hinein. Er nahm nichts davon an: {tried}',
  'the keys of the ssh-agent': 'die Schlüssel des ssh-agent',
  'the keys of the ssh-agent, {others}': 'die Schlüssel des ssh-agent, {others}',
  'the password': 'das Passwort',
  '{others}, the password': '{others}, das Passwort',
  '{file}, which cannot be read': '{file} (nicht lesbar)',
  '{file}, which cannot be read, {others}': '{file} (nicht lesbar), {others}',
  '{file}, which was not unlocked': '{file} (nicht entsperrt)',
  '{file}, which was not unlocked, {others}': '{file} (nicht entsperrt), {others}',
  'Copy your key there with ssh-copy-id {user}@{host}, give the right password, or set another user in the network’s config.':
    'Den eigenen Schlüssel mit ssh-copy-id {user}@{host} dort hinterlegen, das richtige Passwort angeben oder in der Config des Netzwerks einen anderen Benutzer setzen.',

  // Host keys.
  'Node {node} shows a key that is marked as revoked ({keyType} {fingerprint}, {place})':
    'Knoten {node} zeigt einen Schlüssel, der als widerrufen markiert ist ({keyType} {fingerprint}, {place})',
  'Give the host new keys, or remove the line if it was marked by mistake.':
    'Dem Rechner neue Schlüssel geben oder die Zeile entfernen, falls sie irrtümlich markiert wurde.',
  'The host key of node {node} has changed: it shows {keyType} {fingerprint}, not the one of {place}':
    'Der Rechnerschlüssel von Knoten {node} hat sich geändert: Er zeigt {keyType} {fingerprint}, nicht den aus {place}',
  'If you set this node up anew, forget the old key with: ssh-keygen -R {name}. If not, somebody may be in between.':
    'Wurde dieser Knoten neu aufgesetzt, den alten Schlüssel löschen mit: ssh-keygen -R {name}. Wenn nicht, steht womöglich jemand dazwischen.',
  'The host at {host} is not node {node}: its key {fingerprint} is not known as {name}':
    'Der Rechner unter {host} ist nicht Knoten {node}: Sein Schlüssel {fingerprint} ist nicht der bekannte von {name}',
  'Give the node’s address in the network’s config.':
    'Die Adresse des Knotens in der Config des Netzwerks angeben.',
  'Node {node} was never seen before and is not trusted ({keyType} {fingerprint})':
    'Knoten {node} wurde noch nie gesehen, und ihm wird nicht vertraut ({keyType} {fingerprint})',
  'Compare the fingerprint with ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub on the node, then say yes.':
    'Den Fingerabdruck mit der Ausgabe von ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub auf dem Knoten vergleichen, dann zustimmen.',

  // Shells and reboots.
  'Node {node} was not rebooted: {reason}': 'Knoten {node} wurde nicht neu gestartet: {reason}',
  'Node {node} was not rebooted: {user} may not do that without a password':
    'Knoten {node} wurde nicht neu gestartet: {user} darf das nicht ohne Passwort',
  'Node {node} was not rebooted: it refused': 'Knoten {node} wurde nicht neu gestartet: Er hat es abgelehnt',
  'Open a shell on it and type: sudo reboot': 'Dort eine Shell öffnen und eingeben: sudo reboot',
  'This shell is open already': 'Diese Shell ist schon offen',
  'Open another one.': 'Eine andere öffnen.',
  'This shell has ended': 'Diese Shell ist beendet',
}
