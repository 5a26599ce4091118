/** What clients say of runs, and the lines of the timeline, in German. */
import type { Sentences } from '../sentences'

export const runSentences: Sentences = {
  // The timeline.
  'node {node} joined': 'Knoten {node} ist jetzt dabei',
  'node {node} is silent': 'Knoten {node} ist stumm',
  'node {node} is back': 'Knoten {node} ist wieder da',
  'node {node} is lost: {reason}': 'Knoten {node} ist verloren: {reason}',
  'node {node} is lost: {reason}; it ran {jobs}':
    'Knoten {node} ist verloren: {reason}; er führte {jobs} aus',
  '{job} placed on {node}': '{job} auf {node} platziert',
  '{job} placed on {node}, moved from {from}': '{job} von {from} auf {node} umgezogen',
  '{job} waits for a node': '{job} wartet auf einen Knoten',
  '{job} waits for a node ({refusals})': '{job} wartet auf einen Knoten ({refusals})',
  '{job} finished': '{job} ist fertig',
  '{job} failed and is not started again': '{job} ist fehlgeschlagen und wird nicht neu gestartet',
  '{job} stays: {node} refuses it ({reason})': '{job} bleibt: {node} lehnt ihn ab ({reason})',
  '{jobs} count rounds from 1 again': '{jobs}: Runden zählen wieder ab 1',
  '{job} crashed on {node}: {reason}': '{job} auf {node} abgestürzt: {reason}',
  '{job} crashed on {node}: {reason}; started again': '{job} auf {node} abgestürzt: {reason}; neu gestartet',
  '{job} crashed on {node}: {reason}; starts again in {ms} ms':
    '{job} auf {node} abgestürzt: {reason}; startet in {ms} ms neu',
  '{job} crashed: {reason}': '{job} abgestürzt: {reason}',
  '{job} crashed: {reason}; started again': '{job} abgestürzt: {reason}; neu gestartet',
  '{job} crashed: {reason}; starts again in {ms} ms': '{job} abgestürzt: {reason}; startet in {ms} ms neu',
  'on {node}: {reason}': 'auf {node}: {reason}',
  'on {node}: {reason}; started again': 'auf {node}: {reason}; neu gestartet',
  'on {node}: {reason}; starts again in {ms} ms': 'auf {node}: {reason}; startet in {ms} ms neu',
  '{reason}; started again': '{reason}; neu gestartet',
  '{reason}; starts again in {ms} ms': '{reason}; startet in {ms} ms neu',
  '{job}: preference() failed, the score decides: {reason}':
    '{job}: preference() ist fehlgeschlagen, die Bewertung entscheidet: {reason}',
  'on {node}: setup() of {job} failed: {reason}':
    'auf {node}: setup() von {job} ist fehlgeschlagen: {reason}',
  'on {node}: save() of {job} failed: {reason}': 'auf {node}: save() von {job} ist fehlgeschlagen: {reason}',
  'on {node}: restore() of {job} failed: {reason}':
    'auf {node}: restore() von {job} ist fehlgeschlagen: {reason}',
  '{job}: Writing {file} failed: {reason}': '{job}: Schreiben von {file} fehlgeschlagen: {reason}',
  // Which run is meant.
  'Several runs are there: {runs}': 'Es gibt mehrere Läufe: {runs}',
  'Name one of them by its id.': 'Einen davon mit seiner Id nennen.',
  'No run is known on this computer': 'Auf diesem Computer ist kein Lauf bekannt',
  'No run is known on this computer, nor on the nodes of {networks}':
    'Weder auf diesem Computer noch auf den Knoten von {networks} ist ein Lauf bekannt',
  'No run of {network} is known on this computer': 'Auf diesem Computer ist kein Lauf von {network} bekannt',
  'No run of {network} is known on this computer, nor on the nodes of {networks}':
    'Weder auf diesem Computer noch auf den Knoten von {networks} ist ein Lauf von {network} bekannt',
  'A newer version of Fission has begun {runs}; ask that version about it.':
    'Eine neuere Version von Fission hat {runs} begonnen; diese danach fragen.',
  'Start one with: fission run NETWORK': 'Einen starten mit: fission run NETWORK',
  'No run is there': 'Es gibt keinen Lauf',
  'No run of {network} is there': 'Es gibt keinen Lauf von {network}',
  'No node of {network} answers': 'Kein Knoten von {network} antwortet',
  'Check that the nodes are on.': 'Prüfen, ob die Knoten eingeschaltet sind.',
  // Runs that are taken up.
  'The client that held the run is gone': 'Der Client, der den Lauf geführt hat, ist weg',
  'Take the run up: fission attach': 'Den Lauf übernehmen: fission attach',
  'The client that holds the run does not know the request "{method}"':
    'Der Client, der den Lauf führt, kennt die Anfrage „{method}“ nicht',
  'Use the same version of Fission in both terminals.':
    'In beiden Terminals dieselbe Version von Fission verwenden.',
  'Node {node} still ran {network} (run {run}), which had ended while the node was cut off; it was ended there':
    'Knoten {node} führte noch {network} aus (Lauf {run}); der Lauf war beendet worden, während der Knoten abgeschnitten war, und wurde nun auch dort beendet',
  'Node {node} did not answer in time': 'Knoten {node} hat nicht rechtzeitig geantwortet',
  'Check that it is on and in the network.': 'Prüfen, ob er eingeschaltet und im Netz ist.',
  'The code of {network} as it was when the run began is on no node that answers':
    'Der Code von {network}, wie er bei Beginn des Laufs war, ist auf keinem Knoten, der antwortet',
  'Start the run again, or bring back a node that ran it.':
    'Den Lauf neu starten oder einen Knoten zurückholen, der ihn ausgeführt hat.',
  'The run was begun by another version of Fission, and cannot be taken up by this one':
    'Der Lauf wurde von einer anderen Version von Fission begonnen und kann von dieser nicht übernommen werden',
  'Use the version that began it, or stop it with: fission stop':
    'Die Version verwenden, die ihn begonnen hat, oder ihn stoppen mit: fission stop',
  'The config of {network} has mistakes, so its nodes are not known':
    'Die Config von {network} hat Fehler, deshalb sind ihre Knoten nicht bekannt',
  'See them with: fission validate {network}': 'Anzeigen mit: fission validate {network}',
  'The run of {network} cannot be taken up: its client left nothing with the nodes that answer':
    'Der Lauf von {network} kann nicht übernommen werden: Sein Client hat bei den Knoten, die antworten, nichts hinterlassen',
  'Stop it with: fission stop': 'Stoppen mit: fission stop',
  'Node {node} is the same computer as node {twin} ({hostname}, {host}); it is left out':
    'Knoten {node} ist derselbe Computer wie Knoten {twin} ({hostname}, {host}); er wird ausgelassen',
  'Give each node of the config the address of another computer, or remove one of the two.':
    'Jedem Knoten der Config die Adresse eines anderen Computers geben oder einen der beiden entfernen.',
  'fission run ({user} on {host})': 'fission run ({user} auf {host})',
  'fission attach ({user} on {host})': 'fission attach ({user} auf {host})',
  'Fission Control Center ({user} on {host})': 'Fission Control Center ({user} auf {host})',
  // Agents of this computer, and simulations.
  'The local agent {name} did not start within {seconds} s':
    'Der lokale Agent {name} ist nicht innerhalb von {seconds} s gestartet',
  'The local agent {name} cannot be started: {reason}':
    'Der lokale Agent {name} lässt sich nicht starten: {reason}',
  'The local agent {name} ended while starting ({reason})':
    'Der lokale Agent {name} hat beim Starten geendet ({reason})',
  'The local agent {name} has no output': 'Der lokale Agent {name} hat keine Ausgabe',
  'exit code {code}': 'Exit-Code {code}',
  'Run "npm run build" in a checkout, or install the app again.':
    'In einem Checkout „npm run build“ ausführen oder die App neu installieren.',
  '{name} is not needed any more': '{name} wird nicht mehr gebraucht',
  'The agent of node {node} does not answer at {path}: {reason}':
    'Der Agent von Knoten {node} antwortet nicht unter {path}: {reason}',
  'no answer in time': 'keine rechtzeitige Antwort',
  'Start the agent, or the run, again.': 'Den Agenten oder den Lauf neu starten.',
  'Network {network} is being simulated already': 'Netzwerk {network} wird bereits simuliert',
  'Network {network} is being simulated already by process {pid}':
    'Netzwerk {network} wird bereits simuliert (Prozess {pid})',
  'Stop the other simulation (Ctrl+C in its terminal), then start this one again.':
    'Die andere Simulation stoppen (Strg+C in ihrem Terminal), dann diese erneut starten.',
  'Network {network} is being run already': 'Netzwerk {network} wird bereits ausgeführt',
  'Network {network} is being run already by process {pid}':
    'Netzwerk {network} wird bereits ausgeführt (Prozess {pid})',
  'Stop the other run (Ctrl+C in its terminal), then start this one again.':
    'Den anderen Lauf stoppen (Strg+C in seinem Terminal), dann diesen erneut starten.',
  'Wait until that has ended.': 'Warten, bis das beendet ist.',
}
